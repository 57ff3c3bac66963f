"""The coding frame and the suggestions made with it.

    default_frame(), parse_frame(json) -> Frame     Area, Theme; FrameError names a bad place
    frame_as_json(frame)                            the file that staff edit and take in again
    suggest(text, frame, question_text) -> Suggestion
    themes_of(text, frame, question_text)           the themes alone, of a text whose flags are known

Confirming, rejecting and counting belong to others.
"""

from dialogue.themes.errors import FrameError
from dialogue.themes.frame import NO_SUBSTANCE, OTHER, RESERVED, RETIRED_ON, Area, Frame, Theme
from dialogue.themes.frame_file import default_frame, frame_as_json, parse_frame
from dialogue.themes.suggestion import MOST_THEMES, Suggestion, suggest, themes_of

__all__ = [
    "MOST_THEMES",
    "NO_SUBSTANCE",
    "OTHER",
    "RESERVED",
    "RETIRED_ON",
    "Area",
    "Frame",
    "FrameError",
    "Suggestion",
    "Theme",
    "default_frame",
    "frame_as_json",
    "parse_frame",
    "suggest",
    "themes_of",
]
