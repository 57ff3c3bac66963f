"""Members' rows."""

from __future__ import annotations

from datetime import datetime

from dialogue.members import Member
from storage.connection import Connection, Row
from storage.rows import load_all, load_or_none


async def select_member(connection: Connection, member_id: str) -> Member | None:
    """A member by our id."""
    return load_or_none(Member, await connection.one("select * from member where id = :id", id=member_id))


async def select_member_by_telegram(connection: Connection, chat: int) -> Member | None:
    """A member by chat id."""
    return load_or_none(
        Member, await connection.one("select * from member where telegram = :chat", chat=chat)
    )


async def select_listed_members(connection: Connection) -> list[Row]:
    """All members as a list shows them, oldest first: `id`, `telegram`, `organisation` (a name), `language`, `state`."""
    return await connection.all(
        """
        select member.id, member.telegram, o.name as organisation, member.language, member.state
          from member left join organisation as o on o.id = member.organisation_id
         order by member.created_at, member.id
        """
    )


async def select_to_tell(connection: Connection, question_id: str) -> tuple[Member, ...]:
    """Members who want mailings and have not answered the question."""
    return load_all(
        Member,
        await connection.all(
            """
            select * from member
             where state = 'active' and mailings = 1 and telegram is not null
               and id not in (select member_id from reply
                               where question_id = :question and member_id is not null and withdrawn_at is null)
             order by created_at, id
            """,
            question=question_id,
        ),
    )


async def select_members(connection: Connection) -> tuple[Member, ...]:
    """All members, oldest first."""
    return load_all(Member, await connection.all("select * from member order by created_at, id"))


async def insert_member(
    connection: Connection, member_id: str, chat: int, language: str, now: datetime
) -> None:
    """A new member with nothing asked yet."""
    await connection.run(
        """
        insert into member (id, telegram, language, created_at)
        values (:id, :chat, :language, :now)
        """,
        id=member_id,
        chat=chat,
        language=language,
        now=now,
    )


async def update_question(connection: Connection, member_id: str, question_id: str | None) -> None:
    """Which question the member's plain text answers from now on."""
    await connection.run(
        "update member set question_id = :question, expects = '' where id = :id",
        id=member_id,
        question=question_id,
    )


async def update_expects(connection: Connection, member_id: str, expects: str) -> None:
    """What the next text is taken as; '' for a reply."""
    await connection.run("update member set expects = :expects where id = :id", id=member_id, expects=expects)


async def update_asked(connection: Connection, member_id: str) -> None:
    """What is asked once has been asked."""
    await connection.run("update member set asked = 1 where id = :id", id=member_id)


async def update_language(connection: Connection, member_id: str, language: str) -> None:
    """The language that the member reads."""
    await connection.run(
        "update member set language = :language where id = :id", id=member_id, language=language
    )


async def update_organisation(connection: Connection, member_id: str, organisation_id: str | None) -> None:
    """Which organisation the member belongs to."""
    await connection.run(
        """
        update member
           set contact = case when organisation_id = :organisation then contact else 0 end,
               joined = case when organisation_id = :organisation then joined else 'asked' end,
               organisation_id = :organisation, expects = ''
         where id = :id
        """,
        id=member_id,
        organisation=organisation_id,
    )


async def update_speaks_for(connection: Connection, member_id: str, speaks_for: str) -> None:
    """Whether the member answers as a person or for the organisation."""
    await connection.run(
        "update member set speaks_for = :speaks_for where id = :id", id=member_id, speaks_for=speaks_for
    )


async def update_visibility(connection: Connection, member_id: str, visibility: str) -> None:
    """Who sees the member's coming replies."""
    await connection.run(
        "update member set visibility = :visibility where id = :id", id=member_id, visibility=visibility
    )


async def update_mailings(connection: Connection, member_id: str, mailings: bool) -> None:
    """Whether anything unprompted may be sent."""
    await connection.run(
        "update member set mailings = :mailings where id = :id", id=member_id, mailings=mailings
    )


async def update_state_by_telegram(connection: Connection, chat: int, state: str) -> None:
    """Blocked or back again."""
    await connection.run(
        "update member set state = :state where telegram = :chat and state <> 'erased'",
        chat=chat,
        state=state,
    )


async def update_quiet_until(connection: Connection, member_id: str, until: datetime) -> None:
    """Nothing unprompted to this member before `until`."""
    await connection.run("update member set quiet_until = :until where id = :id", id=member_id, until=until)


async def update_contact(connection: Connection, member_id: str, contact: bool) -> None:
    """Whether the member is the contact of their organisation."""
    await connection.run("update member set contact = :contact where id = :id", id=member_id, contact=contact)
