"""Replies as they are exported: what anyone who may read them all is shown, personnummer masked in every case."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from actions.errors import NotFound
from dialogue.replies import Reply
from dialogue.safety import mask_personnummer
from storage import organisations, questions, replies
from storage.connection import Connection


async def exported_replies(connection: Connection, code: str | None) -> list[dict[str, Any]]:
    """All replies, or those to one question, in the order in which they came (contract.md). Raises NotFound."""
    question = await questions.select_question_by_code(connection, code) if code is not None else None
    if code is not None and question is None:
        raise NotFound(f"There is no question {code!r}; see `medskick question list`.")
    question_id = question.id if question else None
    codes = {question.id: question.code for question in await questions.select_questions(connection)}
    names = {one.id: one.name for one in await organisations.select_organisations(connection)}
    marks: dict[str, list[dict[str, str]]] = defaultdict(list)
    for mark in await replies.select_marks(connection, question_id):
        marks[mark.reply_id].append({"id": mark.theme_id, "state": mark.state, "reason": mark.reason})
    return [
        _row(reply, codes, names, marks[reply.id])
        for reply in await replies.select_replies(connection, question_id)
    ]


def _row(
    reply: Reply, codes: dict[str, str], names: dict[str, str], themes: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "id": reply.id,
        "question": codes.get(reply.question_id or ""),
        "text": mask_personnummer(reply.text),
        "version": reply.version,
        "channel": reply.channel,
        "organisation": names.get(reply.organisation_id or ""),
        "visibility": reply.visibility,
        "themes": themes,
        "received_at": reply.received_at.isoformat(),
        "withdrawn": reply.withdrawn_at is not None,
        "held": reply.held,
    }
