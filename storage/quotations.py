"""Which replies an issue quotes, as its latest build has it: rows only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage.connection import Connection


async def replace_quotations(connection: Connection, issue_id: str, reply_ids: Iterable[str]) -> None:
    """These replies in place of those that the build before quoted; one that is gone meanwhile is left out."""
    await connection.run("delete from issue_quotation where issue_id = :id", id=issue_id)
    await connection.run_many(
        """
        insert into issue_quotation (issue_id, reply_id) select :issue, id from reply where id = :reply
        on conflict do nothing
        """,
        [{"issue": issue_id, "reply": reply_id} for reply_id in reply_ids],
    )


async def select_printed(connection: Connection, member_id: str) -> dict[str, str]:
    """A member's replies that an issue that went out quotes, each with the period of the latest such issue."""
    rows = await connection.all(
        """
        select quoted.reply_id, max(issue.period) as period
          from issue_quotation as quoted
          join issue on issue.id = quoted.issue_id
          join reply on reply.id = quoted.reply_id
         where reply.member_id = :member and issue.state in ('sending', 'paused', 'sent')
         group by quoted.reply_id
        """,
        member=member_id,
    )
    return {row["reply_id"]: row["period"] for row in rows}


async def select_unsent_issues(connection: Connection, reply_id: str) -> tuple[str, ...]:
    """Issues that quote the reply and have not begun to go out."""
    rows = await connection.all(
        """
        select issue.id from issue_quotation as quoted join issue on issue.id = quoted.issue_id
         where quoted.reply_id = :reply and issue.state in ('draft', 'approved')
         order by issue.id
        """,
        reply=reply_id,
    )
    return tuple(row["id"] for row in rows)


async def select_counted(connection: Connection, member_id: str) -> frozenset[str]:
    """A member's replies that an issue that went out counted under a theme, quoted or not."""
    rows = await connection.all(
        """
        select distinct reply.id
          from reply
          join reply_theme as mark on mark.reply_id = reply.id and mark.state = 'confirmed'
          join issue on issue.state in ('sending', 'paused', 'sent') and reply.received_at > issue.covers_from
                    and reply.received_at <= issue.covers_to and mark.decided_at <= issue.built_at
         where reply.member_id = :member and reply.withdrawn_at is null and reply.held is null and reply.substance = 1
        """,
        member=member_id,
    )
    return frozenset(row["id"] for row in rows)


async def is_outdated(connection: Connection, issue_id: str, built_at: datetime) -> bool:
    """Whether a quoted reply was taken back, held, hidden or worded anew while the issue was being built."""
    return (
        await connection.value(
            """
            select 1 from issue_quotation as quoted join reply on reply.id = quoted.reply_id
             where quoted.issue_id = :id
               and (reply.withdrawn_at is not null or reply.held is not null or reply.visibility = 'hidden'
                    or reply.edited_at > :built)
             limit 1
            """,
            id=issue_id,
            built=built_at,
        )
        is not None
    )
