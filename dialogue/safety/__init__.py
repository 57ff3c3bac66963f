"""What in a message must be held, answered with care or looked at by a person before anyone else sees it.

    flags(text) -> Flags                crisis, personal_data, sensitive, abusive, no_substance
    crisis(text)                        the writer's own acute danger
    worried_about_other(text)           danger to somebody near the writer
    danger(text)                        either: comes before everything else
    own_care(text)                      the writer's own care: 1177, patientnämnden
    personal_data(text) -> Finding, …   kinds and places
    mask_personnummer(text)

Pure rules on text. Answers nothing and stores nothing.
"""

from dialogue.safety.distress import crisis, danger, worried_about_other
from dialogue.safety.flags import Flags, flags
from dialogue.safety.personal import MASK, Finding, mask_personnummer, personal_data
from dialogue.safety.private import own_care, sensitive
from dialogue.safety.substance import no_substance
from dialogue.safety.tone import abusive

__all__ = [
    "MASK",
    "Finding",
    "Flags",
    "abusive",
    "crisis",
    "danger",
    "flags",
    "mask_personnummer",
    "no_substance",
    "own_care",
    "personal_data",
    "sensitive",
    "worried_about_other",
]
