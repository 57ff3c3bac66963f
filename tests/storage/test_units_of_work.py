"""A unit of work is kept whole or not at all, and durable when `write` returns."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from storage.connection import Connection
from storage.database import open_database
from storage.errors import DatabaseUnreadable, ForeignAwait, StorageError, TooNew
from storage.marks import select_mark, set_mark


async def _two_marks_and_a_fault(connection: Connection) -> None:
    await set_mark(connection, "first", "1")
    await set_mark(connection, "second", "2")
    raise LookupError("after two writes")


async def test_a_unit_that_fails_leaves_nothing_and_spares_its_neighbours(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        outcomes = await asyncio.gather(
            database.write(set_mark, "before", "kept"),
            database.write(_two_marks_and_a_fault),
            database.write(set_mark, "after", "kept"),
            return_exceptions=True,
        )
        assert [type(one) for one in outcomes] == [type(None), LookupError, type(None)]
        marks = [await database.read(select_mark, name) for name in ("before", "first", "second", "after")]
        assert marks == ["kept", None, None, "kept"]


async def test_what_was_written_is_seen_by_another_process_at_once(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        await database.write(set_mark, "seen", "yes")
        with sqlite3.connect(tmp_path / "m.db") as other:
            assert other.execute("select value from mark where name = 'seen'").fetchone() == ("yes",)
        other.close()


async def test_a_unit_may_await_nothing_but_its_connection(tmp_path: Path) -> None:
    async def dawdle(connection: Connection) -> None:
        await set_mark(connection, "dawdled", "yes")
        await asyncio.sleep(0)

    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        with pytest.raises(ForeignAwait):
            await database.write(dawdle)
        assert await database.read(select_mark, "dawdled") is None


async def test_a_unit_that_cannot_even_begin_fails_alone(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        with pytest.raises(TypeError):
            await database.write(set_mark, "too", "many", "values")  # type: ignore[call-arg]
        await database.write(set_mark, "after", "kept")
        assert await database.read(select_mark, "after") == "kept"


async def test_units_are_kept_in_the_order_in_which_they_were_asked_for(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        await asyncio.gather(*(database.write(set_mark, "last", str(n)) for n in range(3000)))
        assert await database.read(select_mark, "last") == "2999"


async def test_the_file_is_safe_by_its_settings(tmp_path: Path) -> None:
    async def pragmas(connection: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [await connection.value(f"pragma {name}") for name in names]

    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        assert await database.write(pragmas) == ["wal", 2, 1]


async def test_nobody_but_its_owner_may_read_it(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        await database.backup(str(tmp_path / "copy.db"))
        assert not [path.name for path in tmp_path.iterdir() if path.stat().st_mode & 0o077]


async def test_all_tables_are_strict(tmp_path: Path) -> None:
    async def loose(connection: Connection) -> list[str]:
        rows = await connection.all(
            "select name from pragma_table_list where type = 'table' and strict = 0 and schema = 'main'"
        )
        return sorted(row["name"] for row in rows)

    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        assert await database.read(loose) == ["schema_version", "sqlite_schema", "sqlite_sequence"]


async def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        lock = database.lock("delivery")
        assert lock is not None
        assert database.lock("delivery") is None
        lock.release()
        again = database.lock("delivery")
        assert again is not None
        again.release()


async def test_another_programs_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table cookies (id integer)")
    other.close()
    with pytest.raises(DatabaseUnreadable, match="another program"):
        await open_database(f"sqlite:///{tmp_path}/other.db")


async def test_a_file_that_is_no_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "note.db").write_text("dear diary " * 100)
    with pytest.raises(DatabaseUnreadable, match="cannot be opened"):
        await open_database(f"sqlite:///{tmp_path}/note.db")


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreadable, match="check the path"):
        await open_database(f"sqlite:///{tmp_path}/nowhere/m.db")


async def test_a_later_versions_file_is_left_alone(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db"):
        pass
    with sqlite3.connect(tmp_path / "m.db") as raw:
        raw.execute("insert into schema_version (version, description, applied_at) values (999, 'later', 0)")
    raw.close()
    with pytest.raises(TooNew):
        await open_database(f"sqlite:///{tmp_path}/m.db")


async def test_a_closed_database_says_so(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path}/m.db")
    await database.close()
    with pytest.raises(StorageError, match="closed"):
        await database.write(set_mark, "late", "1")


async def test_a_backup_is_whole_and_never_overwrites(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/m.db") as database:
        await database.write(set_mark, "kept", "yes")
        await database.backup(str(tmp_path / "copy.db"))
        with pytest.raises(StorageError, match="there already"):
            await database.backup(str(tmp_path / "copy.db"))
    async with await open_database(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert await copy.read(select_mark, "kept") == "yes"
