"""Which steps of the schema a database has taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Connection
from storage.rows import load_all


@dataclass(frozen=True, slots=True)
class Step:
    """One step, and when it was taken (UTC)."""

    version: int
    description: str
    applied_at: datetime


async def select_steps(connection: Connection) -> tuple[Step, ...]:
    """All of them, in order."""
    return load_all(Step, await connection.all("select * from schema_version order by version"))
