"""`medskick place`: which sub-region and region a municipality lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.lists import read_list
from app.premises import premises

if TYPE_CHECKING:
    from actions.places import TakenPlaces
    from storage.connection import Connection

ACTOR: Final = "command"
VERDICTS: Final = ("new", "changed", "same", "refused")
HEADS: Final = {
    "municipality": "municipality", "kommun": "municipality",
    "subregion": "subregion", "sub-region": "subregion", "delregion": "subregion", "kommunalförbund": "subregion",
    "region": "region", "län": "region",
}  # fmt: skip


def add(commands: Commands) -> None:
    """Add the group."""
    place = group(commands, "place", GROUPS["place"])
    parser = command(
        place, "import", "take in municipalities", import_list, "medskick place import kommuner.csv --dry-run"
    )
    parser.add_argument("file", metavar="FILE.csv", help="heads kommun, delregion, region; or .xlsx")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command(place, "list", "every municipality with where it lies", list_places)


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used. Raises InputError."""
    from actions.deed import Deed
    from actions.places import import_places

    words = call.words
    read = read_list(words.file, HEADS, "municipality")
    rows = [(line.number, line.cells) for line in read.lines if not line.broken]
    for remark in (
        *read.remarks,
        *(f"line {line.number} refused, {line.broken}" for line in read.lines if line.broken),
    ):
        call.console.note(remark)
    async with premises(call) as (database, here):

        async def unit(connection: Connection) -> TakenPlaces:
            deed = Deed(connection, call.now(), here)
            return await import_places(deed, rows, ACTOR, dry_run=words.dry_run)

        taken = await database.write(unit)
    counts = {verdict: sum(line.verdict == verdict for line in taken.lines) for verdict in VERDICTS}
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    call.console.document(
        {
            **counts,
            "organisations": taken.organisations,
            "dry_run": words.dry_run,
            "rows": [
                {"line": line.line, "name": line.name, "verdict": line.verdict, "reason": line.reason}
                for line in taken.lines
            ],
        },
        f"{'Would be' if words.dry_run else 'Taken in'}: {told}. Organisations placed: {taken.organisations}.",
    )
    return 1 if taken.lines and counts["refused"] == len(taken.lines) else 0


async def list_places(call: Call) -> None:
    """Print them."""
    from storage.register import select_place_table

    async with premises(call) as (database, _):
        found = await database.read(select_place_table)
    call.console.table(
        [
            {"municipality": one.municipality, "subregion": one.subregion, "region": one.region}
            for one in found
        ],
        "No municipality is known; medskick place import FILE.csv takes them in.",
    )
