"""`medskick replies`: what was said, out of the store and into it."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed

CHANNELS: Final = ("phone", "paper", "mail", "meeting")
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection)."""


def add(commands: Commands) -> None:
    """Add the group."""
    replies = group(commands, "replies", GROUPS["replies"])
    export = command(
        replies, "export", "all replies, an object per line", export_all, "medskick replies export --json"
    )
    export.add_argument("--question", metavar="CODE", help="those to one question")
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    entering = command(
        replies, "add", "a reply from phone, paper, mail or a meeting; its text on standard input", add_one
    )
    entering.add_argument("--question", metavar="CODE", required=True)
    entering.add_argument("--channel", choices=CHANNELS, required=True)
    entering.add_argument("--organisation", metavar="O", help="for whom, by name")
    entering.add_argument("--table", metavar="T", default="", help="the table group at a meeting")
    searching = command(replies, "search", "replies that hold the words, best first", search)
    searching.add_argument("words", nargs="+", metavar="WORDS")


async def export_all(call: Call) -> None:
    """Raises NotFound."""
    from actions.reading import exported_replies

    async with premises(call) as (database, _):
        rows = await database.read(exported_replies, call.words.question)
    if call.words.format == "csv":
        call.console.raw(_csv(rows))
        return
    for row in rows:
        _line(call, row)


async def add_one(call: Call) -> None:
    """Raises NotFound, WrongState, InputError."""
    from actions.entering import enter_reply

    words, text = call.words, sys.stdin.read()

    async def work(deed: Deed) -> dict[str, Any]:
        reply = await enter_reply(deed, words.question, words.channel, text, words.organisation, words.table)
        return {"id": reply.id, "question": words.question, "held": reply.held}

    from actions.deed import Deed

    async with premises(call) as (database, place):
        told = await database.write(lambda connection: work(Deed(connection, call.now(), place)))
    call.console.document(
        told, f"Stored as {told['id']}." + (f" Held: {told['held']}." if told["held"] else "")
    )


async def search(call: Call) -> None:
    """The same rows as `export`, best first."""
    from actions.reading import exported_replies
    from dialogue.replies.searching import best_first

    async with premises(call) as (database, _):
        rows = await database.read(exported_replies, None)
    found = best_first(" ".join(call.words.words), [row["text"] for row in rows])
    for number in found:
        _line(call, rows[number])


def _line(call: Call, row: dict[str, Any]) -> None:
    themes = ", ".join(mark["id"] for mark in row["themes"])
    call.console.line(
        row, f"{row['id']}  {row['question'] or '-'}  [{themes}]  {' '.join(row['text'].split())}"
    )


def _csv(rows: list[dict[str, Any]]) -> bytes:
    heads = (
        "id", "question", "text", "version", "channel", "organisation", "visibility", "themes", "received_at",
        "withdrawn", "held",
    )  # fmt: skip
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        cells = row | {"themes": " ".join(mark["id"] for mark in row["themes"])}
        writer.writerow([_harmless(cells[head]) for head in heads])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
