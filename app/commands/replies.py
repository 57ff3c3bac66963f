"""`medskick replies`: what was said, out of the store and into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, Parser, command, group, moment
from app.commands import GROUPS
from app.commands.compilation_words import add_correction
from app.inputs import input_text
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from actions.reading import Wanted

STATES: Final = ("suggested", "confirmed", "rejected", "held", "withdrawn")
CAME_BY: Final = ("telegram", "web", "mail", "phone", "paper", "meeting")
CHANNELS: Final = ("phone", "paper", "mail", "meeting")
HEADS: Final = (
    "id", "question", "text", "version", "channel", "organisation", "visibility", "themes", "received_at",
    "withdrawn", "held", "source", "table", "on_behalf_of", "answer", "question_version", "agrees",
    "agreeing_organisations", "language", "origin",
)  # fmt: skip
"""The columns of a table."""


def add(commands: Commands) -> None:
    """Add the group."""
    replies = group(commands, "replies", GROUPS["replies"])
    export = command(
        replies, "export", "all replies, an object per line", export_all, "medskick replies export --json"
    )
    _filters(export)
    export.add_argument("--format", choices=("jsonl", "csv", "xlsx"), default="jsonl")
    entering = command(
        replies, "add", "a reply from phone, paper, mail or a meeting; its text on standard input", add_one
    )
    entering.add_argument("--question", metavar="CODE", required=True)
    entering.add_argument("--channel", choices=CHANNELS, required=True)
    entering.add_argument("--organisation", metavar="O", help="for whom, by name")
    entering.add_argument("--table", metavar="T", default="", help="the table group at a meeting")
    searching = command(
        replies, "search", "replies that hold the words, best first", search,
        "medskick replies search buss kväll --theme samverkan --state confirmed",
    )  # fmt: skip
    searching.add_argument("words", nargs="+", metavar="WORDS", help="other forms are found too")
    _filters(searching)
    repeating = command(
        replies,
        "alike",
        "replies that seem to repeat an earlier one; each stays a reply of its own",
        show_alike,
    )
    repeating.add_argument("--question", metavar="CODE", help="those to one question")
    add_correction(replies)


def _filters(parser: Parser) -> None:
    parser.add_argument("--question", metavar="CODE", help="those to one question")
    parser.add_argument("--theme", metavar="ID", help="those of one theme, neither held nor withdrawn")
    parser.add_argument("--state", choices=STATES, help="of the theme, or of the reply itself")
    parser.add_argument("--municipality", metavar="M", help="of the organisation")
    parser.add_argument("--subregion", metavar="S", help="of the organisation")
    parser.add_argument("--size", metavar="S", help="of the organisation")
    parser.add_argument("--since", type=moment, metavar="T", help="received at T or later")
    parser.add_argument("--until", type=moment, metavar="T", help="received before T")
    parser.add_argument("--channel", choices=CAME_BY)


def _wanted(call: Call) -> Wanted:
    from actions.reading import Wanted

    words = call.words
    return Wanted(
        question=words.question,
        theme=words.theme,
        state=words.state,
        municipality=words.municipality,
        subregion=words.subregion,
        size=words.size,
        since=call.utc(words.since) if words.since else None,
        until=call.utc(words.until) if words.until else None,
        channel=words.channel,
    )


async def export_all(call: Call) -> None:
    """Raises NotFound."""
    from actions.reading import exported_replies

    async with premises(call) as (database, place):
        rows = await database.read(exported_replies, place.frame, _wanted(call))
    if call.words.format == "jsonl":
        for row in rows:
            _line(call, row)
        return
    from app.sheets import as_csv, as_workbook

    write = as_csv if call.words.format == "csv" else as_workbook
    flat = [row | {"themes": " ".join(mark["id"] for mark in row["themes"])} for row in rows]
    call.console.raw(write(HEADS, flat))


async def add_one(call: Call) -> None:
    """Raises NotFound, WrongState, InputError."""
    from actions.entering import enter_reply

    words, text = call.words, input_text()

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
    """The same rows as `export`, best first. Raises NotFound."""
    from actions.reading import MOST_FOUND, found_replies

    words = " ".join(call.words.words)
    async with premises(call) as (database, place):
        rows = await database.read(found_replies, place.frame, words, _wanted(call))
    for row in rows:
        _line(call, row)
    if len(rows) == MOST_FOUND:
        call.console.note(f"these are the best {MOST_FOUND}; give more words or a filter to see others.")


async def show_alike(call: Call) -> None:
    """The most alike first. Raises NotFound."""
    from dataclasses import asdict

    from actions.looking import replies_alike

    async with premises(call) as (database, _):
        found = await database.read(replies_alike, call.words.question)
    for one in found:
        text, first = (" ".join(text.split()) for text in (one.text, one.first))
        call.console.line(
            asdict(one),
            f"{one.id} says the same as {one.same_as} ({one.likeness:.2f})\n  {text}\n  {first}",
        )


def _line(call: Call, row: dict[str, Any]) -> None:
    themes = ", ".join(mark["id"] for mark in row["themes"])
    call.console.line(
        row, f"{row['id']}  {row['question'] or '-'}  [{themes}]  {' '.join(row['text'].split())}"
    )
