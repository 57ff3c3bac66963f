"""A tip for the newsletter: what it consists of, in which order that is asked for, when it is whole.

Pure. Days are those of Stockholm.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, FoundDate, parse_swedish_dates
from dialogue.language.folding import fold

TipKind = Literal["news", "event", "example"]
TipState = Literal["draft", "waiting", "used", "declined"]
Step = Literal["heading", "text", "when", "link", "credit", "look"]

KINDS: Final[tuple[TipKind, ...]] = ("news", "event", "example")
LONGEST_HEADING: Final = 120
LONGEST_LINK: Final = 500
NOTHING: Final = "-"
"""What stands in a draft where its writer said that there is none."""
_NONE: Final = frozenset(
    {"-", "nej", "ingen", "ingen länk", "nej tack", "no", "none", "no link", "no thanks"}
)
_LINK: Final = re.compile(
    r"(?:https?://)?((?:[\w-]+\.)+[a-zåäö]{2,24}(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip. `happens` is when it happens in the tipper's words, `starts` and `ends` (UTC) what was read out of them.

    `organisation_id` is the organisation to credit, `organisation` its name, '' for nobody's. `link` may be NOTHING.
    """

    id: str
    member_id: str | None
    organisation_id: str | None
    kind: TipKind
    heading: str
    text: str
    happens: str
    starts: datetime | None
    ends: datetime | None
    all_day: bool
    place: str
    link: str
    state: TipState
    result: str
    decided_by: str | None
    created_at: datetime
    sent_at: datetime | None
    decided_at: datetime | None
    organisation: str = ""

    @property
    def address(self) -> str:
        """Its link, '' where there is none."""
        return "" if self.link == NOTHING else self.link


@dataclass(frozen=True, slots=True)
class Happening:
    """When something happens (UTC; of whole days the midnights in Stockholm), and where, '' where that is not told."""

    starts: datetime
    ends: datetime | None
    all_day: bool
    place: str


def next_step(tip: Tip) -> Step:
    """What is asked for next; whom to credit is asked by the caller, who knows whether there is anybody."""
    if not tip.heading:
        return "heading"
    if not tip.text:
        return "text"
    if tip.kind == "event" and tip.starts is None:
        return "when"
    return "link" if not tip.link else "look"


def read_when(text: str, today: date) -> Happening | None:
    """When, and perhaps where, a text says that something happens: "12 december kl. 18, Folkets hus".

    None where it tells no day, more than one, one that is unsure, or one before `today`. A year that is not written is the
    nearest.
    """
    written, found = _decided(text, today) or ("", None)
    if found is None or found.first is None or found.last is None or found.first < today:
        return None
    after = max(found.span[1], found.clock.span[1] if found.clock else 0)
    place = " ".join(written[after:].split()).strip(" ,.;–-")
    if found.starts is not None:
        return Happening(found.starts, found.ends, all_day=False, place=place)
    return Happening(
        _midnight(found.first), _midnight(found.last + timedelta(days=1)), all_day=True, place=place
    )


def _decided(text: str, today: date) -> tuple[str, FoundDate] | None:
    """The one date of a text. "12/12" in an answer to "when" is a day, and no fraction."""
    text = unicodedata.normalize("NFC", text)
    found = parse_swedish_dates(text, today, today)
    if len(found) == 1 and found[0].guess and "impossible" not in found[0].doubts:
        start, end = found[0].span
        text = f"{text[:start]}{found[0].guess.isoformat()}{text[end:]}"
        found = parse_swedish_dates(text, today)
    return (text, found[0]) if len(found) == 1 and found[0].certain else None


def read_link(text: str) -> str:
    """The address of a page, https where nothing is said; NOTHING for a no, '' for what is neither.

    >>> read_link("www.stigfinnarna.example/vinter"), read_link("Nej"), read_link("fråga Bertil")
    ('https://www.stigfinnarna.example/vinter', '-', '')
    """
    if fold(text).strip(" .!") in _NONE:
        return NOTHING
    found = _LINK.fullmatch(text.strip()) if len(text) <= LONGEST_LINK else None
    if found is None:
        return ""
    return text.strip() if "://" in text else f"https://{found[1]}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
