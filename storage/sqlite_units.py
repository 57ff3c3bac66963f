"""How SQLite runs units of work: each a coroutine that is driven to its end in the database's own thread.

A unit awaits only its connection, which answers at once, so it needs no event loop and a whole group takes one hop.
Opens and keeps nothing; `sqlite` does.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from typing import Any

from storage.connection import KEPT_AS_THEY_ARE, Row, adapt
from storage.errors import DatabaseBusy, DatabaseFull, DatabaseUnreadable, ForeignAwait, StorageError
from storage.full_text import FullText
from storage.sqlite_text import FULL_TEXT

MOST_SECONDS = 0.05
"""Where a group ends by time, so that big units do not hold back a receipt."""


class SqliteConnection:
    """The `Connection` of one unit of work: every call answers in place, in the database's thread."""

    __slots__ = ("_raw",)

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    @property
    def full_text(self) -> FullText:
        return FULL_TEXT

    async def all(self, sql: str, **values: object) -> list[Row]:
        return self._raw.execute(sql, _adapted(values)).fetchall()

    async def one(self, sql: str, **values: object) -> Row | None:
        row: Row | None = self._raw.execute(sql, _adapted(values)).fetchone()
        return row

    async def value(self, sql: str, **values: object) -> Any:
        row = self._raw.execute(sql, _adapted(values)).fetchone()
        return None if row is None else row[0]

    async def run(self, sql: str, **values: object) -> int:
        return self._raw.execute(sql, _adapted(values)).rowcount

    async def run_many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> int:
        return self._raw.executemany(sql, [_adapted(row) for row in rows]).rowcount


class Unit:
    """A queued unit of work and who waits for it."""

    __slots__ = ("error", "result", "start", "waiting")

    def __init__(self, start: Callable[[SqliteConnection], Coroutine[Any, Any, Any]]) -> None:
        self.start = start
        self.waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        if self.waiting.done():
            return
        if self.error is None:
            self.waiting.set_result(self.result)
        else:
            self.waiting.set_exception(self.error)


def stop(_: SqliteConnection) -> Coroutine[Any, Any, Any]:
    """The mark in the queue behind which the writer ends."""
    raise AssertionError("the writer stops before it runs this")


def _adapted(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value if type(value) in KEPT_AS_THEY_ARE else adapt(value) for name, value in values.items()
    }


def _drive(raw: sqlite3.Connection, unit: Unit) -> None:
    try:
        coroutine = unit.start(SqliteConnection(raw))
        coroutine.send(None)
    except StopIteration as done:
        unit.result = done.value
    except Exception as error:  # noqa: BLE001 - handed to whoever waits for the unit
        unit.error = error
    else:
        coroutine.close()
        unit.error = ForeignAwait("A unit of work awaited something else than its connection.")


def run_read(raw: sqlite3.Connection, unit: Unit) -> None:
    raw.execute("begin")
    try:
        _drive(raw, unit)
    finally:
        raw.execute("rollback")


def run_group(raw: sqlite3.Connection, group: list[Unit]) -> int:
    """Run units until the group is full; commit. Returns how many ran; the rest have not begun."""
    raw.execute("begin immediate")
    try:
        until = time.monotonic() + MOST_SECONDS
        ran = 0
        for unit in group:
            if ran and (unit.start is stop or time.monotonic() > until):
                break
            raw.execute("savepoint unit")
            _drive(raw, unit)
            if unit.error is not None:
                raw.execute("rollback to unit")
            raw.execute("release unit")
            ran += 1
        raw.execute("commit")
    except BaseException:
        if raw.in_transaction:
            raw.execute("rollback")
        raise
    return ran


def wrapped(error: Exception, path: Path) -> StorageError:
    """The driver's or the system's error as one of our tree."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return DatabaseBusy(f"{path} is held by another process; try again when it is done.")
    if "full" in text:
        return DatabaseFull(f"There is no room left for {path}; free some disk and start again.")
    if (
        isinstance(error, OSError)
        or "unable to open" in text
        or "not a database" in text
        or "malformed" in text
    ):
        return DatabaseUnreadable(
            f"{path} cannot be opened as a database ({text}); check the path and its rights."
        )
    return StorageError(f"The database refused a change ({text}).")
