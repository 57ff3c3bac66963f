"""Titles that end with the date they are about. Reads no other part of a title, and changes none that is unsure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from dialogue.language.dates.days import may_hold_date
from dialogue.language.dates.reading import parse_swedish_dates

_JOINT: Final = re.compile(r"[\s,;:(|–—-]*(?:den\s+)?$", re.IGNORECASE)
_LEAST: Final = 3


def without_date(title: str, day: date) -> str:
    """The title without the date that it ends with, where that is `day` (of Stockholm), for where the date stands beside
    it: "Frukostmöte, 7 december 2026 kl. 8.00" → "Frukostmöte"."""
    if not may_hold_date(title):
        return title
    text = unicodedata.normalize("NFC", title)
    for found in parse_swedish_dates(text, day, day):
        end = max(found.span[1], found.clock.span[1] if found.clock else 0)
        left = _JOINT.sub("", text[: found.span[0]])
        if found.first == found.last == day and not text[end:].strip(" .)") and len(left) >= _LEAST:
            return left
    return title
