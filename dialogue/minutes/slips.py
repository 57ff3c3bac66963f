"""Slips of the pen in minutes, told and never corrected: dates, doubled words, mixed alphabets, two spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from dialogue.language.dates import parse_swedish_dates
from dialogue.language.dates.names import MONTHS_SV
from dialogue.minutes.asking import loose_quotes
from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import Warned, remark

MOST_NAMES: Final = 2_000
_DATE_SLIP = re.compile(rf"\b\d{{1,2}}\s*[;,]\s*[ea]\b\s+(?:{'|'.join(MONTHS_SV)})", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(?P<word>[^\W\d_]{2,})\s+(?P=word)\b(?!-)", re.IGNORECASE)
_TWO_STOPS = re.compile(r"(?<![.…])\.\.(?!\.)")
_NAME = re.compile(r"(?=\b([A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]{2,}))\b")
_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{4,}\b")
_DOUBLED_RIGHTLY: Final = frozenset({"det", "den", "de", "som", "så", "har", "är"})
"""Words that may well stand twice in good Swedish ("det det handlar om")."""


def slips_in(lines: Sequence[Line], today: date, held_on: date | None) -> Iterator[Warned]:
    """What looks like a slip, line by line; spellings after that. `held_on` decides years that are not written."""
    for line in lines:
        yield from _in_line(line, today, held_on)
    yield from _spellings(lines)


def _in_line(line: Line, today: date, held_on: date | None) -> Iterator[Warned]:
    text, number = line.text, line.number
    if found := _DATE_SLIP.search(text):
        yield remark(number, "date-slip", text=found.group())
    yield from _dates(line, today, held_on)
    for found in _DOUBLED.finditer(text):
        if found["word"].casefold() not in _DOUBLED_RIGHTLY:
            yield remark(number, "doubled", text=found.group())
    if _TWO_STOPS.search(text):
        yield remark(number, "two-stops")
    if loose_quotes(text) and not text.rstrip("\"'”“» ").endswith("?"):
        yield remark(number, "half-quote")
    for word in _mixed(text):
        yield remark(number, "alphabets", text=word)


def _dates(line: Line, today: date, held_on: date | None) -> Iterator[Warned]:
    if not any(letter.isdigit() for letter in line.text):
        return
    for found in parse_swedish_dates(line.text, today, held_on):
        if "impossible" in found.doubts:
            yield remark(line.number, "no-such-day", text=found.text)
        elif "weekday" in found.doubts and found.first:
            yield remark(line.number, "weekday", text=found.text, day=found.first)
        elif "order" in found.doubts:
            yield remark(line.number, "backwards", text=found.text)
        elif found.certain and found.first and found.first.weekday() >= 5 and found.first != held_on:
            yield remark(line.number, "weekend", text=found.text, day=found.first)


def _mixed(text: str) -> Iterator[str]:
    if text.isascii():
        return
    for word in re.findall(r"[^\W\d_]+", text):
        if not word.isascii() and len({unicodedata.name(letter, "?").split()[0] for letter in word}) > 1:
            yield word


def _spellings(lines: Iterable[Line]) -> Iterator[Warned]:
    """Pairs of names, and words in capitals, of which another spelling, one letter apart, stands somewhere above."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for line in lines:
        for written in (*_NAME.findall(line.text), *_CAPITALS.findall(line.text)):
            keys = {written, *_one_letter_less(written)}
            other = next((seen[one] for one in sorted(keys) if one in seen and seen[one] != written), None)
            if other and written not in told and not _differ_in_ending(written, other):
                told.add(written)
                yield remark(line.number, "spellings", one=other, other=written)
            if len(seen) < MOST_NAMES * 20:
                for one in keys:
                    seen.setdefault(one, written)


def _one_letter_less(written: str) -> set[str]:
    return {written[:place] + written[place + 1 :] for place in range(1, len(written))}


def _differ_in_ending(one: str, other: str) -> bool:
    """A genitive s is no other spelling, nor is a plural in capitals."""
    return one.rstrip("s") == other.rstrip("s") or one.rstrip("S") == other.rstrip("S")
