"""Who reads issues in the chat, and which issues they are still to be told of."""

from __future__ import annotations

import json

from dialogue.digest import DigestReader
from dialogue.issues import Issue
from storage.connection import Connection
from storage.freezing import MEANT
from storage.rows import load_all


async def select_issues_to_digest(connection: Connection) -> tuple[Issue, ...]:
    """Issues on their way out whose readers in the chat have no message waiting yet."""
    return load_all(
        Issue,
        await connection.all(
            "select * from issue where digested = 0 and state in ('sending', 'sent') order by period"
        ),
    )


async def select_digest_readers(connection: Connection, issue_id: str) -> tuple[DigestReader, ...]:
    """Who reads the issue in the chat and wants mailings: those frozen as its readers who chose the chat on the page of
    choices, and members who asked for issues in the chat and whom this one is meant for."""
    audience = json.loads(await connection.value("select audience from issue where id = :id", id=issue_id))
    meant = "".join(
        f" and exists (select 1 from organisation o where o.id = m.organisation_id and {MEANT[facet].format(values=facet)})"
        for facet in audience
    )
    return load_all(
        DigestReader,
        await connection.all(
            f"""
            select m.id as member_id, m.telegram, m.language, coalesce(chosen.themes, '[]') as themes
              from member m
              left join (select s.member_id, s.themes
                           from issue_recipient r join subscriber s on s.id = r.subscriber_id
                          where r.issue_id = :issue and s.member_id is not null
                            and (r.reason = 'chat' or (r.included = 1 and s.channel = 'both'))
                          group by s.member_id) as chosen on chosen.member_id = m.id
             where m.state = 'active' and m.mailings = 1 and m.telegram is not null
               and (chosen.member_id is not null or (m.digest = 1{meant}))
             order by m.id
            """,
            issue=issue_id,
            **audience,
        ),
    )


async def update_digest(connection: Connection, member_id: str, *, wanted: bool) -> None:
    """Whether a member wants issues in the chat; without them, their own address is written to again."""
    await connection.run("update member set digest = :on where id = :id", id=member_id, on=int(wanted))
    if not wanted:
        await connection.run("update subscriber set channel = 'mail' where member_id = :id", id=member_id)


async def select_digest_wanted(connection: Connection, member_id: str) -> bool:
    """Whether a member said in the chat that they want issues there."""
    return bool(await connection.value("select digest from member where id = :id", id=member_id))


async def update_digested(connection: Connection, issue_id: str) -> None:
    """Every reader in the chat has a message waiting."""
    await connection.run("update issue set digested = 1 where id = :id", id=issue_id)
