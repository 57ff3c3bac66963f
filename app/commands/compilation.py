"""`medskick compilation`: what a meeting, a question or a period leaves behind, as a document."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.errors import InputError
from app.outputs import write_bytes
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.compilation import Form

FORMATS: Final = ("md", "html", "docx", "pdf")
LAST_MEETING: Final = "last-meeting"


def add(commands: Commands) -> None:
    """Add the command."""
    example = "medskick compilation dialogmote-host --format docx --output sammanstallning.docx"
    parser = command(commands, "compilation", GROUPS["compilation"], compilation, example)
    parser.add_argument("meeting", nargs="?", default="", metavar="MEETING", help="its code or its day")
    parser.add_argument("--format", choices=FORMATS, default="md")
    parser.add_argument("--output", metavar="FILE", help="write there and not on standard output")
    parser.add_argument("--question", default="", metavar="CODE", help="the replies to this one only")
    parser.add_argument(
        "--since",
        type=_since,
        metavar="DAY",
        help=f"replies from that day on, as 2026-10-17 or {LAST_MEETING}",
    )
    parser.add_argument("--order", choices=("received", "table", "shuffled"), default="received")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the shuffled order; printed (1)")
    parser.add_argument("--title", choices=("compilation", "notes"), default="compilation")
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument("--raw-last", action="store_true", help="summaries first, all replies last")
    layout.add_argument("--by-question", action="store_true", help="replies under their question, as it is")


async def compilation(call: Call) -> None:
    """Make the document and hand it out. Raises NotFound, WrongState, NotAllowed, DocumentError, InputError."""
    from actions.compiling import Ask, make_compilation
    from actions.deed import Deed
    from actions.reporting import make_span_report
    from documents.writing import write
    from storage.followups import select_actions
    from wording.compilation import compilation_document
    from wording.followups import actions_section
    from wording.report import report_section

    words = call.words
    _refuse_terminal(words.format, words.output, call.console.json)
    last = words.since == LAST_MEETING
    ask = Ask(words.meeting, words.question, None if last else words.since, last)
    async with premises(call) as (database, place):
        made = await database.read(
            lambda connection: make_compilation(Deed(connection, call.now(), place), ask, _form(words))
        )
        document = compilation_document(made, place.house.name, call.settings.locale)
        if made.since:
            first, today = made.since, call.now().astimezone(call.settings.timezone).date()
            report = await database.read(
                lambda connection: make_span_report(
                    Deed(connection, call.now(), place), first, max(first, today) + timedelta(days=1)
                )
            )
            section = report_section(report, document.language)
            document = replace(document, blocks=(*document.blocks, *section))
        elif made.meeting:
            items = await database.read(select_actions, made.meeting.id)
            section = actions_section(items, document.language)
            document = replace(document, blocks=(*document.blocks, *section))
    content = write(document, words.format)
    told: dict[str, Any] = {
        "format": words.format,
        "replies": made.tally.replies,
        "bytes": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    _hand_out(call, content, told)


def _hand_out(call: Call, content: bytes, told: dict[str, Any]) -> None:
    words = call.words
    if words.output:
        write_bytes(words.output, content)
        text = f"Wrote {words.output}: {told['replies']} replies, {told['bytes']} bytes."
        call.console.document({"file": words.output, **told}, text)
    elif words.json:
        call.console.document({**told, "content": content.decode()}, "")
    else:
        call.console.raw(content)


def _form(words: argparse.Namespace) -> Form:
    from dialogue.compilation import Form

    return Form(words.order, words.seed, words.raw_last, words.title)


def _refuse_terminal(form: str, output: str | None, json: bool) -> None:
    """No bytes where a person or a JSON parser reads."""
    if output or form not in ("docx", "pdf"):
        return
    if json or sys.stdout.isatty():
        raise InputError(f"A .{form} cannot be shown here; name a file with --output FILE.")


def _since(text: str) -> date | str:
    if text == LAST_MEETING:
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day; write it as 2026-10-17, or {LAST_MEETING}"
        ) from None
