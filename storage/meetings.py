"""Meetings' rows."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from dialogue.meetings import Meeting
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def upsert_meeting(connection: Connection, meeting: Meeting) -> str:
    """Insert or change by code; returns the id that it has. Of one that is there, when it was made and what only
    `update_meeting` changes (sign-up, roles, whether it is cancelled) stay."""
    stored: str = await connection.value(
        """
        insert into meeting (id, code, title, held_on, date_words, starts, ends, venue, participants,
                             organisations, purpose, goals, agenda, next_meeting, created_at, case_number, present,
                             links, signup, roles, cancelled)
        values (:id, :code, :title, :held_on, :date_words, :starts, :ends, :venue, :participants,
                :organisations, :purpose, :goals, :agenda, :next_meeting, :created_at, :case_number, :present,
                :links, :signup, :roles, :cancelled)
        on conflict (code) do update
           set title = excluded.title, held_on = excluded.held_on, date_words = excluded.date_words,
               starts = excluded.starts, ends = excluded.ends, venue = excluded.venue,
               participants = excluded.participants, organisations = excluded.organisations,
               purpose = excluded.purpose, goals = excluded.goals, agenda = excluded.agenda,
               next_meeting = excluded.next_meeting, case_number = excluded.case_number,
               present = excluded.present, links = excluded.links
        returning id
        """,
        **asdict(meeting),
    )
    return stored


async def update_meeting(connection: Connection, meeting: Meeting) -> None:
    """Everything about a meeting but its code and when it was made."""
    values = asdict(meeting)
    changing = [name for name in values if name not in ("id", "code", "created_at")]
    await connection.run(
        f"update meeting set {', '.join(f'{name} = :{name}' for name in changing)} where id = :id",
        **{name: values[name] for name in [*changing, "id"]},
    )


async def select_meeting_by_code(connection: Connection, code: str) -> Meeting | None:
    """A meeting by its code."""
    return load_or_none(Meeting, await connection.one("select * from meeting where code = :code", code=code))


async def select_meetings_on(connection: Connection, day: date) -> tuple[Meeting, ...]:
    """The meetings of a Stockholm day, by code."""
    return load_all(
        Meeting,
        await connection.all("select * from meeting where held_on = :day order by code", day=day),
    )


async def select_coming_meetings(connection: Connection, today: date, most: int = 8) -> tuple[Meeting, ...]:
    """The meetings on or after a Stockholm day, the first one first, then those whose day is not settled."""
    return load_all(
        Meeting,
        await connection.all(
            """
            select * from meeting
             where cancelled = 0 and (held_on >= :today or (held_on is null and ended_at is null))
             order by held_on is null, held_on, starts, code limit :most
            """,
            today=today,
            most=most,
        ),
    )


async def select_meetings(connection: Connection) -> tuple[Meeting, ...]:
    """All meetings, the latest first."""
    return load_all(
        Meeting, await connection.all("select * from meeting order by held_on is null, held_on desc, code")
    )


async def select_meeting(connection: Connection, meeting_id: str) -> Meeting | None:
    """A meeting by our id."""
    return load_or_none(Meeting, await connection.one("select * from meeting where id = :id", id=meeting_id))


async def select_next_meeting(connection: Connection, today: date) -> Meeting | None:
    """The first meeting on or after a Stockholm day, or None."""
    return load_or_none(
        Meeting,
        await connection.one(
            """
            select * from meeting where held_on >= :today and cancelled = 0
             order by held_on, starts, code limit 1
            """,
            today=today,
        ),
    )


async def select_latest_meeting(connection: Connection, today: date) -> Meeting | None:
    """The last meeting before a Stockholm day, or None; it may say in words when the next one is."""
    return load_or_none(
        Meeting,
        await connection.one(
            "select * from meeting where held_on < :today order by held_on desc, code limit 1", today=today
        ),
    )
