"""Invitations' rows: which organisations are asked about a consultation, and how each stands to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from dialogue.invitations import Invited
from dialogue.members import Organisation
from storage.connection import Connection, Row
from storage.connection import moment as as_moment
from storage.rows import load

JOINED = """
    select organisation.*, i.state as standing, i.reason as why, i.link as answer_link, i.answered_on, i.board_on,
           coalesce(i.listed, 0) as listed, i.changed_at
      from organisation
      left join invitation as i on i.organisation_id = organisation.id and i.consultation_id = :consultation
"""


async def insert_listed(
    connection: Connection, consultation_id: str, organisation_ids: Iterable[str], now: datetime
) -> int:
    """Invite these by name; returns how many rows it made or changed."""
    return await connection.run_many(
        """
        insert into invitation (consultation_id, organisation_id, listed, changed_at)
        values (:consultation, :organisation, 1, :now)
        on conflict (consultation_id, organisation_id) do update set listed = 1
        """,
        [{"consultation": consultation_id, "organisation": one, "now": now} for one in organisation_ids],
    )


async def select_all_standing(connection: Connection, consultation_id: str) -> tuple[Invited, ...]:
    """Every listed organisation, and every other that stands to this consultation somehow, by name."""
    rows = await connection.all(
        f"{JOINED} where organisation.state = 'listed' or i.organisation_id is not null order by organisation.folded",
        consultation=consultation_id,
    )
    return tuple(_invited(row) for row in rows)


async def select_standing(
    connection: Connection, consultation_id: str, organisation_id: str
) -> Invited | None:
    """How one organisation stands; None where there is no such organisation."""
    row = await connection.one(
        f"{JOINED} where organisation.id = :organisation",
        consultation=consultation_id,
        organisation=organisation_id,
    )
    return None if row is None else _invited(row)


def _invited(row: Row) -> Invited:
    return Invited(
        load(Organisation, row),
        row["standing"] or "not-answered",
        row["why"] or "",
        row["answer_link"] or "",
        date.fromisoformat(row["answered_on"]) if row["answered_on"] else None,
        date.fromisoformat(row["board_on"]) if row["board_on"] else None,
        bool(row["listed"]),
        as_moment(row["changed_at"]) if row["changed_at"] is not None else None,
    )


async def upsert_standing(
    connection: Connection, consultation_id: str, one: Invited, actor: str, now: datetime
) -> None:
    """How an organisation stands from now on, with its board's day."""
    await connection.run(
        """
        insert into invitation (consultation_id, organisation_id, state, reason, link, answered_on, board_on,
                                changed_at, changed_by)
        values (:consultation, :organisation, :state, :reason, :link, :answered_on, :board_on, :now, :actor)
        on conflict (consultation_id, organisation_id) do update
           set state = excluded.state, reason = excluded.reason, link = excluded.link,
               answered_on = excluded.answered_on, board_on = excluded.board_on,
               changed_at = excluded.changed_at, changed_by = excluded.changed_by
        """,
        consultation=consultation_id,
        organisation=one.organisation.id,
        state=one.standing,
        reason=one.reason,
        link=one.link,
        answered_on=one.answered_on,
        board_on=one.board_on,
        now=now,
        actor=actor,
    )


async def update_board_due(
    connection: Connection, consultation_id: str, organisation_id: str, due: datetime | None
) -> None:
    """When there is something to do about the meeting of an organisation's board."""
    await connection.run(
        """
        update invitation set board_due_at = :due
         where consultation_id = :consultation and organisation_id = :organisation
        """,
        consultation=consultation_id,
        organisation=organisation_id,
        due=due,
    )


async def select_boards_due(connection: Connection, now: datetime, limit: int) -> list[tuple[str, str]]:
    """Consultation and organisation of the boards' meetings that there is something to do about, the first due first."""
    rows = await connection.all(
        """
        select consultation_id, organisation_id from invitation
         where board_due_at <= :now order by board_due_at, consultation_id, organisation_id limit :limit
        """,
        now=now,
        limit=limit,
    )
    return [(row["consultation_id"], row["organisation_id"]) for row in rows]


async def select_standings_of(
    connection: Connection, organisation_id: str, consultation_ids: Iterable[str]
) -> dict[str, Invited]:
    """How one organisation stands to each of a few consultations, by their ids."""
    found = {one: await select_standing(connection, one, organisation_id) for one in consultation_ids}
    return {one: standing for one, standing in found.items() if standing is not None}


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many organisations stand how, over all consultations that are not decided; silence is not counted."""
    rows = await connection.all(
        """
        select invitation.state, count(*) as n
          from invitation join consultation on consultation.id = consultation_id
         where consultation.state <> 'decided' and invitation.state <> 'not-answered'
         group by invitation.state order by invitation.state
        """
    )
    return {row["state"]: row["n"] for row in rows}
