"""The rows of the house's own words. The list is one thing: it is replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from dialogue.language.terms import HouseTerm
from storage.connection import Connection
from storage.rows import load_all


async def select_terms(connection: Connection) -> tuple[HouseTerm, ...]:
    """All terms, by word."""
    return load_all(HouseTerm, await connection.all("select * from term order by folded"))


async def replace_terms(connection: Connection, terms: Iterable[HouseTerm]) -> None:
    """These terms and no others."""
    await connection.run("delete from term")
    await connection.run_many(
        "insert into term (folded, word, means, means_en) values (:folded, :word, :means, :means_en)",
        [asdict(term) for term in terms],
    )
