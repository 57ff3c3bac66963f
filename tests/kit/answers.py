"""A closed question that members have answered, and what they are told of it, as rows."""

from __future__ import annotations

from typing import Any

from actions.deed import Deed
from actions.feedback import Given, answer_back
from actions.questions import close_question, find_question
from dialogue.feedback import Answer
from dialogue.questions import Question
from storage.connection import Connection
from storage.members import insert_member
from tests.kit.cast import AMINA, BERTIL, CHIDI, NOON, an_open_question, premises
from tests.kit.meetings import a_said_reply

DONE = Answer("done", "Bussen går senare från mars.")
CAST = {"amina": AMINA, "bertil": BERTIL, "chidi": CHIDI}


async def an_answered_question(connection: Connection, code: str = "buss") -> Question:
    """Amina has answered three times, Bertil once, Chidi not at all, somebody on the web once; then it closed."""
    for name, chat in CAST.items():
        if not await connection.value("select count(*) from member where id = :id", id=name):
            await insert_member(connection, name, chat, "sv", NOON)
    question = await an_open_question(connection, code, "Vilka turer saknas?")
    said: list[tuple[str, str | None, tuple[str, ...]]] = [
        ("a1", "amina", ("samverkan",)),
        ("a2", "amina", ()),
        ("a3", "amina", ()),
        ("b1", "bertil", ()),
        ("w1", None, ("samverkan",)),
    ]
    for reply_id, member_id, themes in said:
        channel = "telegram" if member_id else "web"
        await a_said_reply(
            connection, f"{code}-{reply_id}", "Kvällsturen saknas.", question, *themes,
            member_id=member_id, channel=channel, source="person", table_name="",
        )  # fmt: skip
    deed = Deed(connection, NOON, premises())
    await close_question(deed, await find_question(deed, code), "Disa")
    return await find_question(deed, code)


async def answered(connection: Connection, answer: Answer = DONE, **how: Any) -> Given:
    """Staff answer the question."""
    deed = Deed(connection, how.pop("now", NOON), premises())
    return await answer_back(deed, await find_question(deed, "buss"), answer, "Disa", **how)


async def told(connection: Connection) -> list[str]:
    """Who is told, by chat, in the order in which it was queued."""
    rows = await connection.all("select recipient from outbox where kind = 'feedback' order by id")
    names = {str(chat): name for name, chat in CAST.items()}
    return [names[row["recipient"]] for row in rows]
