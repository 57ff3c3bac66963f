"""The themes of replies: what was proposed, with the words that gave it, and what a person decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dialogue.replies import ThemeMark
from storage.connection import Connection, Row
from storage.filters import Filter
from storage.rows import load_all


async def insert_suggestions(
    connection: Connection, reply_id: str, themes: Sequence[tuple[str, str]], frame_version: str
) -> None:
    """Propose themes, each with the words that gave it; a person's decision stands."""
    if themes:
        await connection.run_many(
            """
            insert into reply_theme (reply_id, theme_id, state, reason, frame_version)
            values (:reply, :theme, 'suggested', :reason, :version)
            on conflict (reply_id, theme_id) do nothing
            """,
            [
                {"reply": reply_id, "theme": theme, "reason": reason, "version": frame_version}
                for theme, reason in themes
            ],
        )


async def delete_suggestions(connection: Connection, reply_id: str) -> None:
    """Forget what was proposed and nobody decided on."""
    await connection.run("delete from reply_theme where reply_id = :id and state = 'suggested'", id=reply_id)


async def confirm_suggestions(
    connection: Connection, reply_id: str, by: str, now: datetime, frame_version: str
) -> int:
    """Confirm all that is proposed for a reply; returns how many."""
    return await connection.run(
        """
        update reply_theme
           set state = 'confirmed', frame_version = :version, decided_by = :by, decided_at = :now
         where reply_id = :reply and state = 'suggested'
        """,
        reply=reply_id,
        version=frame_version,
        by=by,
        now=now,
    )


async def confirm_all_suggestions(connection: Connection, by: str, now: datetime, frame_version: str) -> int:
    """Confirm everything proposed for replies that are shown and counted; returns how many."""
    return await connection.run(
        """
        update reply_theme
           set state = 'confirmed', frame_version = :version, decided_by = :by, decided_at = :now
         where state = 'suggested' and reply_id in
               (select id from reply where withdrawn_at is null and held is null)
        """,
        version=frame_version,
        by=by,
        now=now,
    )


async def update_theme(
    connection: Connection,
    reply_id: str,
    theme_id: str,
    state: str,
    by: str,
    now: datetime,
    frame_version: str,
) -> None:
    """A person's decision about one theme of a reply, whether it was proposed or not, under the frame then in force."""
    await connection.run(
        """
        insert into reply_theme (reply_id, theme_id, state, reason, frame_version, decided_by, decided_at)
        values (:reply, :theme, :state, '', :version, :by, :now)
        on conflict (reply_id, theme_id) do update
           set state = :state, frame_version = :version, decided_by = :by, decided_at = :now
        """,
        reply=reply_id,
        theme=theme_id,
        state=state,
        version=frame_version,
        by=by,
        now=now,
    )


async def select_marks(connection: Connection, chosen: Filter) -> tuple[ThemeMark, ...]:
    """The themes of the replies that are chosen."""
    return load_all(
        ThemeMark,
        await connection.all(
            f"""select mark.* from reply_theme as mark join reply on reply.id = mark.reply_id
                 where {chosen.where()} order by mark.reply_id, mark.theme_id""",
            **chosen.values(),
        ),
    )


async def select_marks_of(connection: Connection, reply_id: str) -> tuple[ThemeMark, ...]:
    """The themes of one reply."""
    return load_all(
        ThemeMark,
        await connection.all(
            "select * from reply_theme where reply_id = :reply order by theme_id", reply=reply_id
        ),
    )


async def select_decision(connection: Connection, reply_id: str) -> Row | None:
    """Who decided on a reply's themes last, and when: `decided_by`, `decided_at`."""
    return await connection.one(
        """
        select decided_by, decided_at from reply_theme
         where reply_id = :reply and decided_by is not null and decided_at is not null
         order by decided_at desc limit 1
        """,
        reply=reply_id,
    )


async def select_themed(connection: Connection, member_id: str) -> frozenset[str]:
    """Ids of a member's replies that have a confirmed theme."""
    rows = await connection.all(
        """
        select distinct mark.reply_id from reply_theme as mark join reply on reply.id = mark.reply_id
         where reply.member_id = :member and mark.state = 'confirmed'
        """,
        member=member_id,
    )
    return frozenset(row["reply_id"] for row in rows)


async def count_by_theme(connection: Connection, since: datetime) -> list[Row]:
    """Per theme: how many replies since a time are confirmed, how many only suggested."""
    return await connection.all(
        """
        select mark.theme_id, sum(mark.state = 'confirmed') as confirmed, sum(mark.state = 'suggested') as suggested
          from reply_theme as mark join reply on reply.id = mark.reply_id
         where mark.state <> 'rejected' and reply.received_at >= :since and reply.withdrawn_at is null
           and reply.held is null and reply.substance = 1
         group by mark.theme_id order by count(*) desc, mark.theme_id
        """,
        since=since,
    )
