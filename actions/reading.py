"""Replies as they are exported and found: what anyone who may read them all is shown, personnummer masked in every case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.errors import NotFound
from dialogue.replies import Reply, ThemeMark
from dialogue.replies.agreeing import Agreement
from dialogue.replies.searching import beginnings
from dialogue.safety import mask_personnummer
from dialogue.themes import Frame
from storage import agreements, organisations, questions, replies, search, theme_marks
from storage.connection import Connection
from storage.filters import Filter, State

MOST_FOUND: Final = 1000
"""Replies that one search gives; who gets as many asks with more words or filters."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which replies somebody asks for, in their words: a question's code, a theme's id, `storage.filters.Filter` else."""

    question: str | None = None
    theme: str | None = None
    state: State | None = None
    municipality: str | None = None
    subregion: str | None = None
    size: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None


async def exported_replies(connection: Connection, frame: Frame, wanted: Wanted) -> list[dict[str, Any]]:
    """The replies that are wanted, in the order in which they came (contract.md), withdrawn and held ones too unless a
    theme or a state is asked for. Raises NotFound for a question or a theme."""
    chosen = replace(await _filter(connection, frame, wanted), everything=True)
    marks = await theme_marks.select_marks(connection, chosen)
    return await _rows(connection, await replies.select_replies(connection, chosen), marks)


async def found_replies(
    connection: Connection, frame: Frame, words: str, wanted: Wanted
) -> list[dict[str, Any]]:
    """The wanted replies that hold the words, best first, at most `MOST_FOUND`. Raises NotFound."""
    chosen = await _filter(connection, frame, wanted)
    found: list[Reply] = []
    marks: list[ThemeMark] = []
    for reply_id in await search.select_found(connection, beginnings(words), chosen, MOST_FOUND):
        reply = await replies.select_reply(connection, reply_id)
        assert reply is not None
        found.append(reply)
        marks += await theme_marks.select_marks_of(connection, reply_id)
    return await _rows(connection, found, marks)


async def _filter(connection: Connection, frame: Frame, wanted: Wanted) -> Filter:
    question = None
    if wanted.question is not None:
        question = await questions.select_question_by_code(connection, wanted.question)
        if question is None:
            raise NotFound(f"There is no question {wanted.question!r}; see `medskick question list`.")
    if wanted.theme is not None and frame.theme(wanted.theme) is None:
        raise NotFound(f"There is no theme {wanted.theme!r}; see `medskick themes list`.")
    return Filter(
        question_id=question.id if question else None,
        theme=wanted.theme,
        state=wanted.state,
        municipality=wanted.municipality,
        subregion=wanted.subregion,
        size=wanted.size,
        since=wanted.since,
        until=wanted.until,
        channel=wanted.channel,
    )


async def _rows(
    connection: Connection, found: Iterable[Reply], marks: Iterable[ThemeMark]
) -> list[dict[str, Any]]:
    codes = {question.id: question.code for question in await questions.select_questions(connection)}
    names = {one.id: one.name for one in await organisations.select_organisations(connection)}
    themes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for mark in marks:
        themes[mark.reply_id].append({"id": mark.theme_id, "state": mark.state, "reason": mark.reason})
    agreed = await agreements.select_counts(connection)
    return [_row(reply, codes, names, themes[reply.id], agreed.get(reply.id, Agreement())) for reply in found]


def _row(
    reply: Reply,
    codes: dict[str, str],
    names: dict[str, str],
    themes: list[dict[str, str]],
    agreed: Agreement,
) -> dict[str, Any]:
    return {
        "id": reply.id,
        "question": codes.get(reply.question_id or ""),
        "text": mask_personnummer(reply.text),
        "version": reply.version,
        "channel": reply.channel,
        "organisation": names.get(reply.organisation_id or ""),
        "source": reply.source,
        "table": reply.table_name,
        "on_behalf_of": None if reply.withdrawn_at else mask_personnummer(reply.behalf) or None,
        "visibility": reply.visibility,
        "language": reply.language or None,
        "origin": reply.origin or None,
        "answer": "" if reply.withdrawn_at else reply.answer,
        "question_version": reply.question_version,
        "agrees": agreed.agrees,
        "agreeing_organisations": agreed.organisations,
        "themes": themes,
        "received_at": reply.received_at.isoformat(),
        "withdrawn": reply.withdrawn_at is not None,
        "held": reply.held,
    }
