"""The replies that an issue counts, with their confirmed themes: two queries, however many there are."""

from __future__ import annotations

from datetime import datetime

from dialogue.voices import OwnCount, Voice
from storage.connection import Connection, Row

_COUNTED = """
    reply.received_at > :first and reply.received_at <= :until
    and reply.withdrawn_at is null and reply.held is null and reply.substance = 1
"""


async def select_voices(connection: Connection, first: datetime, until: datetime) -> tuple[Voice, ...]:
    """Replies that came after `first` and not after `until`: not withdrawn, not held, with something said."""
    rows = await connection.all(
        f"""
        select reply.id, coalesce(said.text, '') as text, reply.language, reply.answer, coalesce(q.short_title, '') as question,
               reply.source, reply.visibility, reply.member_id, reply.organisation_id,
               coalesce(o.name, '') as organisation, reply.table_name
          from reply
          left join reply_version said on said.reply_id = reply.id and said.version = reply.version
          left join question q on q.id = reply.question_id
          left join organisation o on o.id = reply.organisation_id
         where {_COUNTED}
         order by reply.received_at, reply.id
        """,
        first=first,
        until=until,
    )
    confirmed, suggested = await _marks(connection, first, until)
    return tuple(_voice(row, confirmed, suggested) for row in rows)


def _voice(row: Row, confirmed: dict[str, list[str]], suggested: set[str]) -> Voice:
    return Voice(
        id=row["id"],
        text=row["text"],
        language=row["language"],
        question=row["question"],
        source=row["source"],
        visibility=row["visibility"],
        member_id=row["member_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        table_name=row["table_name"],
        themes=tuple(confirmed.get(row["id"], ())),
        looked_at=row["id"] not in suggested,
        answer=row["answer"],
    )


async def _marks(
    connection: Connection, first: datetime, until: datetime
) -> tuple[dict[str, list[str]], set[str]]:
    """Each reply's confirmed themes, and the replies that have a suggestion nobody has decided on."""
    rows = await connection.all(
        f"""
        select mark.reply_id, mark.theme_id, mark.state
          from reply_theme mark join reply on reply.id = mark.reply_id
         where {_COUNTED} and mark.state <> 'rejected'
         order by mark.reply_id, mark.theme_id
        """,
        first=first,
        until=until,
    )
    confirmed: dict[str, list[str]] = {}
    suggested: set[str] = set()
    for row in rows:
        if row["state"] == "confirmed":
            confirmed.setdefault(row["reply_id"], []).append(row["theme_id"])
        else:
            suggested.add(row["reply_id"])
    return confirmed, suggested


async def count_by_organisation(
    connection: Connection, first: datetime, until: datetime
) -> dict[str, OwnCount]:
    """How many replies came in each organisation's name, by its id; as an issue counts them."""
    rows = await connection.all(
        f"""
        select reply.organisation_id, o.name, count(*) as n
          from reply join organisation o on o.id = reply.organisation_id
         where {_COUNTED} group by reply.organisation_id, o.name
        """,
        first=first,
        until=until,
    )
    return {row["organisation_id"]: OwnCount(row["name"], row["n"]) for row in rows}
