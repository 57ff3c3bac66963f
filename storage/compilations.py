"""What a compilation draws on: replies with all that is needed to print and count them, dialogues, corrections.

Two queries for the replies, however many there are.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from dialogue.compilation import DialogueWords, Said
from storage.connection import Connection, Row
from storage.rows import load_all


async def select_said(
    connection: Connection, question_ids: Collection[str] | None, since: datetime | None
) -> tuple[Said, ...]:
    """The replies to some questions, or of None to all and to none, that came at or after `since`.

    In the order in which they came; those of one moment (minutes) in the order of the page.
    """
    if question_ids is not None and not question_ids:
        return ()
    where, values = _which(question_ids, since)
    rows = await connection.all(
        f"""
        select reply.*, coalesce(said.text, '') as text, coalesce(said.correction, '') as correction,
               coalesce(o.name, '') as organisation, coalesce(o.subregion, '') as subregion,
               (select count(*) from agreement where agreement.reply_id = reply.id) as agrees
          from reply
          left join reply_version said on said.reply_id = reply.id and said.version = reply.version
          left join organisation o on o.id = reply.organisation_id
         where {where}
         order by reply.received_at, reply.position, reply.id
        """,
        **values,
    )
    confirmed: dict[str, list[str]] = {}
    waiting: set[str] = set()
    for mark in await _marks(connection, where, values):
        if mark["state"] == "confirmed":
            confirmed.setdefault(mark["reply_id"], []).append(mark["theme_id"])
        else:
            waiting.add(mark["reply_id"])
    return tuple(_said(row, tuple(confirmed.get(row["id"], ())), row["id"] in waiting) for row in rows)


def _which(question_ids: Collection[str] | None, since: datetime | None) -> tuple[str, dict[str, object]]:
    parts, values = ["1 = 1"], dict[str, object]()
    if question_ids is not None:
        values = {f"question{number}": question_id for number, question_id in enumerate(sorted(question_ids))}
        parts.append(f"reply.question_id in ({', '.join(':' + name for name in values)})")
    if since is not None:
        values["since"] = since
        parts.append("reply.received_at >= :since")
    return " and ".join(parts), values


async def _marks(connection: Connection, where: str, values: dict[str, object]) -> list[Row]:
    return await connection.all(
        f"""
        select mark.reply_id, mark.theme_id, mark.state
          from reply_theme mark join reply on reply.id = mark.reply_id
         where {where} and mark.state <> 'rejected'
         order by mark.reply_id, mark.theme_id
        """,
        **values,
    )


def _said(row: Row, themes: tuple[str, ...], waiting: bool) -> Said:
    return Said(
        id=row["id"],
        question_id=row["question_id"],
        text=row["text"],
        correction=row["correction"],
        channel=row["channel"],
        source=row["source"],
        table_name=row["table_name"],
        visibility=row["visibility"],
        member_id=row["member_id"],
        organisation_id=row["organisation_id"],
        organisation=row["organisation"],
        subregion=row["subregion"],
        parent=row["parent"],
        held=row["held"] is not None,
        withdrawn=row["withdrawn_at"] is not None,
        substance=bool(row["substance"]),
        themes=themes,
        waiting=waiting,
        behalf=row["behalf"],
        answer=row["answer"],
        agrees=row["agrees"],
    )


async def select_dialogues(connection: Connection, meeting_id: str) -> tuple[DialogueWords, ...]:
    """A meeting's dialogues, by number."""
    return load_all(
        DialogueWords,
        await connection.all(
            "select number, title, summary from dialogue where meeting_id = :meeting order by number",
            meeting=meeting_id,
        ),
    )


async def upsert_dialogue(connection: Connection, meeting_id: str, words: DialogueWords) -> None:
    """Keep what is known of a dialogue."""
    await connection.run(
        """
        insert into dialogue (meeting_id, number, title, summary) values (:meeting, :number, :title, :summary)
        on conflict (meeting_id, number) do update set title = excluded.title, summary = excluded.summary
        """,
        meeting=meeting_id,
        number=words.number,
        title=words.title,
        summary=words.summary,
    )


async def update_correction(connection: Connection, reply_id: str, version: int, correction: str) -> None:
    """Put staff's wording beside one version of a reply; '' takes it away."""
    await connection.run(
        "update reply_version set correction = :correction where reply_id = :id and version = :version",
        id=reply_id,
        version=version,
        correction=correction,
    )
