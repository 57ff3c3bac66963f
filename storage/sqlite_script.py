"""How SQLite takes the steps of the schema: each script with its mark, in one transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from storage.errors import DatabaseUnreadable
from storage.sqlite_text import TABLES

DIALECT = {
    "pk": "integer primary key",
    "lasting_pk": "integer primary key autoincrement",
    "big": "integer",
    "strict": "strict",
    "blob": "blob",
    "full_text": TABLES,
}


class Script:
    """What the migrations need of an engine: run a script and its version mark in one transaction."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def versions(self) -> tuple[int, ...] | None:
        tables = {row[0] for row in self._raw.execute("select name from sqlite_master where type = 'table'")}
        if "schema_version" not in tables:
            return None if not tables else _foreign()
        return tuple(
            row[0] for row in self._raw.execute("select version from schema_version order by version")
        )

    def apply(self, version: int, description: str, script: str) -> None:
        self._raw.execute("begin immediate")
        try:
            done = self.versions() or ()
            if version not in done:
                for statement in _statements(script.format(**DIALECT)):
                    self._raw.execute(statement)
                self._raw.execute(
                    "insert into schema_version (version, description, applied_at) values (?, ?, ?)",
                    (version, description, round(time.time() * 1000)),
                )
            self._raw.execute("commit")
        except BaseException:
            self._raw.execute("rollback")
            raise


def _foreign() -> tuple[int, ...]:
    raise DatabaseUnreadable(
        "The file holds another program's database; name another one in MEDSKICK_DATABASE_URL."
    )


def _statements(script: str) -> Iterable[str]:
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
