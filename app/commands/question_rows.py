"""A question as `medskick question` prints it: one in full, or all in short."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call
from app.console import align
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.questions import Counted, Figure, Question, Wording
    from dialogue.report import Silence

LISTED: Final = ("code", "text", "status", "opens", "closes", "level", "replies", "organisations")
LONG: Final = ("versions", "series")
"""Printed for people as tables under the rest."""


async def show(call: Call, code: str) -> None:
    """One question with all that is known of it. Raises NotFound."""
    from actions.deed import Deed
    from actions.office import count_question
    from actions.questions import find_question
    from actions.rounds import figures
    from actions.silence import silent
    from storage.question_versions import select_wordings
    from wording.report import silence_sentence

    async with premises(call) as (database, place):

        async def view(connection: Any) -> tuple[Counted, tuple[Wording, ...], tuple[Figure, ...], Silence]:
            deed = Deed(connection, call.now(), place)
            question = await find_question(deed, code)
            counted = await count_question(deed, question)
            wordings = await select_wordings(connection, question.id)
            return counted, wordings, await figures(deed, question), await silent(deed, question)

        counted, wordings, sums, unheard = await database.read(view)
    row = _row(call, counted) | _more(counted.question)
    row["versions"] = [
        {"version": one.version, "text": one.text, "background": one.background, "plain": one.plain}
        | {"until": _local(call, one.until), "note": one.note}
        for one in wordings
    ]
    row["series"] = [asdict(one) for one in sums]
    row["not_heard"] = asdict(unheard)
    lines = [
        f"{name:<14} {_told(value)}"
        for name, value in row.items()
        if value and name not in (*LONG, "not_heard")
    ]
    lines += (
        [f"{'not heard':<14} {silence_sentence(unheard, call.settings.locale)}"]
        if unheard.organisations
        else []
    )
    tables = [f"\n{name}\n{align(row[name])}" for name in LONG if row[name]]
    call.console.document([row], "\n".join([*lines, *tables]))


async def list_all(call: Call) -> None:
    """All, the one that closes first on top."""
    from actions.deed import Deed
    from actions.office import count_questions

    async with premises(call) as (database, place):
        counted = await database.read(lambda connection: count_questions(Deed(connection, call.now(), place)))
    rows = [_row(call, one) for one in counted]
    call.console.table([{name: row[name] for name in LISTED} for row in rows], "There is no question yet.")


def _row(call: Call, counted: Counted) -> dict[str, Any]:
    question = counted.question
    return {
        "code": question.code,
        "text": question.text,
        "status": question.status,
        "opens": _local(call, question.opened_at or question.opens_at),
        "closes": _local(call, question.closes_at),
        "level": question.level,
        "replies": counted.replies,
        "organisations": counted.organisations,
    }


def _more(question: Question) -> dict[str, Any]:
    return {
        "title": question.short_title,
        "kind": question.kind,
        "plain": question.plain,
        "label": question.label,
        "background": question.background,
        "link": question.link,
        "contact": question.contact,
        "follow_up": question.follow_up,
        "principle": question.principle,
        "audience": question.audience,
        "owner": question.owner,
        "theme": question.theme_id,
        "decision_body": question.decision_body,
        "decision_date": question.decision_on.isoformat() if question.decision_on else None,
        "at_meeting": question.at_meeting,
        "repeats": question.repeats,
        "period": question.period,
        "feedback": question.feedback,
        "version": question.version,
    }


def _told(value: object) -> object:
    if isinstance(value, dict):
        return "; ".join(f"{name} {', '.join(chosen)}" for name, chosen in value.items())
    return "yes" if value is True else value


def _local(call: Call, at: datetime | None) -> str | None:
    return at.astimezone(call.settings.timezone).isoformat() if at else None
