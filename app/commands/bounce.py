"""`medskick bounce`: one mail from standard input, as a mail server pipes it; and what was put aside for a person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.bouncing import Taken
    from storage.connection import Connection, Row

MOST_BYTES = 32_000_000
"""More than this of a mail is not even looked at."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "bounce", GROUPS["bounce"], bounce, "medskick bounce < message")
    parser.add_argument(
        "--to", default="", metavar="ADDRESS", help="the address it came to, where the server knows"
    )
    parser.add_argument(
        "--list", action="store_true", help="what was put aside for a person, and take no mail"
    )
    parser.add_argument("--show", metavar="ID", help="one that was put aside, as it came")
    parser.add_argument("--done", metavar="ID", help="a person has looked at it; its words are forgotten")


async def bounce(call: Call) -> None:
    """Take a mail, or look at what lies aside. Raises NotFound."""
    words = call.words
    if words.list:
        await _list(call)
    elif words.show:
        await _show(call, words.show)
    elif words.done:
        await _done(call, words.done)
    else:
        await _take(call)


async def _take(call: Call) -> None:
    from dataclasses import asdict

    from actions.bouncing import take_mail
    from actions.deed import Deed

    raw = sys.stdin.buffer.read(MOST_BYTES)
    async with premises(call) as (database, place):

        async def take(connection: Connection) -> Taken:
            return await take_mail(Deed(connection, call.now(), place), raw, call.words.to)

        taken = await database.write(take)
    about = f", {taken.address}" if taken.address else ""
    call.console.document(asdict(taken), f"{taken.kind}: {taken.result}{about}")


async def _list(call: Call) -> None:
    from storage.mail_in import select_aside

    async with premises(call) as (database, _):
        rows = await database.read(select_aside)
    call.console.table([_told(row) for row in rows], "Nothing was put aside.")


async def _show(call: Call, mail_id: str) -> None:
    from dialogue.language.printable import printable
    from storage.mail_in import select_body

    async with premises(call) as (database, _):
        body = await database.read(select_body, mail_id)
    if body is None:
        raise _unknown(mail_id)
    text = body.decode("utf-8", "replace")
    call.console.document({"id": mail_id, "mail": text}, printable(text))


async def _done(call: Call, mail_id: str) -> None:
    from storage.mail_in import update_seen

    async with premises(call) as (database, _):
        if not await database.write(update_seen, mail_id):
            raise _unknown(mail_id)
    call.console.document({"done": mail_id}, f"{mail_id} is done with.")


def _told(row: Row) -> dict[str, Any]:
    from storage.connection import moment

    return {
        "id": row["id"][:12],
        "received_at": moment(row["received_at"]).isoformat(),
        "kind": row["kind"],
        "note": row["note"],
    }


def _unknown(mail_id: str) -> Exception:
    from actions.errors import NotFound

    return NotFound(f"No mail {mail_id} was put aside; look at medskick bounce --list.")
