"""Whose words an answer back is about. Whether they may be written to is not decided here."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.feedback import Subject
from dialogue.members import Member
from storage.connection import Connection
from storage.feedback import ABOUT
from storage.rows import load_all

_SAID = f"""
      from (select :kind as kind, :question as question_id, :theme as theme_id, :reply as reply_id,
                   :since as since, :until as until) as f
      join reply on {ABOUT}
     where reply.withdrawn_at is null and reply.substance = 1
"""


@dataclass(frozen=True, slots=True)
class Said:
    """How many `replies` an answer is about, and how many of them came from nobody that can be written to (`nameless`)."""

    replies: int
    nameless: int


async def select_authors(connection: Connection, subject: Subject) -> tuple[Member, ...]:
    """The members whose replies an answer about `subject` is about, each once, oldest first."""
    return load_all(
        Member,
        await connection.all(
            f"select * from member where id in (select reply.member_id {_SAID}) order by created_at, id",
            **_values(subject),
        ),
    )


async def count_said(connection: Connection, subject: Subject) -> Said:
    """How many replies an answer about `subject` is about."""
    row = await connection.one(
        f"select count(*) as replies, count(*) - count(reply.member_id) as nameless {_SAID}",
        **_values(subject),
    )
    assert row is not None
    return Said(row["replies"], row["nameless"])


def _values(subject: Subject) -> dict[str, object]:
    return {
        "kind": subject.kind,
        "question": subject.question_id,
        "theme": subject.theme_id,
        "reply": subject.reply_id,
        "since": subject.since,
        "until": subject.until,
    }
