"""The options that say what a question asks, shared by `question add` and `question edit`, and what they come to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.cli import Call, Parser, moment
from dialogue.questions.spellings import KINDS, LEVELS, read_audience, read_kind, read_level, read_repeats

if TYPE_CHECKING:
    from storage.connection import Connection

T = TypeVar("T")
LAST_SECOND: Final = timedelta(hours=23, minutes=59, seconds=59)
FIELDS: Final = {
    "text": "text",
    "theme": "theme_id",
    "label": "label",
    "background": "background",
    "plain": "plain",
    "link": "link",
    "contact": "contact",
    "owner": "owner",
    "level": "level",
    "kind": "kind",
    "follow_up": "follow_up",
    "principle": "principle",
    "repeats": "repeats",
    "at_meeting": "at_meeting",
    "decision_body": "decision_body",
    "decision_date": "decision_on",
}
"""Options whose value is kept as it is, and under which name."""


def add_words(parser: Parser) -> None:
    """The options; one that is not given is None."""
    parser.add_argument("--opens", type=moment, metavar="T", help="opened then by itself")
    parser.add_argument("--closes", type=_closing, metavar="T", help="a day counts to its end")
    parser.add_argument("--theme", metavar="ID", help="a theme's id, see `medskick themes list`")
    parser.add_argument("--title", help="at most 30 characters, for buttons; made of the text when left out")
    parser.add_argument("--label", help='as "dialog 1, fråga 2"')
    parser.add_argument("--background", help="two sentences on why it is asked")
    parser.add_argument("--plain", metavar="TEXT", help="the same in plain words, shown first")
    parser.add_argument("--link", help="where more can be read")
    parser.add_argument("--contact", help="whom to ask about the question")
    parser.add_argument("--owner", help="who answers back")
    parser.add_argument(
        "--kind", type=_one_of(read_kind, KINDS), help=f"what is asked for: {', '.join(KINDS)} (text)"
    )
    parser.add_argument(
        "--follow-up", metavar="TEXT", help="asked after a no, in a question of the kind yes-no"
    )
    parser.add_argument(
        "--level", type=_one_of(read_level, LEVELS), help=f"level of participation: {', '.join(LEVELS)}"
    )
    parser.add_argument("--principle", help="the agreement's principle or focus that it serves")
    parser.add_argument(
        "--for",
        "--audience",
        dest="audience",
        action="append",
        type=_facet,
        metavar="FACET=VALUE",
        help="who is told: subregion=NAME, size=small, theme=ID, level=NAME; may be given again",
    )
    parser.add_argument(
        "--repeats", type=_one_of(read_repeats, ("quarter", "year", "no")), help="quarter or year; no ends it"
    )
    parser.add_argument("--decision-body", help="who decides")
    parser.add_argument("--decision-date", type=_day, metavar="DAY", help="when it is decided")
    parser.add_argument("--meeting", metavar="CODE", help="the meeting it belongs to")
    parser.add_argument(
        "--at-meeting",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="asked at the meeting's tables: no least number of days",
    )


async def told(call: Call, connection: Connection) -> dict[str, Any]:
    """What was said, by the names of a question's fields; the title stays with the caller. Raises NotFound."""
    from actions.meetings import find_meeting

    words = vars(call.words)
    said = {name: words[option] for option, name in FIELDS.items() if words.get(option) is not None}
    for option in ("opens", "closes"):
        if words[option] is not None:
            said[f"{option}_at"] = call.utc(words[option])
    if words["audience"] is not None:
        said["audience"] = read_audience(filter(None, words["audience"]))
    if words["meeting"] is not None:
        said["meeting_id"] = (
            (await find_meeting(connection, words["meeting"])).id if words["meeting"] else None
        )
    if said.get("theme_id") == "":
        said["theme_id"] = None
    return said


def _one_of(read: Callable[[str], T | None], names: tuple[str, ...]) -> Callable[[str], T]:
    def typed(text: str) -> T:
        found = read(text)
        if found is None:
            raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(names)}")
        return found

    return typed


def _facet(text: str) -> str:
    try:
        read_audience([text] if text else [])
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-12-15") from None


def _closing(text: str) -> datetime:
    at = moment(text)
    return at + LAST_SECOND if len(text) == len("2026-12-15") else at
