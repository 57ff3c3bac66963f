"""`medskick action`: what was agreed at meetings, by whom and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.commands.wheel import day_of
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.followups import ActionItem

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    action = group(commands, "action", GROUPS["action"])
    example = 'medskick action add --meeting dialogmote-host "Boka lokal" --owner Disa --due 2026-12-01'
    parser = command(action, "add", "something that a meeting agreed on", add_one, example)
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--meeting", required=True, metavar="CODE")
    parser.add_argument("--owner", required=True, metavar="NAME")
    parser.add_argument(
        "--due", required=True, type=day_of, metavar="DAY", help="the office is reminded that morning"
    )
    listing = command(action, "list", "all of them, what is open first", list_all)
    listing.add_argument("--meeting", default="", metavar="CODE", help="of this one only")
    command(action, "done", "tick one off", finish).add_argument("id", metavar="ID")


async def add_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.deed import Deed
    from actions.followups import add_action

    words = call.words
    async with premises(call) as (database, place):
        item = await database.write(
            lambda connection: add_action(
                Deed(connection, call.now(), place), words.meeting, words.text, words.owner, words.due, ACTOR
            )
        )
    call.console.document(
        _row(item, words.meeting), f"Added {item.id}: {item.text}, {item.owner}, {item.due_on}."
    )


async def finish(call: Call) -> None:
    """Raises NotFound, WrongState."""
    from actions.deed import Deed
    from actions.followups import finish_action

    async with premises(call) as (database, place):
        item = await database.write(
            lambda connection: finish_action(Deed(connection, call.now(), place), call.words.id, ACTOR)
        )
    call.console.document({"id": item.id, "state": "done"}, f"Done: {item.text}.")


async def list_all(call: Call) -> None:
    """Raises NotFound for the meeting."""
    from actions.meetings import find_meeting
    from storage.followups import select_actions
    from storage.meetings import select_meetings

    async with premises(call) as (database, _):

        async def view(connection: Any) -> list[dict[str, Any]]:
            asked = call.words.meeting
            meeting = await find_meeting(connection, asked) if asked else None
            codes = {one.id: one.code for one in await select_meetings(connection)}
            found = await select_actions(connection, meeting.id if meeting else None)
            return [_row(one, codes[one.meeting_id]) for one in found]

        rows = await database.read(view)
    call.console.table(rows, "There is nothing to do.")


def _row(item: ActionItem, meeting: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "meeting": meeting,
        "text": item.text,
        "owner": item.owner,
        "due": item.due_on.isoformat(),
        "state": "done" if item.done_at else "open",
    }
