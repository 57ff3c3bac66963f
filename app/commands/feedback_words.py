"""What the commands that answer back have in common: how it stands, when more is told, to how many it would go."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Final

from app.cli import Call, Parser

if TYPE_CHECKING:
    from actions.feedback import Reach
    from dialogue.feedback import Answer

STATUSES: Final = ("read", "working", "done", "no", "passed-on")


def add_answer(parser: Parser) -> None:
    """The options of an answer back."""
    parser.add_argument(
        "--status", choices=STATUSES, default="done", help="how it stands; done when left out"
    )
    parser.add_argument(
        "--next", type=_day, metavar="D", help="the day when more is told, with --status working"
    )
    parser.add_argument(
        "--passed-to", default="", metavar="T", help="whom it was passed on to, with --status passed-on"
    )
    parser.add_argument(
        "--tell-again", action="store_true", help="tell everybody, although only the words change"
    )


def add_dry_run(parser: Parser) -> None:
    """The option to look first."""
    parser.add_argument("--dry-run", action="store_true", help="only say whom it would reach")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2027-01-31") from None


def answer_of(words: argparse.Namespace) -> Answer:
    """The answer that the options say."""
    from dialogue.feedback import Answer

    return Answer(words.status, words.text.strip(), words.next, words.passed_to.strip())


def print_reach(call: Call, found: Reach) -> None:
    """Whom an answer would reach."""
    sentence = (
        f"{_people(found.authors)} would be told; {found.waits} would find it under /mina_medskick after /stopp; "
        f"{found.nameless} of {found.replies} replies came from nobody that can be written to. Nothing was kept."
    )
    call.console.document(asdict(found), sentence)


def told_sentence(told: int) -> str:
    """To how many it goes."""
    return f"{_people(told)} will be told."


def _people(n: int) -> str:
    return "1 person" if n == 1 else f"{n} people"
