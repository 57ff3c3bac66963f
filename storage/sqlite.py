"""SQLite behind the interface of `database`: one writer that commits in groups, a few readers, a lock file a name.

How a unit of work runs is `sqlite_units`'. Holds no query but pragmas.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiosqlite

from storage import migrations
from storage.database import P, T, Work
from storage.errors import StorageError
from storage.locks import FileLock
from storage.sqlite_script import Script
from storage.sqlite_text import MERGE
from storage.sqlite_units import Unit, run_group, run_read, stop, wrapped

BUSY_SECONDS = 20.0
"""How long a commit waits for another process of ours (a command beside `run`)."""
MOST_UNITS = 1000
"""The most units in one group."""
READERS = 2


class _Thread(aiosqlite.Connection):
    """An aiosqlite connection that also runs functions of ours in its thread (`_execute` is its own seam)."""

    async def call(self, function: Callable[..., T], *args: object) -> T:
        result: T = await self._execute(function, self._conn, *args)  # type: ignore[no-untyped-call]
        return result

    async def end(self) -> None:
        """Close, and wait for the thread: where nothing could be opened it still has a word for the loop."""
        await self.close()
        await asyncio.to_thread(self._thread.join)


class SqliteDatabase:
    """A file in WAL mode with synchronous=FULL, one writer and a few readers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = _open(path)
        self._readers: asyncio.Queue[_Thread] = asyncio.Queue()
        self._queue: deque[Unit] = deque()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: str) -> Self:
        """Open or create the file, upgrade it, start the writer. Raises as `open_database`."""
        database = cls(Path(path))
        try:
            await database._writer
            await database._writer.call(_prepare)
        except (sqlite3.Error, OSError) as error:
            await database._writer.end()
            raise wrapped(error, database.path) from error
        except BaseException:
            await database._writer.end()
            raise
        for _ in range(READERS):
            reader = _open(database.path)
            await reader
            await reader.call(_pragmas)
            database._readers.put_nowait(reader)
        database._task = asyncio.create_task(database._write_groups(), name="writer")
        return database

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        reader = await self._readers.get()
        try:
            unit = Unit(lambda connection: work(connection, *args, **kwargs))  # type: ignore[arg-type, return-value]
            await reader.call(run_read, unit)
        except sqlite3.Error as error:
            unit.error = error
        finally:
            self._readers.put_nowait(reader)
        result: T = await self._answer(unit)
        return result

    async def _answer(self, unit: Unit) -> Any:
        if isinstance(unit.error, sqlite3.Error):
            unit.error = wrapped(unit.error, self.path)
        unit.settle()
        return await unit.waiting

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._task is None or self._task.done():
            raise StorageError("The database is closed; start the program again.")
        unit = Unit(lambda connection: work(connection, *args, **kwargs))  # type: ignore[arg-type, return-value]
        self._queue.append(unit)
        self._wake.set()
        result: T = await unit.waiting
        return result

    async def _write_groups(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._queue:
                group = [self._queue.popleft() for _ in range(min(MOST_UNITS, len(self._queue)))]
                if group[0].start is stop:
                    return
                await self._write_group(group)

    async def _write_group(self, group: list[Unit]) -> None:
        try:
            ran = await self._writer.call(run_group, group)
        except sqlite3.Error as error:
            ran = len(group)
            for unit in group:
                unit.error = wrapped(error, self.path)
        self._queue.extendleft(reversed(group[ran:]))
        for unit in group[:ran]:
            if isinstance(unit.error, sqlite3.Error):
                unit.error = wrapped(unit.error, self.path)
            unit.settle()

    def lock(self, name: str) -> FileLock | None:
        return FileLock.take(self.path.with_name(f"{self.path.name}.{name}.lock"))

    async def backup(self, path: str) -> None:
        if Path(path).exists():
            raise StorageError(f"{path} is there already; name a new file for the backup.")
        reader = await self._readers.get()
        try:
            _make_private(Path(path))
            await reader.call(lambda raw: raw.execute("vacuum into ?", (path,)))
        except sqlite3.Error as error:
            raise wrapped(error, Path(path)) from error
        finally:
            self._readers.put_nowait(reader)

    async def scrub(self) -> None:
        try:
            await self._writer.call(_scrub)
        except sqlite3.Error as error:
            raise wrapped(error, self.path) from error

    async def close(self) -> None:
        if self._task is not None and not self._task.done():
            self._queue.append(Unit(stop))
            self._wake.set()
            await self._task
        while not self._readers.empty():
            await self._readers.get_nowait().close()
        await self._writer.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()


def _open(path: Path) -> _Thread:
    def connect() -> sqlite3.Connection:
        _make_private(path)
        raw = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=512)
        raw.row_factory = sqlite3.Row
        return raw

    return _Thread(connect, 64)


def _make_private(path: Path) -> None:
    """An empty file that only its owner may read; what SQLite writes beside it gets the same rights."""
    if not path.exists():
        with suppress(OSError):  # SQLite itself says what is wrong with the place
            path.touch(mode=0o600)


def _pragmas(raw: sqlite3.Connection) -> None:
    for pragma in ("foreign_keys = on", "synchronous = full", "temp_store = memory", "cache_size = -8000"):
        raw.execute(f"pragma {pragma}")


def _prepare(raw: sqlite3.Connection) -> None:
    raw.execute("pragma journal_mode = wal")
    _pragmas(raw)
    migrations.upgrade(Script(raw))


def _scrub(raw: sqlite3.Connection) -> None:
    raw.execute("pragma temp_store = file")  # the copy would else be held in memory
    try:
        raw.execute(MERGE)
        raw.execute("vacuum")
        busy, *_ = raw.execute("pragma wal_checkpoint(truncate)").fetchone()
    finally:
        raw.execute("pragma temp_store = memory")
    if busy:
        raise sqlite3.OperationalError("database is busy")
