"""Who sits at which table of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogue.tables import ASKED_FOR_WHOM, Seat, SpeaksAs
from storage.connection import Connection
from storage.rows import load_all, load_or_none


@dataclass(frozen=True, slots=True)
class Sitter:
    """A chat at a table, as it is told of the next question."""

    member_id: str
    telegram: int
    language: str
    table_name: str
    shown: str | None


async def select_seat(connection: Connection, member_id: str, now: datetime) -> Seat | None:
    """Where a member sits at `now`."""
    return load_or_none(
        Seat,
        await connection.one(
            "select * from table_seat where member_id = :member and ends_at > :now", member=member_id, now=now
        ),
    )


async def upsert_seat(connection: Connection, seat: Seat) -> None:
    """A member sits there, and nowhere else."""
    await connection.run(
        """
        insert into table_seat (member_id, meeting_id, table_name, speaks_as, behalf, shown, receipt_key, bound_at,
                                ends_at)
        values (:member_id, :meeting_id, :table_name, :speaks_as, :behalf, :shown, :receipt_key, :bound_at, :ends_at)
        on conflict (member_id) do update
           set meeting_id = excluded.meeting_id, table_name = excluded.table_name, speaks_as = excluded.speaks_as,
               behalf = excluded.behalf, shown = excluded.shown, receipt_key = excluded.receipt_key,
               bound_at = excluded.bound_at, ends_at = excluded.ends_at
        """,
        **{name: getattr(seat, name) for name in Seat.__slots__},
    )


async def update_speaks_as(
    connection: Connection, member_id: str, speaks_as: SpeaksAs, behalf: str = ""
) -> None:
    """For whom the member speaks there."""
    await connection.run(
        "update table_seat set speaks_as = :speaks_as, behalf = :behalf where member_id = :member",
        member=member_id,
        speaks_as=speaks_as,
        behalf=behalf,
    )


async def update_receipt(connection: Connection, member_id: str, key: str) -> None:
    """Which receipt the next one is written over; '' for none."""
    await connection.run(
        "update table_seat set receipt_key = :key where member_id = :member", member=member_id, key=key
    )


async def update_shown(connection: Connection, member_id: str, question_id: str | None) -> None:
    """The chat was shown another question: receipts begin anew under it, an own choice of question is over, and a name that
    was asked for is not waited for any more."""
    await connection.run(
        "update table_seat set shown = :question, receipt_key = '' where member_id = :member",
        member=member_id,
        question=question_id,
    )
    await connection.run(
        """
        update member set question_id = null, expects = case when expects = :behalf then '' else expects end
         where id = :member
        """,
        member=member_id,
        behalf=ASKED_FOR_WHOM,
    )


async def delete_seat(connection: Connection, member_id: str) -> bool:
    """The member gets up; False where they sat nowhere."""
    return await connection.run("delete from table_seat where member_id = :member", member=member_id) == 1


async def delete_seats(connection: Connection, meeting_id: str) -> None:
    """Everybody gets up."""
    await connection.run("delete from table_seat where meeting_id = :meeting", meeting=meeting_id)


async def delete_over(connection: Connection, now: datetime) -> None:
    """Seats whose time has passed."""
    await connection.run("delete from table_seat where ends_at <= :now", now=now)


async def select_sitters(connection: Connection, meeting_id: str, now: datetime) -> tuple[Sitter, ...]:
    """The chats at a meeting's tables that may be written to: nobody who is to be left in peace after danger."""
    return load_all(
        Sitter,
        await connection.all(
            """
            select seat.member_id, member.telegram, member.language, seat.table_name, seat.shown
              from table_seat as seat join member on member.id = seat.member_id
             where seat.meeting_id = :meeting and seat.ends_at > :now and member.telegram is not null
               and member.state = 'active' and (member.quiet_until is null or member.quiet_until <= :now)
             order by seat.bound_at, seat.member_id
            """,
            meeting=meeting_id,
            now=now,
        ),
    )


async def select_attended(connection: Connection, now: datetime) -> list[str]:
    """Ids of the meetings at whose tables somebody sits."""
    rows = await connection.all(
        "select distinct meeting_id from table_seat where ends_at > :now order by meeting_id", now=now
    )
    return [row["meeting_id"] for row in rows]


async def count_seats(connection: Connection, meeting_id: str, now: datetime) -> dict[str, int]:
    """How many chats sit at each table."""
    rows = await connection.all(
        """
        select table_name, count(*) as n from table_seat
         where meeting_id = :meeting and ends_at > :now group by table_name order by table_name
        """,
        meeting=meeting_id,
        now=now,
    )
    return {row["table_name"]: row["n"] for row in rows}


async def count_own(connection: Connection, member_id: str, since: datetime) -> int:
    """How many replies of a member's came at or after `since` and stand."""
    counted: int = await connection.value(
        """
        select count(*) from reply
         where member_id = :member and received_at >= :since and withdrawn_at is null and substance = 1
        """,
        member=member_id,
        since=since,
    )
    return counted
