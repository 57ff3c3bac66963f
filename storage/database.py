"""The one door to storage: open a database by its address, hand it units of work.

A unit of work is an `async def work(connection, …)` that awaits nothing but its connection. Reads run beside each
other; writes go through one writer that commits them in groups, each unit in a savepoint of its own. When
`write` returns, the change is on the disk (docs/decisions/0002-one-writer.md).
Which engine is behind it is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, Protocol, Self, TypeVar

from storage.connection import Connection
from storage.errors import DatabaseUnreadable
from storage.marks import select_mark
from storage.search import STEMS_AFTER, fill_some

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[Connection, P], Awaitable[T]]


class Lock(Protocol):
    """A name that one process at a time may hold, let go when the process ends, however it ends."""

    def release(self) -> None:
        """Let go; doing it twice is fine."""


class Database(Protocol):
    """What the rooms know of a database."""

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a unit that only reads, on one consistent view of the data.

        Raises StorageError.
        """

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a unit in the writer; returns once it is durable. What the unit raises undoes that unit only.

        Raises StorageError, or what the unit raised.
        """

    def lock(self, name: str) -> Lock | None:
        """Hold `name` ("poller", "delivery", "schedule") for this process, or None while another holds it."""

    async def backup(self, path: str) -> None:
        """A consistent copy into a new file, while others go on."""

    async def scrub(self) -> None:
        """Write the files anew, so that they hold no trace of what was deleted. Takes as long as a copy.

        Raises DatabaseBusy while another process holds on to what was there before; doing it again is fine.
        """

    async def close(self) -> None:
        """Finish what is queued and close."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *exception: object) -> None: ...


async def open_database(url: str) -> Database:
    """Open the database at `url` (`sqlite:///relative.db`, `sqlite:////absolute.db`) and bring it up to date.

    Raises DatabaseUnreadable, TooNew, DatabaseBusy.
    """
    if url.startswith("sqlite:///"):
        from storage.sqlite import SqliteDatabase

        return await _filled(await SqliteDatabase.open(url.removeprefix("sqlite:///")))
    raise DatabaseUnreadable(
        f"The database address {url.split(':', 1)[0]}:… is of no kind that is built in; use sqlite:///FILE."
    )


async def _filled(database: Database) -> Database:
    """Replies of an older database get what search needs, in small units; one that was broken off is gone on with."""
    try:
        while await database.read(select_mark, STEMS_AFTER) is not None:
            await database.write(fill_some)
    except BaseException:
        await database.close()
        raise
    return database
