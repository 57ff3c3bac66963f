"""`medskick feedback`: answers back about a reply or a theme, all that were given, what is owed, a meeting's to who was there.

A whole question is answered by `medskick question feedback`, a consultation by `medskick consultation outcome`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group, moment
from app.commands import GROUPS
from app.commands.feedback_words import add_answer, add_dry_run, answer_of, print_reach, told_sentence
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from actions.feedback import Given, Reach
    from actions.meeting_answers import MeetingAnswers
    from dialogue.feedback import Subject

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    feedback = group(commands, "feedback", GROUPS["feedback"])
    example = 'medskick feedback add "Bussen går senare från mars." --theme transport --status done'
    adding = command(feedback, "add", "answer one reply, or all replies of a theme", add_one, example)
    adding.add_argument("text", metavar="TEXT")
    about = adding.add_mutually_exclusive_group(required=True)
    about.add_argument("--reply", metavar="R", help="the id of a reply")
    about.add_argument("--theme", metavar="ID", help="the id of a theme, as confirmed")
    adding.add_argument("--question", metavar="CODE", help="with --theme: of the replies to one question")
    adding.add_argument("--since", type=moment, metavar="T", help="with --theme: received at T or later")
    adding.add_argument("--until", type=moment, metavar="T", help="with --theme: received before T")
    adding.add_argument("--owner", default="", metavar="NAME", help="who owes what is still promised")
    add_answer(adding)
    add_dry_run(adding)
    listing = command(feedback, "list", "all answers that were given, the latest first", list_all)
    listing.add_argument("--due", action="store_true", help="what is owed instead, the longest due first")
    sending = command(
        feedback, "send", "send a meeting's answers to the organisations that took part, once", send
    )
    sending.add_argument("--meeting", metavar="CODE", required=True)
    add_dry_run(sending)


async def add_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.feedback import give, reach

    words = call.words
    label = words.reply or " ".join(filter(None, (words.theme, words.question)))

    async def looked(deed: Deed) -> Reach:
        return await reach(deed, await _subject(call, deed))

    async def given(deed: Deed) -> Given:
        subject = await _subject(call, deed)
        return await give(deed, subject, answer_of(words), ACTOR, label, words.owner, again=words.tell_again)

    if words.dry_run:
        print_reach(call, await _do(call, looked))
        return
    kept = await _do(call, given)
    told = {"id": kept.feedback.id, "status": kept.feedback.status, "told": kept.told}
    call.console.document(told, told_sentence(kept.told))


async def _subject(call: Call, deed: Deed) -> Subject:
    from actions.feedback import about_reply, about_theme
    from actions.questions import find_question

    words = call.words
    if words.reply:
        return await about_reply(deed, words.reply)
    question = await find_question(deed, words.question) if words.question else None
    span = {name: call.utc(at) for name, at in (("since", words.since), ("until", words.until)) if at}
    return about_theme(deed, words.theme, question, **span)


async def list_all(call: Call) -> None:
    """What was given; with --due what is owed."""
    from storage.feedback import select_given
    from storage.owed import select_owed

    async with premises(call) as (database, _):
        if call.words.due:
            rows = [
                {
                    "about": one.label,
                    "owner": one.owner,
                    "due": _local(call, one.due_at),
                    "overdue": one.due_at <= call.now(),
                }
                for one in await database.read(select_owed)
            ]
        else:
            rows = [_given(call, row) for row in await database.read(select_given)]
    call.console.table(rows, "No answer is owed." if call.words.due else "No answer was given yet.")


def _given(call: Call, row: Any) -> dict[str, Any]:
    from storage.connection import moment as as_moment

    return {
        "id": row["id"],
        "kind": row["kind"],
        "code": row["code"],
        "theme": row["theme_id"],
        "reply": row["reply_id"],
        "status": row["status"],
        "text": row["text"],
        "next": row["next_on"],
        "passed_to": row["passed_to"],
        "told": row["told"],
        "given_at": _local(call, as_moment(row["given_at"])),
    }


async def send(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.meeting_answers import look_at_answers, send_answers
    from actions.meetings import find_meeting

    words = call.words

    async def looked(deed: Deed) -> MeetingAnswers:
        return await look_at_answers(deed, await find_meeting(deed.connection, words.meeting))

    async def sent(deed: Deed) -> int:
        return await send_answers(deed, await find_meeting(deed.connection, words.meeting), ACTOR)

    found = await _do(call, looked)
    told = 0 if words.dry_run else await _do(call, sent)
    row = {
        "meeting": words.meeting,
        "answered": [question.code for question, _ in found.answered],
        "wait": found.wait,
        "to_tell": [one.name for one in found.to_tell],
        "told_before": found.told,
        "unreached": [one.name for one in found.unreached],
        "unknown": list(found.unknown),
        "told": told,
    }
    call.console.document(row, "\n".join(_lines(found, told, dry_run=words.dry_run)))


def _lines(found: MeetingAnswers, told: int, *, dry_run: bool) -> list[str]:
    would = (
        f"{len(found.to_tell)} organisations would be told." if dry_run else f"{told} organisations are told."
    )
    lines = [f"{len(found.answered)} questions have an answer, {found.wait} wait for one.", would]
    if found.told:
        lines.append(f"{found.told} were told before.")
    if found.unreached:
        lines.append("Without address or chat: " + ", ".join(one.name for one in found.unreached))
    if found.unknown:
        lines.append("Not in the register: " + ", ".join(found.unknown))
    return lines


def _local(call: Call, at: datetime) -> str:
    return at.astimezone(call.settings.timezone).isoformat()


async def _do(call: Call, work: Any) -> Any:
    from actions.deed import Deed

    async with premises(call) as (database, place):
        return await database.write(lambda connection: work(Deed(connection, call.now(), place)))
