"""Who reads issues in the chat, and which issues they are still to be told of."""

from __future__ import annotations

from dialogue.issues import Issue
from dialogue.members import Member
from storage.connection import Connection
from storage.rows import load_all


async def select_issues_to_digest(connection: Connection) -> tuple[Issue, ...]:
    """Issues on their way out whose readers in the chat have no message waiting yet."""
    return load_all(
        Issue,
        await connection.all(
            "select * from issue where digested = 0 and state in ('sending', 'sent') order by period"
        ),
    )


async def select_digest_readers(connection: Connection) -> tuple[Member, ...]:
    """Members who said so in the chat, or on the page of choices beside their address, and want mailings."""
    return load_all(
        Member,
        await connection.all(
            """
            select * from member
             where state = 'active' and mailings = 1 and telegram is not null
               and (digest = 1 or id in (select member_id from subscriber
                                          where member_id is not null and state = 'active'
                                            and suppressed = '' and frequency <> 'pause'
                                            and channel in ('chat', 'both')))
             order by id
            """
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
