"""`medskick wheel`: the annual wheel, and the days on it that no question, consultation or meeting holds."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises
from dialogue.wheel import OWN_KINDS

if TYPE_CHECKING:
    from dialogue.wheel import Group, Happening, OwnEntry

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    wheel = group(commands, "wheel", GROUPS["wheel"])
    example = 'medskick wheel add "Regionens budget" --kind budget --on 2026-11-24 --body Regionfullmäktige'
    parser = command(wheel, "add", "a day of the wheel's own", add_one, example)
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("--kind", choices=OWN_KINDS, required=True)
    day = parser.add_mutually_exclusive_group(required=True)
    day.add_argument("--on", type=day_of, metavar="DAY", help="as 2027-03-24")
    day.add_argument("--month", default="", help="as 2027-03, where the day is not known")
    parser.add_argument("--body", default="", help="who decides, or who holds it")
    parser.add_argument("--link", default="", metavar="URL")
    command(wheel, "list", "the year ahead by month, from all that is kept", list_all)
    removing = command(wheel, "remove", "take a day of the wheel's own off it", remove_one)
    removing.add_argument("id", metavar="ID", help="as `medskick wheel list` prints it")


def day_of(text: str) -> date:
    """An argument's type: a day, as 2027-03-24."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2027-03-24") from None


async def add_one(call: Call) -> None:
    """Raises NotAllowed."""
    from actions.deed import Deed
    from actions.wheel import NewEntry, add_entry

    words = call.words
    new = NewEntry(words.title, words.kind, words.on, words.month, words.body, words.link)
    async with premises(call) as (database, place):
        kept = await database.write(
            lambda connection: add_entry(Deed(connection, call.now(), place), new, ACTOR)
        )
    call.console.document(_own(kept), f"Added {kept.id}: {kept.title}, {kept.on_day or kept.month}.")


async def remove_one(call: Call) -> None:
    """Raises NotFound, WrongState."""
    from actions.deed import Deed
    from actions.wheel import remove_entry

    async with premises(call) as (database, place):
        gone = await database.write(
            lambda connection: remove_entry(Deed(connection, call.now(), place), call.words.id, ACTOR)
        )
    call.console.document(_own(gone) | {"removed": True}, f"Took off {gone.title}.")


async def list_all(call: Call) -> None:
    """A row for each thing, in order."""
    from actions.wheel import read_wheel
    from wording.wheel import heading, when

    async with premises(call) as (database, _):
        groups = await database.read(read_wheel, call.now())
    rows = [_row(group, one) for group in groups for one in group.happenings]
    lines: list[str] = []
    for one in groups:
        lines.append(heading(one, call.settings.locale))
        lines += [
            f"  {when(it, call.settings.locale) or '–'}  {it.kind}: {it.title}  ({it.uid})"
            for it in one.happenings
        ]
    call.console.document(rows, "\n".join(lines) or "There is nothing on the wheel yet.")


def _row(group: Group, one: Happening) -> dict[str, Any]:
    return {
        "month": group.month or None,
        "words": one.words or None,
        "date": one.day.isoformat() if one.day else None,
        "kind": one.kind,
        "title": one.title,
        "body": one.body,
        "moved_from": one.moved_from.isoformat() if one.moved_from else None,
        "cancelled": one.cancelled,
        "link": one.link or one.path,
        "id": one.uid,
    }


def _own(entry: OwnEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "kind": entry.kind,
        "date": entry.on_day.isoformat() if entry.on_day else None,
        "month": entry.month or None,
        "body": entry.body,
        "link": entry.link,
    }
