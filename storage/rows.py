"""A row → the frozen data class that it stands for, by the class's own field types.

Turns back what `connection.adapt` did. Holds no SQL.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from storage.connection import Row, moment

T = TypeVar("T")


def load(cls: type[T], row: Row) -> T:
    """The data class `cls` from columns of the same names; columns that it has no field for are passed over."""
    return cls(**{name: row[name] if turn is None else turn(row[name]) for name, turn in _plan(cls)})  # type: ignore[arg-type]


def load_all(cls: type[T], rows: list[Row]) -> tuple[T, ...]:
    """`load` for each row, in order."""
    return tuple(load(cls, row) for row in rows)


def load_or_none(cls: type[T], row: Row | None) -> T | None:
    """`load`, or None where there is no row."""
    return None if row is None else load(cls, row)


@cache
def _plan(cls: Any) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((field.name, _turn(hints[field.name])) for field in dataclasses.fields(cls))


def _turn(hint: Any) -> Callable[[Any], Any] | None:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = _turn(next(part for part in typing.get_args(hint) if part is not type(None)))
        return None if inner is None else lambda stored: None if stored is None else inner(stored)
    if hint is datetime:
        return moment
    if hint is date:
        return date.fromisoformat
    if hint is bool:
        return bool
    if typing.get_origin(hint) is tuple:
        return lambda stored: _tuples(json.loads(stored))
    if hint is dict or typing.get_origin(hint) is dict:
        return json.loads
    return None


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
