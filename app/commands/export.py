"""`medskick export`: what is kept about one member, for the member to read (GDPR art. 15 and 20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from datetime import datetime

    from actions.own_data import OwnData

ABOUT: Final = (
    "id",
    "telegram",
    "language",
    "speaks_for",
    "visibility",
    "mailings",
    "state",
    "created_at",
    "quiet_until",
)
SAID: Final = (
    "id", "question", "organisation", "channel", "source", "visibility", "language", "held", "received_at", "edited_at",
    "withdrawn_at",
)  # fmt: skip


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "export", GROUPS["export"], export, "medskick export 123456789 --json")
    parser.add_argument(
        "member", metavar="MEMBER", help="an id of `medskick member list`, or the Telegram id"
    )


async def export(call: Call) -> None:
    """Print all that is kept about a member. Raises NotFound."""
    from actions.own_data import show_own_data

    async with premises(call) as (database, _):
        own = await database.read(show_own_data, call.words.member)
    told = _told(own)
    call.console.document(told, _for_people(call, told))


def _told(own: OwnData) -> dict[str, Any]:
    """As data. Identity numbers are masked, as in everything that is handed out (domain.md, "Law and care")."""
    from dialogue.safety import mask_personnummer

    versions: dict[str, list[dict[str, Any]]] = {reply.id: [] for reply in own.replies}
    for one in own.texts:
        versions[one.reply_id].append(
            {
                "version": one.version,
                "text": mask_personnummer(one.text),
                "correction": mask_personnummer(one.correction),
                "created_at": one.created_at,
            }
        )
    return {
        "member": {name: getattr(own.member, name) for name in ABOUT}
        | {"organisation": own.organisation or None, "question": own.question or None},
        "replies": [
            {name: getattr(reply, name) for name in SAID}
            | {
                "table": reply.table_name,
                "themes": own.themes[reply.id],
                "versions": versions[reply.id],
            }
            for reply in own.replies
        ],
        "messages": own.messages,
    }


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
