"""One line of a list of organisations: its cells, why it cannot be used, and what it makes of an organisation.

Pure; knows no other line. Whether addresses and themes are good is told by the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from dialogue.language.folding import fold_loose, visible
from dialogue.members import Organisation
from dialogue.naming import LONGEST_NAME
from dialogue.subscribers import LANGUAGES

LONGEST_ABOUT: Final = 400
"""Letters of what an organisation says of itself that fit into a list."""
LONGEST_CELL: Final = 1_000
"""Letters of any other cell."""
YES: Final = frozenset({"ja", "j", "yes", "y", "true", "sant", "1", "x"})
NO: Final = frozenset({"nej", "n", "no", "false", "falskt", "0"})
LEVELS: Final = {
    "lokal": "local", "lokalt": "local", "local": "local",
    "regional": "regional", "regionalt": "regional",
    "nationell": "national", "nationellt": "national", "riks": "national", "national": "national",
}  # fmt: skip
"""The level on which an organisation works, as it may be written."""
TYPED: Final = ("number", "signatory_since", "signatory_until", "visible", "language", "level", "languages")
"""Cells in which not everything may stand."""
_BETWEEN_WORDS = re.compile(r"[\s,;|]+")
_BETWEEN_NAMES = re.compile(r"[;|\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YEAR = re.compile(r"[12]\d{3}")
_NUMBER = re.compile(r"(?:16)?(\d{6})[-\s]?(\d{4})")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of a file, its cells as they stand. `line` counts from 1, heads included; `spare` are further cells.

    `broken` says why the line could not be read at all, '' where it could. `parent` and `umbrella` are names.
    """

    line: int
    name: str = ""
    email: str = ""
    municipality: str = ""
    subregion: str = ""
    themes: str = ""
    size: str = ""
    form: str = ""
    signatory_since: str = ""
    visible: str = ""
    language: str = ""
    about: str = ""
    contact: str = ""
    number: str = ""
    aliases: str = ""
    parent: str = ""
    umbrella: str = ""
    target_groups: str = ""
    level: str = ""
    languages: str = ""
    signatory_until: str = ""
    spare: tuple[str, ...] = ()
    broken: str = ""


CELLS: Final = tuple(one.name for one in fields(RegisterRow) if one.name not in ("line", "spare", "broken"))


def name_of(row: RegisterRow) -> str:
    """The name as it would be kept."""
    return tidy(visible(row.name))


def themes_of(row: RegisterRow) -> tuple[str, ...]:
    """The ids in a line's cell of themes, with commas, semicolons, bars or spaces between them."""
    return _parts(_BETWEEN_WORDS, row.themes.lower())


def names_in(cell: str) -> tuple[str, ...]:
    """Names with semicolons or bars between them: a name may hold commas and spaces."""
    return tuple(dict.fromkeys(filter(None, (tidy(visible(part)) for part in _BETWEEN_NAMES.split(cell)))))


def number_of(text: str) -> str | None:
    """The ten digits of an organisation number, with or without hyphen or the century 16; None for what is none.

    The third digit is at least 2, so that no identity number of a person is one; the last is by Luhn (SKV 709).

    >>> number_of("802002-4280"), number_of("802002-4281"), number_of("")
    ('8020024280', None, '')
    """
    if not text.strip():
        return ""
    found = _NUMBER.fullmatch(text.strip())
    digits = "".join(found.groups()) if found else ""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    right = digits and digits[2] >= "2" and sum(part // 10 + part % 10 for part in doubled) % 10 == 0
    return digits if right else None


def refusal(row: RegisterRow) -> str:
    """Why a line cannot be used, '' where it can."""
    if row.broken:
        return row.broken
    if control := next((name for name in CELLS if _CONTROL.search(getattr(row, name))), ""):
        return f"the cell {control} holds a character that is no text"
    name = name_of(row)
    if not fold_loose(name):
        return "it has no name"
    if len(name) > LONGEST_NAME:
        return f"the name is longer than {LONGEST_NAME} letters"
    if max(len(row.about), len(row.contact)) > LONGEST_ABOUT:
        return f"what is told of it is longer than {LONGEST_ABOUT} letters"
    if long := next((name for name in CELLS if len(getattr(row, name)) > LONGEST_CELL), ""):
        return f"the cell {long} is longer than {LONGEST_CELL} letters"
    if any(len(alias) > LONGEST_NAME for alias in names_in(row.aliases)):
        return f"another name is longer than {LONGEST_NAME} letters"
    if any(cell.strip() for cell in row.spare):
        return "it has more cells than there are heads; put quotation marks around a cell with a comma in it"
    return next(filter(None, (_cell_refusal(name, getattr(row, name)) for name in TYPED)), "")


def _cell_refusal(name: str, cell: str) -> str:
    shown = repr(cell[:20])
    if not cell.strip():
        return ""
    if name == "number" and number_of(cell) is None:
        return f"{shown} is no organisation number; write ten digits, as 802002-4280, or leave it out"
    if name in ("signatory_since", "signatory_until") and not _is_day(cell):
        return f"{shown} is no day; write it as 2014-11-20, or the year alone"
    if name == "visible" and cell.lower() not in YES | NO:
        return f"{shown} is neither yes nor no"
    if name == "language" and cell.lower() not in LANGUAGES:
        return f"the language {shown} is not one of {', '.join(LANGUAGES)}"
    if name == "languages" and any(not part.isalpha() for part in _parts(_BETWEEN_WORDS, cell)):
        return f"{shown} are no languages; write codes or words, as sv, ar, suomi"
    if name == "level" and cell.lower() not in LEVELS:
        return f"the level {shown} is not one of local, regional, national"
    return ""


def filled(
    row: RegisterRow, before: Organisation, email: str, parent_id: str | None, umbrella_id: str | None
) -> Organisation:
    """`before` with what the line says; an empty cell changes nothing. `email` is checked, the ids are the names' own.

    One that a member named is listed now, and shown unless the line says no. A line under another name of an
    organisation leaves its name as it is.
    """
    name = name_of(row)
    shown = row.visible.lower() in YES if row.visible else before.visible or before.state == "proposed"
    own = fold_loose(name) == before.folded
    aliases = (alias for alias in names_in(row.aliases) if fold_loose(alias) != before.folded)
    return replace(
        before,
        name=name if own else before.name,
        email=email or before.email,
        municipality=tidy(row.municipality) or before.municipality,
        subregion=tidy(row.subregion) or before.subregion,
        themes=themes_of(row) or before.themes,
        size=tidy(row.size) or before.size,
        form=tidy(row.form) or before.form,
        signatory_since=row.signatory_since or before.signatory_since,
        signatory_until=row.signatory_until or before.signatory_until,
        visible=shown,
        language=row.language.lower() or before.language,
        state="listed",
        about=tidy(visible(row.about)) or before.about,
        contact=tidy(visible(row.contact)) or before.contact,
        number=number_of(row.number) or before.number,
        aliases=tuple(dict.fromkeys((*before.aliases, *aliases))),
        parent_id=parent_id or before.parent_id,
        umbrella_id=umbrella_id or before.umbrella_id,
        target_groups=names_in(row.target_groups.replace(",", ";")) or before.target_groups,
        level=LEVELS.get(row.level.lower(), "") or before.level,
        languages=_parts(_BETWEEN_WORDS, row.languages.lower()) or before.languages,
    )


def tidy(cell: str) -> str:
    """One space between words and none around them."""
    return " ".join(cell.split())


def _parts(between: re.Pattern[str], cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, between.split(cell))))


def _is_day(text: str) -> bool:
    if _YEAR.fullmatch(text):
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
