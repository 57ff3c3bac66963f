"""`medskick glossary`: the words that members can look up."""

from __future__ import annotations

from typing import Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises
from app.tables import read_table

ACTOR: Final = "command"
HEADS: Final = {
    "word": "word", "ord": "word", "förkortning": "word", "begrepp": "word",
    "means": "means", "betyder": "means", "betydelse": "means", "förklaring": "means",
    "means_en": "means_en", "betyder på engelska": "means_en", "english": "means_en", "engelska": "means_en",
}  # fmt: skip


def add(commands: Commands) -> None:
    """Add the group."""
    glossary = group(commands, "glossary", GROUPS["glossary"])
    example = "medskick glossary import ordlista.csv"
    parser = command(
        glossary, "import", "take in your own words in the place of those before", import_list, example
    )
    parser.add_argument("file", metavar="FILE.csv", help="heads word, means, means_en")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command(glossary, "list", "every word that can be looked up", list_terms)


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used. Raises InputError."""
    from actions.deed import Deed
    from actions.glossary import import_terms

    words = call.words
    rows = [(line.number, line.cells) for line in read_table(words.file, HEADS, "word")]
    async with premises(call) as (database, place):
        taken = await database.write(
            lambda connection: import_terms(
                Deed(connection, call.now(), place), rows, ACTOR, dry_run=words.dry_run
            )
        )
    refused = [row for row in taken.rows if row.reason]
    for row in refused:
        call.console.note(f"line {row.line}: {row.word or 'no word'} refused, {row.reason}")
    counts = {name: getattr(taken, name) for name in ("new", "changed", "same", "removed")} | {
        "refused": len(refused)
    }
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    rows_told = [{"line": row.line, "word": row.word, "reason": row.reason} for row in refused]
    call.console.document(
        {**counts, "dry_run": words.dry_run, "rows": rows_told},
        f"{'Would be' if words.dry_run else 'Taken in'}: {told}.",
    )
    return 1 if taken.rows and len(refused) == len(taken.rows) else 0


async def list_terms(call: Call) -> None:
    """Print every word; `plainer` marks those of which `means` is what to say rather."""
    from actions.glossary import terms_in_force

    async with premises(call) as (database, _):
        terms = await database.read(terms_in_force)
    call.console.table(
        [
            {"word": one.word, "means": one.means, "means_en": one.means_en, "plainer": one.plainer}
            for one in terms
        ]
    )
