"""`medskick organisation invite`, `members`, `confirm`, `requests`, `answer-request`: who comes to an organisation, and which
organisations want to come to us."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.errors import InputError
from app.inputs import input_text
from app.outputs import write_bytes
from app.premises import premises

if TYPE_CHECKING:
    from storage.connection import Connection
    from storage.party_requests import PartyRequest

ACTOR: Final = "command"


def add(organisation: Commands) -> None:
    """Add the commands to the group."""
    inviting = command(
        organisation, "invite", "the link by which its members join in the chat", invite,
        'medskick organisation invite "Föreningen Fika" --qr fika.svg',
    )  # fmt: skip
    inviting.add_argument("name", metavar="NAME")
    inviting.add_argument("--new", action="store_true", help="another link; the old one is out of use")
    inviting.add_argument("--revoke", action="store_true", help="no link any more")
    inviting.add_argument("--qr", metavar="FILE", help="write a QR code of it, .svg or .png")
    listing = command(
        organisation, "members", "who answers for it in the chat, and how they came", list_members
    )
    listing.add_argument("name", metavar="NAME")
    confirming = command(organisation, "confirm", "a member who asked does answer for it", confirm)
    confirming.add_argument("name", metavar="NAME")
    confirming.add_argument("member", metavar="MEMBER")
    command(organisation, "requests", "who wants to become a party", list_requests)
    answering = command(organisation, "answer-request", "answer one of them", answer)
    answering.add_argument("id", metavar="ID")
    answering.add_argument("text", metavar="TEXT", nargs="?", help="else from standard input")


async def invite(call: Call) -> None:
    """Print the link. Raises NotFound, InputError."""
    from actions.deed import Deed
    from actions.joining import LINK, invite_to, revoke_invite
    from actions.proposals import by_name

    words = call.words
    if words.qr and PurePath(words.qr).suffix.lower() not in (".svg", ".png"):
        raise InputError(f"{words.qr} is neither SVG nor PNG; name a file that ends in .svg or .png.")
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> tuple[str, str]:
            deed = Deed(connection, call.now(), place)
            one = await by_name(deed, words.name)
            if words.revoke:
                await revoke_invite(deed, one, ACTOR)
                return one.name, ""
            return one.name, await invite_to(deed, one, ACTOR, new=words.new)

        name, word = await database.write(unit)
    link = f"https://t.me/{place.bot_name}?start={LINK}{word}" if word and place.bot_name else ""
    if words.qr and link:
        _draw(words.qr, link)
    told = {"organisation": name, "start": f"{LINK}{word}" if word else None, "link": link or None}
    if not word:
        text = f"{name} has no link any more."
    else:
        text = link or f"/start {LINK}{word} (the bot has not told its name yet)"
    call.console.document(told, text)


def _draw(path: str, link: str) -> None:
    from documents.qr import qr_png, qr_svg

    write_bytes(path, qr_png(link) if path.lower().endswith(".png") else qr_svg(link))


async def list_members(call: Call) -> None:
    """Print them. Raises NotFound."""
    from actions.deed import Deed
    from actions.proposals import by_name
    from storage.register import select_joined

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> list[dict[str, Any]]:
            one = await by_name(Deed(connection, call.now(), place), call.words.name)
            return [dict(row) for row in await select_joined(connection, one.id)]

        found = await database.read(unit)
    rows = [
        {
            "id": row["id"],
            "confirmed": row["joined"] != "asked",
            "joined": row["joined"],
            "contact": bool(row["contact"]),
        }
        for row in found
    ]
    call.console.table(rows, "Nobody answers for it in the chat.")


async def confirm(call: Call) -> None:
    """They do. Raises NotFound."""
    from actions.deed import Deed
    from actions.joining import confirm_member
    from actions.own_data import find_member
    from actions.proposals import by_name

    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> tuple[str, str]:
            deed = Deed(connection, call.now(), place)
            one, member = (
                await by_name(deed, call.words.name),
                await find_member(connection, call.words.member),
            )
            await confirm_member(deed, one, member, ACTOR)
            return one.name, member.id

        name, member_id = await database.write(unit)
    call.console.document({"organisation": name, "member": member_id}, f"{member_id} answers for {name}.")


async def list_requests(call: Call) -> None:
    """Print them."""
    from storage.party_requests import select_requests

    async with premises(call) as (database, _):
        found: tuple[PartyRequest, ...] = await database.read(select_requests)
    call.console.table(
        [
            {
                "id": one.id, "state": one.state, "name": one.name, "text": one.text, "email": one.email,
                "channel": "web" if one.email else "telegram", "created_at": one.created_at, "answer": one.answer,
            }
            for one in found
        ],
        "Nobody has asked to become a party.",
    )  # fmt: skip


async def answer(call: Call) -> None:
    """Answer one. Raises NotFound, WrongState, NotAllowed."""
    from actions.deed import Deed
    from actions.party_requests import answer_wish

    text = call.words.text if call.words.text is not None else input_text()
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> bool:
            return await answer_wish(Deed(connection, call.now(), place), call.words.id, text, ACTOR)

        reached = await database.write(unit)
    said = "The answer is on its way." if reached else "The answer is kept; they cannot be reached any more."
    call.console.document({"id": call.words.id, "queued": reached}, said)
