"""`medskick subscriber`: who gets the newsletter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises
from app.tables import read_table

if TYPE_CHECKING:
    from dialogue.subscribers import Judged

ACTOR: Final = "command"
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
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command(subscriber, "list", "everybody, with the state of their subscription", list_subscribers)
    remove = command(subscriber, "remove", "remove an address whole", remove_one)
    remove.add_argument("address", metavar="ADDRESS")


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used. Raises InputError."""
    from actions.subscribers import import_subscribers
    from dialogue.subscribers import ImportRow

    words = call.words
    rows = [ImportRow(line.number, **line.cells) for line in read_table(words.file, HEADS, "email")]
    async with premises(call) as (database, _):
        judged = await database.write(import_subscribers, rows, ACTOR, call.now(), dry_run=words.dry_run)
    for row in judged:
        if row.verdict == "refused":
            call.console.note(f"line {row.line}: {row.email or 'no address'} refused, {row.reason}")
    call.console.document(_told(judged, words.dry_run), _for_people(judged, words.dry_run))
    return 1 if judged and all(row.verdict == "refused" for row in judged) else 0


async def list_subscribers(call: Call) -> None:
    """Print everybody."""
    from dataclasses import asdict

    from storage.subscribers import select_listed

    async with premises(call) as (database, _):
        listed = await database.read(select_listed)
    call.console.table([asdict(one) for one in listed], "Nobody gets the newsletter yet.")


async def remove_one(call: Call) -> None:
    """Remove an address. Raises NotFound."""
    from actions.subscribers import remove_subscriber

    address = call.words.address
    async with premises(call) as (database, _):
        await database.write(remove_subscriber, address, ACTOR, call.now())
    call.console.document({"removed": address.strip().lower()}, f"{address} is removed.")


def _counts(judged: tuple[Judged, ...]) -> dict[str, int]:
    verdicts = ("new", "changed", "same", "refused")
    return {verdict: sum(row.verdict == verdict for row in judged) for verdict in verdicts}


def _told(judged: tuple[Judged, ...], dry_run: bool) -> dict[str, Any]:
    rows = [
        {"line": row.line, "email": row.email, "verdict": row.verdict, "reason": row.reason} for row in judged
    ]
    return {**_counts(judged), "dry_run": dry_run, "rows": rows}


def _for_people(judged: tuple[Judged, ...], dry_run: bool) -> str:
    told = ", ".join(f"{verdict} {number}" for verdict, number in _counts(judged).items())
    return f"{'Would be' if dry_run else 'Taken in'}: {told}."
