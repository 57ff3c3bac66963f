"""`house.toml` → `House`. Reads and checks; what a house consists of is `dialogue.house`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, get_args

from app.errors import HouseError
from app.settings import Settings
from dialogue.house import Audience, Colours, CrisisLine, House
from dialogue.issue_days import IssueDays

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_WORDS: Final = tuple(one.name for one in fields(House) if one.type == "str")
_TABLES: Final = ("colours", "crisis", "newsletter", "second_approver", "principles")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")


def read_house(settings: Settings) -> House:
    """The house as its file tells it; what the file leaves out keeps its default, the name MEDSKICK_NAME.

    Raises HouseError with the file's name and the entry that does not fit.
    """
    house = House(name=settings.name)
    if settings.house is None:
        return house
    try:
        document = tomllib.loads(settings.house.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise HouseError(f"{settings.house} cannot be read; make it a text file in UTF-8.") from None
    except tomllib.TOMLDecodeError as problem:
        raise HouseError(f"{settings.house} is not TOML: {problem}; see house.example.toml.") from None
    try:
        return _with_logo_found(parse_house(document, house), settings.house.parent)
    except ValueError as problem:
        raise HouseError(f"{settings.house}: {problem}; see house.example.toml.") from None


def parse_house(document: dict[str, Any], defaults: House) -> House:
    """`defaults` with what `document` tells instead. Raises ValueError naming the entry."""
    if strange := document.keys() - set(_WORDS) - set(_TABLES):
        raise ValueError(f"{min(strange)} is not known")
    changes: dict[str, Any] = {name: _word(name, document[name]) for name in _WORDS if name in document}
    if "colours" in document:
        changes["colours"] = _colours(document["colours"])
    if "crisis" in document:
        changes |= _crisis(document["crisis"])
    if "newsletter" in document:
        changes["issue_days"] = _issue_days(document["newsletter"])
    if "second_approver" in document:
        if not isinstance(document["second_approver"], bool):
            raise ValueError("second_approver must be true or false")
        changes["second_approver"] = document["second_approver"]
    if "principles" in document:
        changes["principles"] = _principles(document["principles"])
    return replace(defaults, **changes)


def _principles(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError('principles must be a list of names, as ["Dialog", "Kvalitet"]')
    return tuple(_word("a name in principles", one) for one in value)


def _with_logo_found(house: House, folder: Path) -> House:
    """A logo that is a file is meant beside `house.toml`, wherever the program is started."""
    if not house.logo or "://" in house.logo:
        return house
    logo = (folder / house.logo).resolve()
    if not logo.is_file():
        raise ValueError("logo names a file that is not there")
    return replace(house, logo=str(logo))


def _word(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError(f"{name} must be one line in quotes")
    return value.strip()


def _colours(table: object) -> Colours:
    known = {one.name for one in fields(Colours)}
    if not isinstance(table, dict) or table.keys() - known:
        raise ValueError(f"[colours] may hold {', '.join(sorted(known))} and nothing else")
    for name, value in table.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ValueError(f"colours.{name} must be as #1f5a4c")
    return Colours(**table)


def _issue_days(table: object) -> IssueDays:
    """`[newsletter]`: weekday, paused_months, christmas_ends, planned."""
    known = {one.name for one in fields(IssueDays)}
    if not isinstance(table, dict) or table.keys() - known:
        raise ValueError(f"[newsletter] may hold {', '.join(sorted(known))} and nothing else")
    given = dict(table)
    if "weekday" in given:
        if given["weekday"] not in _WEEKDAYS:
            raise ValueError(f"newsletter.weekday must be one of {', '.join(_WEEKDAYS)}")
        given["weekday"] = _WEEKDAYS.index(given["weekday"])
    if "paused_months" in given:
        given["paused_months"] = _months(given["paused_months"])
    if type(given.get("christmas_ends", 0)) is not int or not 0 <= given.get("christmas_ends", 0) <= 20:
        raise ValueError("newsletter.christmas_ends must be a day of January up to 20, or 0 for no pause")
    if not isinstance(given.get("planned", True), bool):
        raise ValueError("newsletter.planned must be true or false")
    return IssueDays(**given)


def _months(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or any(type(month) is not int or not 1 <= month <= 12 for month in value):
        raise ValueError("newsletter.paused_months must be months by number, as [7]")
    if len(set(value)) == 12:
        raise ValueError("newsletter.paused_months leaves no month for a newsletter")
    return tuple(sorted(set(value)))


def _crisis(table: object) -> dict[str, Any]:
    if not isinstance(table, dict) or table.keys() - {"checked_on", "lines"}:
        raise ValueError("[crisis] may hold checked_on and lines and nothing else")
    changes: dict[str, Any] = {}
    if "checked_on" in table:
        checked = table["checked_on"]
        if not isinstance(checked, date) or isinstance(checked, datetime):
            raise ValueError("crisis.checked_on must be a date without quotes, as 2026-11-20")
        changes["crisis_checked_on"] = checked
    if "lines" in table:
        changes["crisis_lines"] = _crisis_lines(table["lines"])
    return changes


def _crisis_lines(lines: object) -> tuple[CrisisLine, ...]:
    if not isinstance(lines, list) or not lines:
        raise ValueError(
            "crisis.lines must hold at least one line: people in danger must be told where to turn"
        )
    return tuple(_crisis_line(line) for line in lines)


def _crisis_line(line: object) -> CrisisLine:
    if not isinstance(line, dict) or not {"name", "number"} <= line.keys() <= {
        "name",
        "number",
        "audience",
        "chat",
    }:
        raise ValueError("a line of crisis.lines needs name and number, and may have audience and chat")
    for name, value in line.items():
        _word(f"{name} in crisis.lines", value)
    if line.get("audience", "anyone") not in get_args(Audience):
        raise ValueError(f"audience in crisis.lines must be one of {', '.join(get_args(Audience))}")
    return CrisisLine(**line)
