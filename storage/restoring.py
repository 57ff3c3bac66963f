"""A backup put in the place of the database: checked first, swapped in at once, and what was there before is kept beside it.

Knows SQLite's files; whether it may be done now is told by the locks of the running parts.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from storage.connection import Connection
from storage.database import open_database
from storage.errors import DatabaseBusy, DatabaseUnreadable
from storage.locks import FileLock

PARTS: Final = ("poller", "delivery", "schedule")
"""Names that a running program holds."""


async def restore_file(backup: Path, path: Path, suffix: str) -> Path | None:
    """Put `backup` in the place of the database at `path`; returns where the one before is kept, if there was one.

    Raises DatabaseBusy while a program runs on it, DatabaseUnreadable for a backup that is no whole database of ours.
    """
    with ExitStack() as held:
        for name in PARTS:
            lock = FileLock.take(path.with_name(f"{path.name}.{name}.lock"))
            if lock is None:
                raise DatabaseBusy(f"{path} is in use; stop `medskick run` before you restore.")
            held.callback(lock.release)
        fresh = path.with_name(f"{path.name}.restoring")
        try:
            _copy(backup, fresh)
            await _check(fresh, backup)
            return _swap(fresh, path, suffix)
        finally:
            for rest in ("", "-wal", "-shm"):
                Path(f"{fresh}{rest}").unlink(missing_ok=True)


def _copy(backup: Path, fresh: Path) -> None:
    try:
        shutil.copyfile(backup, fresh)
    except OSError as error:
        raise DatabaseUnreadable(
            f"{backup} cannot be read ({error.strerror}); name a backup file."
        ) from error


async def _check(fresh: Path, backup: Path) -> None:
    async def sound(connection: Connection) -> bool:
        return bool(await connection.value("pragma integrity_check") == "ok")

    try:
        database = await open_database(f"sqlite:///{fresh}")
    except DatabaseUnreadable as error:
        raise DatabaseUnreadable(f"{backup} is no backup of Medskick's; name one that is.") from error
    async with database:
        if not await database.write(sound):
            raise DatabaseUnreadable(f"{backup} is damaged; restore another backup.")


def _swap(fresh: Path, path: Path, suffix: str) -> Path | None:
    kept = None
    if path.exists():
        kept = path.with_name(f"{path.name}.{suffix}")
        path.replace(kept)
        for rest in ("-wal", "-shm"):
            if (beside := Path(f"{path}{rest}")).exists():
                beside.replace(f"{kept}{rest}")
    fresh.replace(path)
    return kept
