"""`medskick question`: what members are asked, from draft to archived."""

from __future__ import annotations

import argparse
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, Parser, command, group, moment
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from dialogue.questions import Question

ACTOR: Final = "command"
LAST_SECOND: Final = timedelta(hours=23, minutes=59, seconds=59)
LEVELS: Final = ("information", "consultation", "dialogue", "partnership")


def add(commands: Commands) -> None:
    """Add the group."""
    question = group(commands, "question", GROUPS["question"])
    example = 'medskick question add "Vad saknas?" --code vad-saknas --closes 2026-12-15'
    _options(command(question, "add", "write a question down as a draft", add_one, example))
    opening = command(question, "open", "open a question for replies", open_one)
    opening.add_argument("code", metavar="CODE")
    opening.add_argument("--announce", action="store_true", help="queue it to members now")
    opening.add_argument("--override", metavar="NOTE", default="", help="why a warning is set aside; kept")
    for name, summary, run in (
        ("close", "take no more replies", close_one),
        ("archive", "put an answered question away", archive_one),
        ("show", "one question", show_one),
    ):
        command(question, name, summary, run).add_argument("code", metavar="CODE")
    feedback = command(question, "feedback", "tell what came of what was said", feedback_one)
    feedback.add_argument("code", metavar="CODE")
    feedback.add_argument("text", metavar="TEXT")
    command(question, "list", "all questions with counts of replies", list_all)


def _options(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the question itself")
    parser.add_argument("--code", required=True, help="small letters, digits and hyphens, at most 40")
    parser.add_argument("--opens", type=moment, metavar="T", help="opened then by itself")
    parser.add_argument("--closes", type=_closing, metavar="T", help="a day counts to its end")
    parser.add_argument("--theme", metavar="ID", help="a theme's id, see `medskick themes list`")
    parser.add_argument("--title", default="", help="at most 30 characters, for buttons")
    parser.add_argument("--label", default="", help='as "dialog 1, fråga 2"')
    parser.add_argument("--background", default="", help="two sentences on why it is asked")
    parser.add_argument("--link", default="", help="where more can be read")
    parser.add_argument("--owner", default="", help="who answers back")
    parser.add_argument("--level", default="", choices=LEVELS, help="level of participation")
    parser.add_argument("--decision-body", default="", help="who decides")
    parser.add_argument("--decision-date", type=_day, metavar="DAY", help="when it is decided")
    parser.add_argument("--meeting", metavar="CODE", help="the meeting it belongs to")
    parser.add_argument("--override", metavar="NOTE", default="", help=argparse.SUPPRESS)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-12-15") from None


def _closing(text: str) -> datetime:
    at = moment(text)
    return at + LAST_SECOND if len(text) == len("2026-12-15") else at


async def add_one(call: Call) -> None:
    """Raises NotAllowed, NotFound, WrongState."""
    from actions.meetings import find_meeting
    from actions.questions import Draft, add_question

    words = call.words

    async def deed_of(deed: Deed) -> Question:
        meeting = await find_meeting(deed.connection, words.meeting) if words.meeting else None
        draft = Draft(
            words.code,
            words.text,
            call.utc(words.opens) if words.opens else None,
            call.utc(words.closes) if words.closes else None,
            words.theme,
            meeting.id if meeting else None,
            words.title,
            words.label,
            words.background,
            words.link,
            words.owner,
            words.level,
            words.decision_body,
            words.decision_date,
        )
        return await add_question(deed, draft, ACTOR)

    await _do(call, deed_of)
    await _show(call, words.code)


async def open_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState. What only speaks against it is a warning here."""
    from actions.announcing import announce
    from actions.questions import REASONS, find_question, open_question

    words = call.words

    async def deed_of(deed: Deed) -> tuple[str, ...]:
        question = await find_question(deed, words.code)
        warnings = await open_question(deed, question, ACTOR, note=words.override)
        if words.announce:
            await announce(deed, await find_question(deed, words.code), ACTOR)
        return tuple(REASONS[one.reason] for one in warnings)

    for warning in await _do(call, deed_of):
        call.console.note(f"warning: {warning}.")
    await _show(call, words.code)


async def close_one(call: Call) -> None:
    """Raises NotFound, WrongState."""
    from actions.questions import close_question, find_question

    async def deed_of(deed: Deed) -> None:
        await close_question(deed, await find_question(deed, call.words.code), ACTOR)

    await _do(call, deed_of)
    await _show(call, call.words.code)


async def feedback_one(call: Call) -> None:
    """Raises NotFound, WrongState, NotAllowed."""
    from actions.questions import answer_back, find_question

    async def deed_of(deed: Deed) -> None:
        await answer_back(deed, await find_question(deed, call.words.code), call.words.text, ACTOR)

    await _do(call, deed_of)
    await _show(call, call.words.code)


async def archive_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.questions import archive_question, find_question

    async def deed_of(deed: Deed) -> None:
        await archive_question(deed, await find_question(deed, call.words.code), ACTOR)

    await _do(call, deed_of)
    await _show(call, call.words.code)


async def show_one(call: Call) -> None:
    """Raises NotFound."""
    from actions.questions import find_question

    await _do(call, lambda deed: find_question(deed, call.words.code))
    await _show(call, call.words.code)


async def list_all(call: Call) -> None:
    """All, by code."""
    call.console.table([_short(row) for row in await _rows(call)], "There is no question yet.")


async def _do(call: Call, work: Any) -> Any:
    from actions.deed import Deed

    async with premises(call) as (database, place):
        return await database.write(lambda connection: work(Deed(connection, call.now(), place)))


async def _show(call: Call, code: str) -> None:
    row = next(row for row in await _rows(call) if row["code"] == code)
    call.console.document([row], "\n".join(f"{name:<14} {value}" for name, value in row.items() if value))


def _short(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: row[name]
        for name in ("code", "text", "status", "opens", "closes", "level", "replies", "organisations")
    }


async def _rows(call: Call) -> list[dict[str, Any]]:
    from storage.questions import select_question_counts, select_questions

    async with premises(call) as (database, _):
        questions = await database.read(select_questions)
        counts = {row["question_id"]: row for row in await database.read(select_question_counts)}
    return [_row(call, question, counts.get(question.id)) for question in questions]


def _row(call: Call, question: Question, counts: Any) -> dict[str, Any]:
    def local(at: datetime | None) -> str | None:
        return at.astimezone(call.settings.timezone).isoformat() if at else None

    return {
        "code": question.code,
        "text": question.text,
        "status": question.status,
        "opens": local(question.opened_at or question.opens_at),
        "closes": local(question.closes_at),
        "level": question.level,
        "replies": counts["replies"] if counts else 0,
        "organisations": counts["organisations"] if counts else 0,
        "title": question.short_title,
        "label": question.label,
        "background": question.background,
        "link": question.link,
        "owner": question.owner,
        "theme": question.theme_id,
        "decision_body": question.decision_body,
        "decision_date": question.decision_on.isoformat() if question.decision_on else None,
        "feedback": question.feedback,
    }
