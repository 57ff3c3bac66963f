"""`medskick subscriber`: who gets the newsletter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises
from app.tables import read_table

if TYPE_CHECKING:
    from actions.deed import Premises
    from dialogue.subscribers import ImportRow, Judged
    from storage.connection import Connection

ACTOR: Final = "command"
UNUSED: Final = frozenset({"refused", "suppressed"})
REASONS: Final = ("objection", "complaint", "bounced", "removed")
HEADS: Final = {
    "email": "email", "e-post": "email", "epost": "email", "e-postadress": "email", "mejl": "email",
    "name": "name", "namn": "name",
    "organisation": "organisation", "organization": "organisation", "förening": "organisation",
    "language": "language", "språk": "language",
}  # fmt: skip


def add(commands: Commands) -> None:
    """Add the group."""
    subscriber = group(commands, "subscriber", GROUPS["subscriber"])
    example = "medskick subscriber import adresser.csv --dry-run"
    parser = command(subscriber, "import", "take in a list of addresses", import_list, example)
    parser.add_argument("file", metavar="FILE.csv", help="heads email, name, organisation, language")
    parser.add_argument(
        "--source", default="import", help="where the list comes from; told in the welcome (import)"
    )
    parser.add_argument(
        "--ground", default="", help="on what ground we write, as 'medlemskap i föreningen'; told too"
    )
    parser.add_argument(
        "--no-welcome", action="store_true", help="new addresses get no mail that tells of the list"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command(subscriber, "list", "everybody, with the state of their subscription", list_subscribers)
    for name, summary, run in (
        ("show", "one address: state, ground, choices, proof of consent", show_one),
        ("remove", "remove an address whole; no list brings it back", remove_one),
        ("suppress", "send nothing more to an address, whatever a list says", suppress_one),
        ("unsuppress", "take an address off the list of the suppressed", unsuppress_one),
    ):
        parser = command(subscriber, name, summary, run)
        parser.add_argument("address", metavar="ADDRESS")
        if name == "suppress":
            parser.add_argument("--reason", choices=REASONS, default="objection", help="why (objection)")
            parser.add_argument("--note", default="", help="kept with it")


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used. Raises InputError."""
    from dialogue.subscribers import ImportRow

    words = call.words
    rows = [ImportRow(line.number, **line.cells) for line in read_table(words.file, HEADS, "email")]
    async with premises(call) as (database, place):
        judged = await database.write(_take_in, place, call, rows)
    for row in judged:
        if row.verdict in UNUSED:
            call.console.note(f"line {row.line}: {row.email or 'no address'} {row.verdict}, {row.reason}")
    call.console.document(_told(judged, words.dry_run), _for_people(judged, words.dry_run))
    return 1 if judged and all(row.verdict in UNUSED for row in judged) else 0


async def _take_in(
    connection: Connection, place: Premises, call: Call, rows: list[ImportRow]
) -> tuple[Judged, ...]:
    from actions.deed import Deed
    from actions.subscribers import Origin, import_subscribers
    from actions.welcoming import plan_welcomes

    words, deed = call.words, Deed(connection, call.now(), place)
    origin = Origin(words.source.strip() or "import", words.ground.strip(), welcome=not words.no_welcome)
    judged = await import_subscribers(deed, rows, ACTOR, origin=origin, dry_run=words.dry_run)
    if origin.welcome and not words.dry_run and any(row.verdict == "new" for row in judged):
        await plan_welcomes(deed)
    return judged


async def list_subscribers(call: Call) -> None:
    """Print everybody."""
    from dataclasses import asdict

    from storage.subscribers import select_listed

    async with premises(call) as (database, _):
        listed = await database.read(select_listed)
    call.console.table([asdict(one) for one in listed], "Nobody gets the newsletter yet.")


async def remove_one(call: Call) -> None:
    """Remove an address. Raises NotFound."""
    from actions.deed import Deed
    from actions.subscribers import remove_subscriber

    address = call.words.address
    async with premises(call) as (database, place):

        async def remove(connection: Connection) -> None:
            await remove_subscriber(Deed(connection, call.now(), place), address, ACTOR)

        await database.write(remove)
    call.console.document({"removed": address.strip().lower()}, f"{address} is removed.")


async def show_one(call: Call) -> None:
    """Print all that is kept about an address. Raises NotFound, InputError."""
    from actions.deed import Deed
    from actions.subscribers import subscriber_shown

    address = _address(call)
    async with premises(call) as (database, place):

        async def show(connection: Connection) -> dict[str, Any]:
            return await subscriber_shown(Deed(connection, call.now(), place), address)

        shown = await database.read(show)
    call.console.document(shown, "\n".join(f"{name}: {value}" for name, value in shown.items() if value))


async def suppress_one(call: Call) -> None:
    """Put an address on the list of the suppressed. Raises InputError."""
    from actions.deed import Deed
    from actions.suppressing import suppress

    address, words = _address(call), call.words
    async with premises(call) as (database, place):

        async def put(connection: Connection) -> None:
            await suppress(Deed(connection, call.now(), place), address, words.reason, ACTOR, words.note)

        await database.write(put)
    document = {"suppressed": address, "reason": words.reason}
    call.console.document(document, f"Nothing more is sent to {address}.")


async def unsuppress_one(call: Call) -> None:
    """Take an address off the list of the suppressed. Raises NotFound, InputError."""
    from actions.deed import Deed
    from actions.suppressing import unsuppress

    address = _address(call)
    async with premises(call) as (database, place):

        async def take_off(connection: Connection) -> None:
            await unsuppress(Deed(connection, call.now(), place), address, ACTOR)

        await database.write(take_off)
    call.console.document(
        {"unsuppressed": address}, f"{address} may be signed up again; until then nothing is sent to it."
    )


def _address(call: Call) -> str:
    """The address as it is written to. Raises InputError."""
    from actions.subscribers import checked_address
    from app.errors import InputError

    address, reason = checked_address(call.words.address)
    if reason:
        raise InputError(f"{call.words.address} is {reason}; write it as amina@example.org.")
    return address


def _counts(judged: tuple[Judged, ...]) -> dict[str, int]:
    verdicts = ("new", "changed", "same", "suppressed", "refused")
    return {verdict: sum(row.verdict == verdict for row in judged) for verdict in verdicts}


def _told(judged: tuple[Judged, ...], dry_run: bool) -> dict[str, Any]:
    rows = [
        {"line": row.line, "email": row.email, "verdict": row.verdict, "reason": row.reason} for row in judged
    ]
    return {**_counts(judged), "dry_run": dry_run, "rows": rows}


def _for_people(judged: tuple[Judged, ...], dry_run: bool) -> str:
    told = ", ".join(f"{verdict} {number}" for verdict, number in _counts(judged).items())
    return f"{'Would be' if dry_run else 'Taken in'}: {told}."
