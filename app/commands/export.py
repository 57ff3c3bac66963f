"""`medskick export`: what is kept about one member, for the member to read (GDPR art. 15 and 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from datetime import datetime


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "export", GROUPS["export"], export, "medskick export 123456789 --json")
    parser.add_argument(
        "member", metavar="MEMBER", help="an id of `medskick member list`, or the Telegram id"
    )


async def export(call: Call) -> None:
    """Print all that is kept about a member. Raises NotFound."""
    from actions.own_data import show_own_data
    from actions.own_document import own_document

    async with premises(call) as (database, _):
        own = await database.read(show_own_data, call.words.member)
    told = own_document(own)
    call.console.document(told, _for_people(call, told))


def _for_people(call: Call, told: dict[str, Any]) -> str:
    def at(moment: datetime) -> str:
        return f"{moment.astimezone(call.settings.timezone):%Y-%m-%d %H:%M}"

    lines = [_line(name, value) for name, value in told["member"].items() if value is not None]
    for reply in told["replies"]:
        under = reply["question"] or "no question"
        lines += ["", f"reply {reply['id']} to {under}, {at(reply['received_at'])}, {reply['visibility']}"]
        for one in reply["versions"]:
            shown = one["text"].replace("\n", "\n    ") or "(withdrawn)"
            lines.append(f"  version {one['version']}, {at(one['created_at'])}:\n    {shown}")
    lines += ["", f"messages sent or waiting: {len(told['messages'])}"]
    return "\n".join(lines)


def _line(name: str, value: object) -> str:
    return f"{name.replace('_', ' ')}: {value}"
