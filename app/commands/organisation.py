"""`medskick organisation`: the register of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS, organisation_proposals
from app.premises import premises
from app.tables import read_table

if TYPE_CHECKING:
    from dialogue.register import JudgedRow

ACTOR: Final = "command"
VERDICTS: Final = ("new", "changed", "same", "possibly_same", "refused")
HEADS: Final = {
    "name": "name", "namn": "name", "organisation": "name", "förening": "name",
    "email": "email", "e-mail": "email", "e-post": "email", "epost": "email", "e-postadress": "email", "mejl": "email",
    "municipality": "municipality", "kommun": "municipality",
    "subregion": "subregion", "sub-region": "subregion", "delregion": "subregion",
    "themes": "themes", "teman": "themes", "tema": "themes",
    "size": "size", "storlek": "size",
    "form": "form", "organisationsform": "form",
    "signatory_since": "signatory_since", "signatory since": "signatory_since",
    "underskrivare": "signatory_since", "underskrivare sedan": "signatory_since", "underskrivare_sedan": "signatory_since",
    "visible": "visible", "synlig": "visible",
    "language": "language", "språk": "language",
    "about": "about", "beskrivning": "about", "gör": "about", "verksamhet": "about",
    "public_contact": "contact", "public contact": "contact", "offentlig kontakt": "contact",
}  # fmt: skip


def add(commands: Commands) -> None:
    """Add the group."""
    organisation = group(commands, "organisation", GROUPS["organisation"])
    example = "medskick organisation import foreningar.csv --dry-run"
    parser = command(organisation, "import", "take in a list of organisations", import_list, example)
    parser.add_argument("file", metavar="FILE.csv", help="heads name, email, municipality, subregion, …")
    parser.add_argument(
        "--accept-similar", action="store_true", help="keep those whose name is like another's as new ones"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    listing = command(organisation, "list", "the register by name", list_organisations)
    listing.add_argument(
        "--proposed", action="store_true", help="only what members named and nobody has accepted"
    )
    organisation_proposals.add(organisation)


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used. Raises InputError, NotFound."""
    from actions.deed import Deed
    from actions.organisations import import_organisations
    from dialogue.register import RegisterRow

    words = call.words
    rows = [
        RegisterRow(line.number, **line.cells, spare=line.spare)
        for line in read_table(words.file, HEADS, "name")
    ]
    async with premises(call) as (database, place):
        judged = await database.write(
            lambda connection: import_organisations(
                Deed(connection, call.now(), place),
                rows,
                ACTOR,
                accept_similar=words.accept_similar,
                dry_run=words.dry_run,
            )
        )
    for row in judged:
        if row.verdict == "refused":
            call.console.note(f"line {row.line}: {row.name or 'no name'} refused, {row.reason}")
        elif row.verdict == "possibly_same":
            call.console.note(
                f"line {row.line}: {row.name} may be {row.like}, which is kept; not taken in without --accept-similar"
            )
    call.console.document(_told(judged, words.dry_run), _for_people(judged, words.dry_run))
    return 1 if judged and all(row.verdict == "refused" for row in judged) else 0


async def list_organisations(call: Call) -> None:
    """Print the register."""
    from storage.organisations import select_organisations

    shown = ("name", "email", "municipality", "subregion", "themes", "size", "form", "signatory_since")
    last = ("visible", "language", "state", "about")
    async with premises(call) as (database, _):
        found = await database.read(select_organisations)
    call.console.table(
        [
            {name: getattr(one, name) for name in (*shown, *last)} | {"public_contact": one.contact}
            for one in found
            if one.state == "proposed" or not call.words.proposed
        ],
        "Nothing waits to be accepted."
        if call.words.proposed
        else "The register is empty; medskick organisation import FILE.csv fills it.",
    )


def _counts(judged: tuple[JudgedRow, ...]) -> dict[str, int]:
    return {verdict: sum(row.verdict == verdict for row in judged) for verdict in VERDICTS}


def _told(judged: tuple[JudgedRow, ...], dry_run: bool) -> dict[str, Any]:
    rows = [
        {"line": row.line, "name": row.name, "verdict": row.verdict, "like": row.like, "reason": row.reason}
        for row in judged
    ]
    return {**_counts(judged), "dry_run": dry_run, "rows": rows}


def _for_people(judged: tuple[JudgedRow, ...], dry_run: bool) -> str:
    told = ", ".join(f"{verdict.replace('_', ' ')} {number}" for verdict, number in _counts(judged).items())
    return f"{'Would be' if dry_run else 'Taken in'}: {told}."
