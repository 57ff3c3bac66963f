"""QR codes to print: `question show CODE --qr` and `meeting qr MEETING`. They carry addresses of our web pages, where nobody
needs a chat; the page itself offers the chat second."""

from __future__ import annotations

import argparse
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.errors import InputError
from app.outputs import write_bytes
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.meetings import Meeting

MOST_TABLES: Final = 99


def add_table_codes(meeting: Commands) -> None:
    """Add `meeting qr`."""
    summary = "a page to print with a QR code for each table"
    example = "medskick meeting qr dialogmote-host --tables 8 --output bord.html"
    parser = command(meeting, "qr", summary, print_table_codes, example)
    parser.add_argument("meeting", metavar="MEETING", help="its code")
    parser.add_argument("--tables", type=_tables, default=8, metavar="N", help="how many tables (8)")
    parser.add_argument(
        "--language", choices=("sv", "en"), help="of the page; MEDSKICK_LOCALE's when left out"
    )
    parser.add_argument("--output", metavar="FILE", help="write there and not on standard output")


def _tables(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_TABLES:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of tables; give 1 to {MOST_TABLES}")
    return int(text)


async def print_question_code(call: Call) -> None:
    """The QR code of a question's page, as SVG or, by the file's name, PNG. Raises NotFound, InputError."""
    from actions.deed import Deed
    from actions.questions import find_question
    from dialogue.addresses import Addresses
    from documents.qr import qr_png, qr_svg

    words = call.words
    form = PurePath(words.output).suffix.lower() if words.output else ".svg"
    if form not in (".svg", ".png"):
        raise InputError(f"{words.output} is neither SVG nor PNG; name a file that ends in .svg or .png.")
    async with premises(call) as (database, place):
        question = await database.read(
            lambda connection: find_question(Deed(connection, call.now(), place), words.code)
        )
    address = Addresses(call.settings.public_url, "").question(question.code)
    picture = qr_png(address) if form == ".png" else qr_svg(address)
    _hand_out(call, picture, {"code": question.code, "address": address}, "svg")


async def print_table_codes(call: Call) -> None:
    """The page for print. Raises NotFound, InputError."""
    from actions.meetings import find_meeting
    from dialogue.addresses import Addresses

    words = call.words
    async with premises(call) as (database, _):
        meeting = await database.read(find_meeting, words.meeting)
    pages = Addresses(call.settings.public_url, "")
    tables = {str(number): pages.table(meeting.code, str(number)) for number in range(1, words.tables + 1)}
    sheet = _sheet(meeting, tables, words.language or call.settings.locale)
    told = {
        "meeting": meeting.code,
        "tables": [{"table": table, "address": at} for table, at in tables.items()],
    }
    _hand_out(call, sheet, told, "html")


def _sheet(meeting: Meeting, tables: dict[str, str], language: str) -> bytes:
    from documents.qr import Card, qr_sheet
    from wording.catalogues import translator

    t = translator("compilation", language)
    here, chat = t.text("codes.here"), t.text("codes.chat")
    cards = [Card(t.text("codes.table", name=table), here, chat, at) for table, at in tables.items()]
    return qr_sheet(meeting.title, cards, language)


def _hand_out(call: Call, content: bytes, told: dict[str, Any], form: str) -> None:
    """Into the file that was named, else on standard output; with --json the text stands under `form`."""
    output = call.words.output
    if output:
        write_bytes(output, content)
        call.console.document(told | {"output": output}, f"Written to {output}.")
    elif call.console.json:
        call.console.document(told | {form: content.decode()}, "")
    elif sys.stdout.isatty():
        raise InputError("A picture is not for a terminal; name a file with --output.")
    else:
        call.console.raw(content)
