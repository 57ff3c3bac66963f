"""A coding frame read from JSON: groups and themes, as `medskick themes import` takes them.

    {"version": 1,
     "groups": [{"id", "name_sv", "name_en"}],
     "themes": [{"id", "group", "name_sv", "name_en", "description"?, "include"?, "phrases"?, "exclude"?,
                 "valid_from"?, "valid_to"?}]}

Other keys are passed over. Reads and writes no file but the default frame that comes with the package.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dialogue.themes.entries import EntryError, check_entry, check_phrase
from dialogue.themes.errors import FrameError
from dialogue.themes.frame import NO_SUBSTANCE, OTHER, RESERVED, Area, Frame, Theme

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 40
_TAKEN = frozenset({RESERVED, OTHER.id, NO_SUBSTANCE.id})


@cache
def default_frame() -> Frame:
    """The frame that ships with Medskick: 24 themes in six areas."""
    return parse_frame(files("dialogue.themes").joinpath("default_frame.json").read_text(encoding="utf-8"))


def parse_frame(text: str) -> Frame:
    """The frame that the JSON `text` holds.

    Raises FrameError, naming the first bad place, for anything else than a whole and consistent frame.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise FrameError(f"The coding frame is not JSON at line {error.lineno}: {error.msg}.") from error
    except RecursionError as error:
        raise FrameError("The coding frame is not JSON that can be read: it is nested too deeply.") from error
    if not isinstance(content, dict):
        raise FrameError('The coding frame must be a JSON object with "groups" and "themes".')
    areas = tuple(_area(item, place) for item, place in _items(content, "groups"))
    known = _unique([(area.id, "groups") for area in areas])
    themes = tuple(_theme(item, place, known) for item, place in _items(content, "themes"))
    _unique([(theme.id, "themes") for theme in themes])
    return Frame(_version(content), areas, themes)


def frame_as_json(frame: Frame) -> str:
    """The frame as a file to edit and to take in again: `parse_frame` of it gives the same frame."""
    content = {
        "version": frame.version,
        "groups": [
            {"id": area.id, "name_sv": area.label_sv, "name_en": area.label_en} for area in frame.areas
        ],
        "themes": [_as_item(theme) for theme in frame.themes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _as_item(theme: Theme) -> dict[str, Any]:
    days = {"valid_from": theme.valid_from, "valid_to": theme.valid_to}
    return {
        "id": theme.id,
        "group": theme.area,
        "name_sv": theme.label_sv,
        "name_en": theme.label_en,
        "description": theme.description,
        "include": list(theme.include),
        "phrases": list(theme.phrases),
        "exclude": list(theme.exclude),
    } | {name: day.isoformat() for name, day in days.items() if day is not None}


def _version(content: dict[str, Any]) -> int:
    version = content.get("version", 1)
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version < 10**9:
        raise FrameError('The coding frame\'s "version" must be a whole number from 1.')
    return version


def _items(content: dict[str, Any], key: str) -> list[tuple[dict[str, Any], str]]:
    items = content.get(key)
    if not isinstance(items, list) or not items:
        raise FrameError(f'The coding frame must have a list "{key}" with something in it.')
    placed = [(item, f"{key}[{number}]") for number, item in enumerate(items)]
    for item, place in placed:
        if not isinstance(item, dict):
            raise FrameError(f"The coding frame's {place} must be an object.")
    return placed


def _area(item: dict[str, Any], place: str) -> Area:
    return Area(_id(item, place), _text(item, "name_sv", place), _text(item, "name_en", place))


def _theme(item: dict[str, Any], place: str, areas: set[str]) -> Theme:
    area = _text(item, "group", place)
    if area not in areas:
        raise FrameError(
            f'The coding frame\'s {place} names the group "{area}", which is not among its groups.'
        )
    valid_from, valid_to = _day(item, "valid_from", place), _day(item, "valid_to", place)
    if valid_from and valid_to and valid_to < valid_from:
        raise FrameError(f'The coding frame\'s {place} has a "valid_to" before its "valid_from".')
    return Theme(
        id=_id(item, place),
        area=area,
        label_sv=_text(item, "name_sv", place),
        label_en=_text(item, "name_en", place),
        description=_text(item, "description", place, required=False),
        include=_entries(item, "include", place),
        phrases=_entries(item, "phrases", place),
        exclude=_entries(item, "exclude", place),
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _id(item: dict[str, Any], place: str) -> str:
    found = _text(item, "id", place)
    if not _ID.fullmatch(found) or len(found) > _LONGEST_ID:
        raise FrameError(
            f'The coding frame\'s {place} has the id "{found[:60]}": use a–z, 0–9 and single hyphens, at most 40.'
        )
    return found


def _text(item: dict[str, Any], key: str, place: str, *, required: bool = True) -> str:
    value = item.get(key, None if required else "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise FrameError(f'The coding frame\'s {place} must have a text "{key}".')
    return value.strip()


def _entries(item: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    entries = item.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise FrameError(f'The coding frame\'s {place} must have a list of words as "{key}".')
    for number, entry in enumerate(entries):
        try:
            _check(entry, key)
        except EntryError as error:
            raise FrameError(f"The coding frame's {place}.{key}[{number}] {error}.") from error
    return tuple(entries)


def _check(entry: str, key: str) -> None:
    if key == "phrases" or (key == "exclude" and len(entry.split()) > 1):
        check_phrase(entry)
    else:
        check_entry(entry)


def _day(item: dict[str, Any], key: str, place: str) -> date | None:
    value = item.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise FrameError(
            f'The coding frame\'s {place} must have "{key}" as a date, like 2026-01-31.'
        ) from error


def _unique(ids: list[tuple[str, str]]) -> set[str]:
    seen: set[str] = set()
    for found, key in ids:
        if found in seen:
            raise FrameError(f'The coding frame has "{found}" twice among its {key}.')
        if found in _TAKEN:
            raise FrameError(
                f'The coding frame has the id "{found}" among its {key}, which every frame has already.'
            )
        seen.add(found)
    return seen
