"""Minutes of a meeting, read: lines in; the meeting, its dialogues, questions and replies out, with remarks.

Rules only, no file and no database. How they decide, and how well, stands in docs/minutes.md.
"""

from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import (
    Attendance,
    MinutedDialogue,
    MinutedMeeting,
    MinutedQuestion,
    MinutedReply,
    Minutes,
    Value,
    Warned,
)
from dialogue.minutes.reading import read_minutes

__all__ = [
    "Attendance",
    "Line",
    "MinutedDialogue",
    "MinutedMeeting",
    "MinutedQuestion",
    "MinutedReply",
    "Minutes",
    "Value",
    "Warned",
    "read_minutes",
]
