"""Tips' rows: what members suggest for the newsletter, from the first word to what the office made of it."""

from __future__ import annotations

from datetime import datetime

from dialogue.tips import Tip
from storage.connection import Connection
from storage.rows import load_all, load_or_none

_SELECT = """
select tip.*, coalesce(o.name, '') as organisation from tip left join organisation as o on o.id = tip.organisation_id
"""
CHANGING = ("organisation_id", "heading", "text", "happens", "starts", "ends", "all_day", "place", "link")


async def insert_tip(connection: Connection, tip_id: str, member_id: str, kind: str, now: datetime) -> None:
    """A draft with nothing in it yet."""
    await connection.run(
        "insert into tip (id, member_id, kind, created_at) values (:id, :member, :kind, :now)",
        id=tip_id,
        member=member_id,
        kind=kind,
        now=now,
    )


async def select_tip(connection: Connection, tip_id: str) -> Tip | None:
    """A tip by our id."""
    return load_or_none(Tip, await connection.one(f"{_SELECT} where tip.id = :id", id=tip_id))


async def select_draft_of(connection: Connection, member_id: str) -> Tip | None:
    """What a member has begun and not sent."""
    return load_or_none(
        Tip,
        await connection.one(
            f"{_SELECT} where tip.member_id = :member and tip.state = 'draft'", member=member_id
        ),
    )


async def select_tips_of(connection: Connection, member_id: str) -> tuple[Tip, ...]:
    """Everything that a member has tipped of, oldest first."""
    return load_all(
        Tip,
        await connection.all(
            f"{_SELECT} where tip.member_id = :member order by tip.created_at, tip.id", member=member_id
        ),
    )


async def select_waiting(connection: Connection, limit: int) -> tuple[Tip, ...]:
    """What waits for the office, oldest first."""
    return load_all(
        Tip,
        await connection.all(
            f"{_SELECT} where tip.state = 'waiting' order by tip.sent_at, tip.id limit :limit", limit=limit
        ),
    )


async def count_waiting(connection: Connection) -> int:
    """How many wait for the office."""
    found: int = await connection.value("select count(*) from tip where state = 'waiting'")
    return found


async def update_tip(connection: Connection, tip: Tip) -> bool:
    """What a tip says, as long as nobody has decided; False where somebody has."""
    done = await connection.run(
        f"""
        update tip set {", ".join(f"{name} = :{name}" for name in CHANGING)}
         where id = :id and state in ('draft', 'waiting')
        """,
        id=tip.id,
        **{name: getattr(tip, name) for name in CHANGING},
    )
    return done == 1


async def update_sent(connection: Connection, tip_id: str, now: datetime) -> bool:
    """A draft goes to the office; False where it is there already."""
    done = await connection.run(
        "update tip set state = 'waiting', sent_at = :now where id = :id and state = 'draft'",
        id=tip_id,
        now=now,
    )
    return done == 1


async def update_decided(
    connection: Connection, tip_id: str, state: str, result: str, actor: str, now: datetime
) -> bool:
    """What the office decided; False where somebody had decided before."""
    done = await connection.run(
        """
        update tip set state = :state, result = :result, decided_by = :actor, decided_at = :now
         where id = :id and state = 'waiting'
        """,
        id=tip_id,
        state=state,
        result=result,
        actor=actor,
        now=now,
    )
    return done == 1


async def delete_drafts(connection: Connection, member_id: str) -> None:
    """What a member has begun and not sent."""
    await connection.run("delete from tip where member_id = :member and state = 'draft'", member=member_id)


async def delete_tips(connection: Connection, member_id: str) -> None:
    """Everything that a member has tipped of; what the newsletter took over is the office's own by now."""
    await connection.run("delete from tip where member_id = :member", member=member_id)


async def detach_tips(connection: Connection, member_id: str) -> None:
    """Nobody's any more."""
    await connection.run("update tip set member_id = null where member_id = :member", member=member_id)
