"""`medskick staff`: who belongs to the office, and their one-time ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed


def add(commands: Commands) -> None:
    """Add the group."""
    staff = group(commands, "staff", GROUPS["staff"])
    parser = command(
        staff, "add", "a new person, with a one-time link to the chat", add_one, "medskick staff add Disa"
    )
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--email", metavar="A", help="where notices go")
    parser.add_argument("--telegram", metavar="ID", type=int, help="the chat's id, if you know it")
    command(staff, "list", "everyone", list_all)
    command(staff, "remove", "close all doors to a person", remove_one).add_argument("name", metavar="NAME")
    command(staff, "link", "a one-time address of the desk", link_one).add_argument("name", metavar="NAME")


async def add_one(call: Call) -> None:
    """Raises WrongState."""
    from actions.staff import add_staff, chat_ticket

    words = call.words

    async def work(deed: Deed) -> dict[str, Any]:
        person = await add_staff(deed, words.name, words.email, words.telegram)
        word = f"s-{await chat_ticket(deed, person)}"
        bot = deed.premises.bot_name
        return {
            "name": person.name,
            "link": f"https://t.me/{bot}?start={word}" if bot else None,
            "start": f"/start {word}",
        }

    told = await _do(call, work)
    way = (
        f"open {told['link']}"
        if told["link"]
        else f"once the bot runs, write this in its chat: {told['start']}"
    )
    call.console.document(
        told, f"{told['name']} belongs to the office. To come in by Telegram, once, within 7 days: {way}"
    )


async def list_all(call: Call) -> None:
    """Everyone who is active."""
    from storage.staff import select_staff

    async with premises(call) as (database, _):
        people = await database.read(select_staff)
    rows = [{"name": one.name, "email": one.email, "telegram": one.telegram} for one in people]
    call.console.table(rows, "Nobody belongs to the office yet; see `medskick staff add --help`.")


async def remove_one(call: Call) -> None:
    """Raises NotFound."""
    from actions.staff import find_staff, remove_staff

    async def work(deed: Deed) -> None:
        await remove_staff(deed, await find_staff(deed, call.words.name))

    await _do(call, work)
    call.console.document(
        {"removed": call.words.name}, f"{call.words.name} is removed; all doors are closed."
    )


async def link_one(call: Call) -> None:
    """Raises NotFound."""
    from actions.staff import DESK_LINK_LIVES, desk_ticket, find_staff

    async def work(deed: Deed) -> str:
        return await desk_ticket(deed, await find_staff(deed, call.words.name))

    url = f"{call.settings.public_url.rstrip('/')}/kansli/in/{await _do(call, work)}"
    expires = (call.now() + DESK_LINK_LIVES).astimezone(call.settings.timezone)
    told = {"url": url, "expires": expires.isoformat(timespec="seconds")}
    call.console.document(told, f"{url}\nOpens the desk once, until {expires:%H:%M}.")


async def _do(call: Call, work: Any) -> Any:
    from actions.deed import Deed

    async with premises(call) as (database, place):
        return await database.write(lambda connection: work(Deed(connection, call.now(), place)))
