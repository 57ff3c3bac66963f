"""`medskick erase`: remove what is kept about one member, as far as whoever runs the service may."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.own_data import Erased
    from dialogue.erasure import Belongings

ACTOR: Final = "command"
NAMED: Final = {
    "texts": "texts of replies ({})",
    "messages": "messages to them ({})",
    "updates": "messages from them that are not taken in yet ({})",
}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "erase", GROUPS["erase"], erase, "medskick erase 123456789 --dry-run")
    parser.add_argument(
        "member", metavar="MEMBER", help="an id of `medskick member list`, or the Telegram id"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and remove nothing")


async def erase(call: Call) -> int:
    """Erase a member; 1 where something had to be kept. Raises NotAllowed, NotFound, WrongState."""
    from actions.deed import Deed
    from actions.own_data import erase_member

    words = call.words
    async with premises(call) as (database, place):
        erased = await database.write(
            lambda connection: erase_member(
                Deed(connection, call.now(), place), words.member, ACTOR, dry_run=words.dry_run
            )
        )
        if not words.dry_run:
            await database.scrub()
    call.console.document(_told(erased, words.dry_run), _for_people(erased, words.dry_run))
    if not erased.erasure.why:
        return 0
    verb = "would be kept" if words.dry_run else "kept"
    call.console.note(f"{verb}: {_named(erased.erasure.kept)}, because {erased.erasure.why}.")
    return 1


def _told(erased: Erased, dry_run: bool) -> dict[str, Any]:
    return {"member": erased.member_id, "dry_run": dry_run, "again": erased.again, **asdict(erased.erasure)}


def _for_people(erased: Erased, dry_run: bool) -> str:
    if erased.again:
        return f"{erased.member_id} was erased before; nothing is left to erase."
    verb = "would go" if dry_run else "are gone"
    gone = _named(erased.erasure.gone)
    return f"{erased.member_id}: chat id, organisation and choices{', ' + gone if gone else ''} {verb}; counts stay."


def _named(belongings: Belongings) -> str:
    found = asdict(belongings)
    return ", ".join(words.format(found[name]) for name, words in NAMED.items() if found[name])
