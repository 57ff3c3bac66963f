"""What staff do with the register of organisations: take in a list, decide about lines that were put aside.

A list is planned whole before anything of it is kept; what is kept is kept in portions, so that members' messages come
in between. Reads no files: rows come in as `dialogue.register_lines.RegisterRow`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from actions.deed import Deed, new_id
from actions.errors import NotFound
from actions.recording import record
from actions.subscribers import checked_address
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.register_lines import CELLS, RegisterRow, name_of
from dialogue.register_plan import LINE, JudgedRow, Known, changes, judge
from storage import audit, organisations, register

PORTION: Final = 1_000
"""Rows that are kept in one unit of work, at most."""


async def plan_import(
    deed: Deed,
    rows: Sequence[RegisterRow],
    *,
    same: Mapping[int, str] | None = None,
    accept_similar: bool = False,
) -> tuple[JudgedRow, ...]:
    """Each row with what it would come to; reads only. `same`: line → the organisation that a person says it is.

    What is new has an id, and names what it belongs to by the id that this has or will have.
    """
    known = Known(
        await organisations.select_organisations(deed.connection),
        checked_address,
        deed.now,
        lambda theme: deed.premises.frame.theme(theme) is not None,
        {one.folded: one.subregion for one in await register.select_place_table(deed.connection)},
        same or {},
        accept_similar,
    )
    return _with_ids(judge(rows, known))


def portions(judged: Sequence[JudgedRow]) -> Iterator[tuple[JudgedRow, ...]]:
    """What there is to keep, in the order in which it has to be: organisations before those that belong to them."""
    wanted = [row for row in judged if row.verdict in ("new", "changed", "possibly_same")]
    alone = [replace(row, organisation=_alone(row)) for row in wanted]
    belonging = [
        replace(row, verdict="changed", before=bare.organisation)
        for row, bare in zip(wanted, alone, strict=True)
        if row.verdict != "possibly_same" and row.organisation != bare.organisation
    ]
    ordered = [*alone, *belonging]
    yield from (tuple(ordered[first : first + PORTION]) for first in range(0, len(ordered), PORTION))


async def keep_portion(deed: Deed, rows: Sequence[JudgedRow], actor: str) -> tuple[int, ...]:
    """Keep some of a plan; returns the lines about which something was changed by others since it was made, and which
    are as those left them."""
    late = [row.line for row in rows if not await _keep(deed, row, actor)]
    note = f"{len(rows) - len(late)} rows"
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.import", note=note)
    return tuple(late)


async def decide_same(deed: Deed, aside_id: str, organisation: Organisation, actor: str) -> Organisation:
    """A line that was put aside is about `organisation`, which is known by its name from now on. Raises NotFound."""
    aside = await _aside(deed, aside_id)
    return await _decide(deed, aside, actor, {aside.line: organisation.name}, apart=False)


async def decide_new(deed: Deed, aside_id: str, actor: str) -> Organisation:
    """A line that was put aside is an organisation of its own. Raises NotFound."""
    return await _decide(deed, await _aside(deed, aside_id), actor, {}, apart=True)


async def _decide(
    deed: Deed, aside: register.Aside, actor: str, same: Mapping[int, str], *, apart: bool
) -> Organisation:
    row = replace(RegisterRow(aside.line), **aside.cells)  # type: ignore[arg-type]  # cells are texts
    [judged] = await plan_import(deed, [row], same=same, accept_similar=apart)
    if judged.organisation is None:
        raise NotFound(f"The line can not be used any more: {judged.reason}.")
    for rows in portions([judged]):
        await keep_portion(deed, rows, actor)
    await register.delete_aside(deed.connection, aside.folded)
    return judged.organisation


async def _aside(deed: Deed, aside_id: str) -> register.Aside:
    found = await register.select_aside(deed.connection, aside_id)
    if found is None:
        raise NotFound(f"No line {aside_id[:40]!r} waits; see `medskick organisation pending`.")
    return found


async def _keep(deed: Deed, row: JudgedRow, actor: str) -> bool:
    assert row.organisation is not None and row.row is not None
    folded = fold_loose(name_of(row.row))
    if row.verdict == "possibly_same":
        cells = {name: cell for name in CELLS if (cell := getattr(row.row, name))}
        aside = register.Aside(new_id("w"), folded, row.name, row.like, row.line, cells, deed.now)
        await register.insert_aside(deed.connection, aside)
        return True
    if row.before is None:
        if not await organisations.insert_organisation(deed.connection, row.organisation):
            return False
    else:
        now = await organisations.select_organisation(deed.connection, row.before.id)
        if now is None or changes(now, row.before):
            return False
        await organisations.update_organisation(deed.connection, row.organisation)
    await record(deed, row.before, row.organisation, actor)
    await register.delete_aside(deed.connection, folded)
    return True


def _with_ids(judged: Sequence[JudgedRow]) -> tuple[JudgedRow, ...]:
    ids = {f"{LINE}{row.line}": new_id("o") for row in judged if row.verdict == "new"}
    return tuple(_with_id(row, ids) for row in judged)


def _with_id(row: JudgedRow, ids: Mapping[str, str]) -> JudgedRow:
    one = row.organisation
    if one is None:
        return row
    own = one.id or ids.get(f"{LINE}{row.line}", "")
    parent, umbrella = (ids.get(given or "", given) for given in (one.parent_id, one.umbrella_id))
    return replace(row, organisation=replace(one, id=own, parent_id=parent, umbrella_id=umbrella))


def _alone(row: JudgedRow) -> Organisation | None:
    """The organisation as it can be kept before those that it belongs to are."""
    if row.organisation is None:
        return None
    kept = row.before
    return replace(
        row.organisation,
        parent_id=kept.parent_id if kept else None,
        umbrella_id=kept.umbrella_id if kept else None,
    )
