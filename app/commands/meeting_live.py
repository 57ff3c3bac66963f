"""`medskick meeting`: what staff do while a meeting lasts, and what they see of it: add, list, show, next, previous, end."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.cli import Call, Commands, Parser, command
from app.commands.meeting_more import row
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from actions.watching import Live
    from dialogue.meetings import Meeting

    T = TypeVar("T")

ACTOR: Final = "command"


def add_live(meeting: Commands) -> None:
    """Add the commands to the group."""
    example = (
        'medskick meeting add dialogmote-host --title "Dialogmöte i höst" --date 2026-10-17 --ends 16.00'
    )
    _options(command(meeting, "add", "a meeting that is yet to be", add_one, example))
    command(meeting, "list", "all meetings, the latest first", list_all)
    for name, summary, run in (
        ("show", "where a meeting is, and what has come in", show_one),
        ("next", "go to the next question, open it, and show it at the tables", next_one),
        ("previous", "go back to the question before", previous_one),
        ("end", "end a meeting: chats leave its tables, questions stay open", end_one),
    ):
        command(meeting, name, summary, run).add_argument("code", metavar="CODE")


def _options(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help="small letters, digits and hyphens, at most 40")
    parser.add_argument("--title", required=True)
    parser.add_argument("--date", type=_day, metavar="DAY", help="as 2026-10-17")
    parser.add_argument("--starts", default="", metavar="TIME", help="as 13.15")
    parser.add_argument("--ends", default="", metavar="TIME", help="chats leave the tables an hour later")
    parser.add_argument("--venue", default="")
    parser.add_argument("--purpose", default="")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-10-17") from None


async def add_one(call: Call) -> None:
    """Raises WrongState, MeetingFileError."""
    from actions.deed import new_id
    from actions.meetings import add_meeting
    from dialogue.meeting_file import check_code
    from dialogue.meetings import Meeting

    words = call.words
    meeting = Meeting(
        id=new_id("d"), code=check_code(words.code), title=" ".join(words.title.split()), held_on=words.date,
        date_words="", starts=words.starts, ends=words.ends, venue=words.venue, participants=None, organisations=None,
        purpose=words.purpose, goals=(), agenda=(), next_meeting="", created_at=call.now(),
    )  # fmt: skip
    async with premises(call) as (database, _):
        kept = await database.write(add_meeting, meeting, ACTOR, call.now())
    call.console.document(_row(kept), f"Added {kept.code}: {kept.title}.")


async def list_all(call: Call) -> None:
    """One row a meeting."""
    from storage.meetings import select_meetings

    async with premises(call) as (database, _):
        found = await database.read(select_meetings)
    lines = [f"{one.code}  {one.held_on or one.date_words}  {one.title}" for one in found]
    call.console.document([_row(one) for one in found], "\n".join(lines) or "There is no meeting yet.")


async def show_one(call: Call) -> None:
    """Raises NotFound."""

    async def nothing(_deed: Deed, _meeting: Meeting) -> None:
        return None

    _, live = await _do(call, nothing)
    call.console.document(_standing(live), _for_people(live))


async def next_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState."""
    await _step(call, 1)


async def previous_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState."""
    await _step(call, -1)


async def _step(call: Call, step: Any) -> None:
    from actions.stepping import Moved, go_on
    from actions.tables import question_at

    async def move(deed: Deed, meeting: Meeting) -> Moved:
        at = await question_at(deed, meeting.id)
        return await go_on(deed, meeting, step, at.id if at else "", ACTOR)

    moved, live = await _do(call, move)
    call.console.document(_standing(live) | {"told": moved.told}, f"{_for_people(live)}\nTold: {moved.told}")


async def end_one(call: Call) -> None:
    """Raises NotFound."""
    from actions.stepping import end_meeting

    async def end(deed: Deed, meeting: Meeting) -> bool:
        return await end_meeting(deed, meeting, ACTOR)

    _, live = await _do(call, end)
    call.console.document(_standing(live), f"{live.meeting.code} has ended; its questions stay open.")


async def _do(call: Call, work: Callable[[Deed, Meeting], Awaitable[T]]) -> tuple[T, Live]:
    from actions.deed import Deed
    from actions.meetings import find_meeting
    from actions.watching import watch

    async with premises(call) as (database, place):

        async def unit(connection: Any) -> tuple[T, Live]:
            deed = Deed(connection, call.now(), place)
            meeting = await find_meeting(connection, call.words.code)
            done = await work(deed, meeting)
            return done, await watch(deed, meeting)

        return await database.write(unit)


def _row(meeting: Meeting) -> dict[str, Any]:
    return {
        "code": meeting.code,
        "title": meeting.title,
        "date": meeting.held_on or meeting.date_words,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "venue": meeting.venue,
    }


def _standing(live: Live) -> dict[str, Any]:
    return row(live.meeting) | {
        "current": live.at.code if live.at and live.stage.ended_at is None else None,
        "ended": live.stage.ended_at.isoformat() if live.stage.ended_at else None,
        "seats": dict(live.seats),
        "questions": [
            {
                "code": one.question.code,
                "text": one.question.text,
                "status": one.question.status,
                "replies": one.replies,
                "tables": dict(one.tables),
                "persons": one.persons,
                "organisations": one.organisations,
            }
            for one in live.asked
        ],
    }


def _for_people(live: Live) -> str:
    lines = [f"{live.meeting.code}: {live.meeting.title}"]
    for one in live.asked:
        mark = "→" if live.at is not None and one.question.id == live.at.id else " "
        tables = ", ".join(f"table {name}: {number}" for name, number in one.tables)
        lines.append(
            f"{mark} {one.question.code}  {one.question.status}  {one.replies} replies  {tables}".rstrip()
        )
    return "\n".join(lines)
