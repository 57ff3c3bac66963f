"""The glossary: the words in force, and the house's own that staff import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.deed import Deed
from dialogue.language.terms import JudgedTerm, Term, all_terms, judge_terms
from storage import audit, terms
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import came to: each row, and how many words are new, changed, the same, or gone."""

    rows: tuple[JudgedTerm, ...]
    new: int
    changed: int
    same: int
    removed: int


async def terms_in_force(connection: Connection) -> tuple[Term, ...]:
    """The glossary that ships with the house's own words in it, in Swedish order."""
    return all_terms(await terms.select_terms(connection))


async def import_terms(
    deed: Deed, rows: Iterable[tuple[int, Mapping[str, str]]], actor: str, *, dry_run: bool = False
) -> TakenIn:
    """Take in the house's words in the place of those before; with `dry_run` nothing is kept. A row that is refused stops
    no other, but a list without one good row leaves everything as it was."""
    judged = judge_terms(rows)
    wanted = [one.term for one in judged if one.term]
    before = {term.folded: term for term in await terms.select_terms(deed.connection)}
    known = [term for term in wanted if term.folded in before]
    same = sum(before[term.folded] == term for term in known)
    removed = len(before) - len(known) if wanted else 0
    if wanted and not dry_run:
        await terms.replace_terms(deed.connection, wanted)
        await audit.insert_audit(
            deed.connection, deed.now, actor, "glossary.import", note=f"{len(wanted)} words"
        )
    return TakenIn(judged, len(wanted) - len(known), len(known) - same, same, removed)
