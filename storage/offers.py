"""Rows of what organisations seek and offer, and of the pairs that may suit each other."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Literal

from dialogue.matching import Match, Offer
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def insert_offer(connection: Connection, offer: Offer) -> None:
    """A new one."""
    await connection.run(
        """
        insert into offer (id, organisation_id, kind, text, theme_id, municipality, state, created_at)
        values (:id, :organisation_id, :kind, :text, :theme_id, :municipality, :state, :created_at)
        """,
        **asdict(offer),
    )


async def select_offer(connection: Connection, offer_id: str) -> Offer | None:
    """One by its id."""
    return load_or_none(Offer, await connection.one("select * from offer where id = :id", id=offer_id))


async def select_offers(connection: Connection) -> tuple[Offer, ...]:
    """All that stand, oldest first."""
    rows = await connection.all("select * from offer where state = 'active' order by created_at, id")
    return load_all(Offer, rows)


async def select_candidates(connection: Connection, offer: Offer) -> tuple[Offer, ...]:
    """Those that stand, of the other kind, on the same theme."""
    return load_all(
        Offer,
        await connection.all(
            """
            select * from offer
             where state = 'active' and theme_id = :theme and kind <> :kind order by created_at, id
            """,
            theme=offer.theme_id,
            kind=offer.kind,
        ),
    )


async def update_withdrawn(connection: Connection, offer_id: str) -> bool:
    """It does not stand any more; False where it did not before."""
    changed = await connection.run(
        "update offer set state = 'withdrawn' where id = :id and state = 'active'", id=offer_id
    )
    return changed == 1


async def cancel_waiting(connection: Connection, offer_id: str, now: datetime) -> None:
    """What waits to be said about it is not sent."""
    await connection.run(
        """
        update outbox set state = 'cancelled', body = null, answer = 'it was withdrawn', done_at = :now
         where kind = 'match' and state = 'waiting' and instr(key, :id) > 0
        """,
        id=offer_id,
        now=now,
    )


async def insert_match(connection: Connection, seeks_id: str, offers_id: str, now: datetime) -> bool:
    """Two that may suit each other; False where that was known."""
    changed = await connection.run(
        """
        insert into offer_match (seeks_id, offers_id, created_at) values (:seeks, :offers, :now)
        on conflict do nothing
        """,
        seeks=seeks_id,
        offers=offers_id,
        now=now,
    )
    return changed == 1


async def select_match(connection: Connection, seeks_id: str, offers_id: str) -> Match | None:
    """A pair."""
    return load_or_none(
        Match,
        await connection.one(
            "select * from offer_match where seeks_id = :seeks and offers_id = :offers",
            seeks=seeks_id,
            offers=offers_id,
        ),
    )


async def select_matches(connection: Connection) -> tuple[Match, ...]:
    """All pairs, oldest first."""
    rows = await connection.all("select * from offer_match order by created_at, seeks_id, offers_id")
    return load_all(Match, rows)


async def update_says(
    connection: Connection, match: Match, side: Literal["seeker", "offerer"], says: str
) -> None:
    """What one side says; nothing changes once both were told."""
    await connection.run(
        f"""
        update offer_match set {side}_says = :says
         where seeks_id = :seeks and offers_id = :offers and told_at is null
        """,
        says=says,
        seeks=match.seeks_id,
        offers=match.offers_id,
    )


async def update_told(connection: Connection, match: Match, now: datetime) -> bool:
    """Both are told now; False where they were before."""
    changed = await connection.run(
        """
        update offer_match set told_at = :now
         where seeks_id = :seeks and offers_id = :offers and told_at is null
           and seeker_says = 'yes' and offerer_says = 'yes'
        """,
        now=now,
        seeks=match.seeks_id,
        offers=match.offers_id,
    )
    return changed == 1
