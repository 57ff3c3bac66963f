"""Who was there: counts as written, people by role, names of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import Attendance

LONGEST_NAME: Final = 100
_NUMBER = re.compile(r"(?<![\d.,])(\d{1,4})(?![\d.,]*\d)")
_PEOPLE = re.compile(r"\b(\d{1,4})\s+(?:personer|deltagare|medverkande)\b", re.IGNORECASE)
_ORGANISATIONS = re.compile(r"\b(\d{1,3})\s+(?:olika\s+)?(?:organisationer|föreningar)\b", re.IGNORECASE)
_ROLE = re.compile(r"(?P<role>[A-ZÅÄÖ][\w .&/-]{2,40}?)\s*(?::|\t)\s*(?P<names>\S.*)")
_BETWEEN = re.compile(r",\s*|;\s*|\s+(?:samt|och)\s+")


def count_in(value: str) -> int | None:
    """The number in "49 personer", "ca 60"."""
    found = _NUMBER.search(value)
    return int(found[1]) if found else None


def counts_in(lines: Iterable[Line]) -> tuple[int | None, int | None]:
    """Persons and organisations as running text counts them, in the first line that does."""
    people = organisations = None
    for line in lines:
        if len(line.text) > 400:
            continue
        found, others = _PEOPLE.search(line.text), _ORGANISATIONS.search(line.text)
        people = people or (int(found[1]) if found else None)
        organisations = organisations or (int(others[1]) if others else None)
    return people, organisations


def people_by_role(lines: Iterable[Line]) -> tuple[Attendance, ...]:
    """ "Role: name, name samt name", a line for each role, until a line of another form."""
    roles = []
    for line in lines:
        found = _ROLE.fullmatch(line.text)
        if not found:
            break
        names = tuple(name.strip(" .") for name in _BETWEEN.split(found["names"]) if name.strip(" ."))
        roles.append(Attendance(found["role"], names))
    return tuple(roles)


def organisations_in(lines: Sequence[Line]) -> list[Line]:
    """The names of a list, until an empty line after names without any, or until a line that is no name.

    One paragraph with commas is a list too.
    """
    if len(lines) == 1 and lines[0].text.count(",") >= 2:
        names = _BETWEEN.split(lines[0].text.rstrip("."))
        return [Line(lines[0].number, name.strip()) for name in names if name.strip()]
    found: list[Line] = []
    tight = len(lines) > 2 and not lines[1].apart
    for line in lines:
        if found and ((tight and line.apart) or line.kind != found[0].kind) and not line.hanging:
            break
        if len(line.text) > LONGEST_NAME or line.text.endswith((":", "?", "!")):
            break
        found.append(line)
    return found
