"""What a query function sees of a database, whichever engine is behind it.

SQL is written once: `:name` parameters, `on conflict`, `returning`, integers for times and truths, text for JSON.
Holds the interface and the translation of values; knows no engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

from storage.full_text import FullText

Row = Mapping[str, Any]
KEPT_AS_THEY_ARE = frozenset({type(None), str, int, float, bytes})
"""Types that a column takes as they are: most values, which so need no call."""
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class Connection(Protocol):
    """One connection inside one unit of work. Parameters are adapted by `adapt`."""

    @property
    def full_text(self) -> FullText:
        """How this engine finds replies by words."""

    async def all(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query."""

    async def one(self, sql: str, **values: object) -> Row | None:
        """The first row, or None."""

    async def value(self, sql: str, **values: object) -> Any:
        """The first column of the first row, or None."""

    async def run(self, sql: str, **values: object) -> int:
        """Change rows; returns how many."""

    async def run_many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> int:
        """The same change for many rows in one call; returns how many rows changed."""


def milliseconds(moment: datetime) -> int:
    """An aware datetime as whole milliseconds since 1970 UTC, the form in which times are kept."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return round(moment.timestamp() * 1000)


def moment(stored: int) -> datetime:
    """The aware UTC datetime of a stored time."""
    return datetime.fromtimestamp(stored / 1000, UTC)


def adapt(value: object) -> object:
    """A Python value as a column keeps it: times as milliseconds, days as ISO text, collections as JSON."""
    if type(value) in KEPT_AS_THEY_ARE:
        return value
    if isinstance(value, (str, int, float, bytes)):
        return int(value) if isinstance(value, bool) else value
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (dict, list, tuple)):
        return _as_json(value)
    raise TypeError(f"{type(value).__name__} has no column form")
