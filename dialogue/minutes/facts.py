"""What minutes say about the meeting itself, from the lines that belong to no dialogue.

A fact is written as "Var: …", as a table's row, as "Plats …", or as a word alone with the fact on the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from dialogue.minutes.headings import Announced, heading_of, is_heading, unnumbered
from dialogue.minutes.lines import Line

Fact = Literal["venue", "when", "participants", "organisations", "case_number", "purpose"]

_KEYS: Final[tuple[tuple[Fact, str], ...]] = (
    ("venue", r"var|plats|lokal|ort"),
    ("when", r"när|datum|tid|datum och tid|tid och datum|mötesdatum"),
    ("participants", r"antal (?:deltagare|personer|närvarande)"),
    ("organisations", r"antal (?:\w+ )?(?:organisationer|föreningar)(?: (?:närvarande|på plats|representerade))?"),
    ("case_number", r"diarienummer|dnr|ärendenummer"),
    ("purpose", r"syfte(?:t)?(?: med \w+)?"),
)  # fmt: skip
_WRITTEN: Final = tuple(
    (fact, re.compile(rf"(?:{words})\s*(?::|\t)\s*(?P<value>.*)", re.IGNORECASE)) for fact, words in _KEYS
)
_BARE: Final = tuple((fact, re.compile(rf"(?:{words})", re.IGNORECASE)) for fact, words in _KEYS)
_PLACE_WITHOUT_COLON = re.compile(r"(?:Plats|Datum|Lokal|Tid)\s+(?P<value>\S.{2,80})")
_FACT_OF: Final[dict[str, Fact]] = {"plats": "venue", "lokal": "venue", "datum": "when", "tid": "when"}


@dataclass(frozen=True, slots=True)
class Found:
    """One fact as written, and where. `value` is '' where the line holds the key alone."""

    fact: Fact
    value: str
    line: int


def facts_in(lines: Iterable[Line]) -> dict[Fact, Found]:
    """The first of each fact."""
    found: dict[Fact, Found] = {}
    waiting: Fact | None = None
    for line in lines:
        if waiting and not _written(line):
            found.setdefault(waiting, Found(waiting, line.text, line.number))
            waiting = None
            continue
        told = _written(line)
        waiting = told.fact if told and not told.value and told.fact not in found else None
        if told and told.value:
            found.setdefault(told.fact, told)
    return {fact: one for fact, one in found.items() if one.value.strip("-– ")}


def _written(line: Line) -> Found | None:
    text = line.text.replace("**", "")
    for fact, pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            return Found(fact, " ".join(match["value"].split()), line.number)
    if match := _PLACE_WITHOUT_COLON.fullmatch(text):
        return Found(_FACT_OF[text.split()[0].casefold()], match["value"], line.number)
    bare = next((fact for fact, pattern in _BARE if pattern.fullmatch(text.strip())), None)
    # "Syfte" and "När" alone may be headings of more than one line; a purpose is read as a section.
    return Found(bare, "", line.number) if bare and bare != "purpose" else None


def sections_in(lines: Iterable[Line]) -> Iterator[tuple[Announced, Line, list[Line]]]:
    """What is announced by a heading, the heading, and the lines down to the next heading."""
    open_section: tuple[Announced, Line, list[Line]] | None = None
    for line in lines:
        heading = heading_of(line)
        if heading or is_heading(line) or (open_section and _is_fact(line)):
            if open_section:
                yield open_section
            open_section = (heading.kind, line, []) if heading else None
        elif open_section:
            open_section[2].append(line)
    if open_section:
        yield open_section


def _is_fact(line: Line) -> bool:
    told = _written(line)
    return told is not None and bool(told.value)


def title_of(lines: Iterable[Line]) -> Line | None:
    """The line that names the meeting: among the first ones, one that holds such a word; else the very first."""
    first = [line for line in lines if line.kind in ("heading", "paragraph")][:6]
    naming = (line for line in first if _NAMES.search(line.text) and len(line.text) <= LONGEST_TITLE)
    return next(naming, first[0] if first else None)


LONGEST_TITLE: Final = 160
_NAMES = re.compile(
    r"möte|konferens|dialog|styrgrupp|anteckningar|sammanställning|protokoll|workshop|träff", re.IGNORECASE
)


def plain_title(line: Line | None) -> str:
    """The title without a number or date before it."""
    return re.sub(r"^\d{4}-\d\d-\d\d\s*[:–-]\s*", "", unnumbered(line.text)) if line else ""
