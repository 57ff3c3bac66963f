"""`medskick event`: occasions that staff enter by hand, or make of a news item."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, Parser, command, group, moment
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.events import Event
    from dialogue.feeds import KeptEvent

ACTOR: Final = "command"
AHEAD: Final = timedelta(days=366)


def add(commands: Commands) -> None:
    """Add the group."""
    event = group(commands, "event", GROUPS["event"])
    example = (
        'medskick event add "Soppa och samtal" --starts 2026-12-03T17:00 --place Borås --signup-by 2026-11-30'
    )
    adding = command(event, "add", "enter an event", add_one, example)
    adding.add_argument("title", metavar="TITLE")
    _add_when(adding)
    example = "medskick event promote news:ab12 --starts 2026-12-03T17:00"
    promoting = command(event, "promote", "make an event of a news item", promote, example)
    promoting.add_argument("news", metavar="NEWS", help="its id, from newsletter show --format entries")
    promoting.add_argument("--title", default="", metavar="T", help="another title than the item's")
    _add_when(promoting)
    cancelling = command(event, "cancel", "mark an event of your own as cancelled", cancel)
    cancelling.add_argument("event", metavar="EVENT")
    command(event, "list", "what is to come, each occasion once", list_all)


def _add_when(parser: Parser) -> None:
    parser.add_argument(
        "--starts", required=True, type=moment, metavar="T", help="ISO 8601, Stockholm time unless told"
    )
    parser.add_argument("--ends", type=moment, metavar="T")
    parser.add_argument("--place", default="", metavar="P")
    parser.add_argument("--mode", choices=("on-site", "online", "both", "unknown"), default="unknown")
    parser.add_argument("--organiser", default="", metavar="O")
    parser.add_argument("--link", default="", metavar="U")
    parser.add_argument("--signup-link", default="", metavar="U")
    parser.add_argument("--signup-by", type=date.fromisoformat, metavar="D", help="last day to sign up")


async def add_one(call: Call) -> None:
    """Enter an event. Raises WrongState."""
    from actions.own_events import add_event

    async with premises(call) as (database, _):
        kept, added = await database.write(add_event, _told(call), ACTOR, call.now())
    _print(call, kept, "entered" if added else "there already")


async def promote(call: Call) -> None:
    """Make an event of a news item. Raises NotFound, WrongState."""
    from actions.own_events import promote_news

    async with premises(call) as (database, _):
        kept, added = await database.write(promote_news, call.words.news, _told(call), ACTOR, call.now())
    _print(call, kept, "entered" if added else "there already")


async def cancel(call: Call) -> None:
    """Mark it. Raises NotFound, WrongState."""
    from actions.own_events import cancel_event

    async with premises(call) as (database, _):
        kept = await database.write(cancel_event, call.words.event, ACTOR, call.now())
    _print(call, kept, "cancelled")


async def list_all(call: Call) -> None:
    """Print what is to come within a year."""
    from dialogue.occasions import told_once
    from storage.events import select_events_between

    now = call.now()
    async with premises(call) as (database, _):
        coming = told_once(await database.read(select_events_between, now, now + AHEAD))
    call.console.table([_row(one) for one in coming], "Nothing is to come that we know of.")


def _told(call: Call) -> Event:
    from dialogue.events import Event

    words = call.words
    return Event(
        uid="",
        title=" ".join(words.title.split()),
        starts=call.utc(words.starts),
        ends=call.utc(words.ends) if words.ends else None,
        place=words.place,
        mode=words.mode,
        organiser=words.organiser,
        url=words.link,
        signup_url=words.signup_link,
        signup_by=words.signup_by,
    )


def _row(kept: KeptEvent) -> dict[str, Any]:
    told = asdict(kept.event)
    del told["uid"]
    return {"id": f"event:{kept.id}"} | told


def _print(call: Call, kept: KeptEvent, what: str) -> None:
    call.console.document(_row(kept), f"{kept.event.title} is {what}: event:{kept.id}.")
