"""`medskick meeting edit` and `before`: what is known of a meeting, and what has come in since the last one."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, Parser, command
from app.commands.wheel import day_of
from app.premises import premises

if TYPE_CHECKING:
    from actions.meeting_before import Before
    from dialogue.meetings import Meeting

ACTOR: Final = "command"
PLAIN: Final = ("title", "starts", "ends", "venue", "purpose", "signup", "next_meeting", "case_number")
COUNTED: Final = ("participants", "organisations")
REPEATED: Final = {
    "goal": "goals",
    "agenda": "agenda",
    "role": "roles",
    "present": "present",
    "link": "links",
}


def add_more(meeting: Commands) -> None:
    """Add the commands to the group."""
    example = (
        'medskick meeting edit dialogmote-host --signup https://example.se/anmal --role "Förtroendevalda=5"'
    )
    _options(command(meeting, "edit", "change what is known of a meeting", edit_one, example))
    before = command(
        meeting, "before", "what has come in since the last meeting, and what is left", before_one
    )
    before.add_argument("code", metavar="CODE")


def _options(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--date", type=day_of, metavar="DAY", help="as 2026-10-17")
    for name in PLAIN:
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name)
    for name in COUNTED:
        parser.add_argument(f"--{name}", type=int, metavar="N")
    parser.add_argument("--goal", action="append", metavar="TEXT", help="once for each; replaces the goals")
    parser.add_argument(
        "--agenda", action="append", type=_pair, metavar="TIME=TEXT", help="once for each row"
    )
    parser.add_argument(
        "--role", action="append", type=_counted, metavar="ROLE=N", help="who was there, by role"
    )
    parser.add_argument(
        "--present", action="append", metavar="ORGANISATION", help="once for each that was there"
    )
    parser.add_argument("--link", action="append", type=_pair, metavar="TEXT=URL")
    parser.add_argument(
        "--cancelled", action=argparse.BooleanOptionalAction, help="called off, or not after all"
    )


def _pair(text: str) -> tuple[str, str]:
    first, sign, second = text.partition("=")
    if not sign or not first.strip() or not second.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is no pair; write it as A=B")
    return first.strip(), second.strip()


def _counted(text: str) -> tuple[str, int]:
    role, number = _pair(text)
    if not number.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} has no number; write it as Förtroendevalda=5")
    return role, int(number)


async def edit_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.deed import Deed
    from actions.meetings import edit_meeting, find_meeting

    words = call.words
    changes: dict[str, Any] = {name: getattr(words, name) for name in (*PLAIN, *COUNTED, "cancelled")}
    changes["held_on"] = words.date
    changes |= {
        field: given and tuple(given) for name, field in REPEATED.items() if (given := getattr(words, name))
    }
    told = {name: value for name, value in changes.items() if value is not None}
    async with premises(call) as (database, place):

        async def edit(connection: Any) -> Meeting:
            deed = Deed(connection, call.now(), place)
            return await edit_meeting(
                deed, replace(await find_meeting(connection, words.code), **told), ACTOR
            )

        meeting = await database.write(edit)
    call.console.document(row(meeting), f"Changed {meeting.code}: {', '.join(told) or 'nothing'}.")


def row(meeting: Meeting) -> dict[str, Any]:
    """A meeting with all that is known of it."""
    return {
        "code": meeting.code,
        "title": meeting.title,
        "date": meeting.held_on or meeting.date_words,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "venue": meeting.venue,
        "purpose": meeting.purpose,
        "participants": meeting.participants,
        "organisations": meeting.organisations,
        "roles": [{"role": role, "number": number} for role, number in meeting.roles],
        "present": meeting.present,
        "goals": meeting.goals,
        "agenda": [{"time": time, "text": text} for time, text in meeting.agenda],
        "links": [{"text": text, "url": address} for text, address in meeting.links],
        "signup": meeting.signup,
        "next_meeting": meeting.next_meeting,
        "case_number": meeting.case_number,
        "cancelled": meeting.cancelled,
    }


async def before_one(call: Call) -> None:
    """Raises NotFound."""
    from actions.deed import Deed
    from actions.meeting_before import before_meeting
    from actions.meetings import find_meeting

    async with premises(call) as (database, place):

        async def view(connection: Any) -> Before:
            meeting = await find_meeting(connection, call.words.code)
            return await before_meeting(Deed(connection, call.now(), place), meeting)

        found = await database.read(view)
        told = _before(found, place.public_url)
    call.console.document(told, _for_people(told))


def _before(found: Before, public_url: str) -> dict[str, Any]:
    return {
        "meeting": found.meeting.code,
        "since": found.since,
        "questions": [
            {
                "code": one.question.code if one.question else None,
                "text": one.question.text if one.question else None,
                "replies": one.replies,
                "organisations": one.organisations,
                "themes": [{"id": theme, "replies": number} for theme, number in one.themes],
                "link": f"{public_url}/f/{one.question.code}" if one.question else None,
                "export": f"medskick replies export --question {one.question.code}" if one.question else None,
            }
            for one in found.came_in
        ],
        "actions": [
            {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due_on} for one in found.left
        ],
    }


def _for_people(told: dict[str, Any]) -> str:
    lines = [f"Since {told['since'] or 'the beginning'}:"]
    for one in told["questions"]:
        themes = ", ".join(f"{theme['id']} {theme['replies']}" for theme in one["themes"])
        lines.append(f"  {one['code'] or '–'}  {one['replies']} replies  {themes}".rstrip())
    lines += [f"  left to do: {one['text']} ({one['owner']}, {one['due']})" for one in told["actions"]]
    return "\n".join(lines)
