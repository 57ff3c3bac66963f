"""Writing a question step by step: which step comes next, the last day as it is typed, a code made of the text.

Pure. What has been gathered so far is a mapping of texts, as it is kept between two messages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from dialogue.language.dates import STOCKHOLM, parse_swedish_dates
from dialogue.language.folding import fold_loose, words
from dialogue.questions.question import LINK, TITLE_LENGTH

STEPS: Final = ("text", "background", "last_day", "owner")
"""In the order in which they are asked; a step that was passed over is kept as ''."""
OPTIONS: Final = (
    "kind", "plain", "follow_up", "audience", "theme", "title", "link", "contact", "decision", "level", "repeats",
)  # fmt: skip
"""What may be added to a question, and need not be asked about."""
OPENING: Final = ("opens", "at_meeting")
"""How it is opened: on a day (ISO), at the meeting ("1"); neither: at once."""
GATHERED: Final = (*STEPS, *OPTIONS, *OPENING)
OPENS_AT: Final = time(8)
"""When a question opens that opens by itself, Stockholm."""
MOST_CODE: Final = 40
MOST_TEXT: Final = 160
"""Longer questions get fewer answers (domain.md, "What makes people answer")."""

_SMALL_WORDS: Final = frozenset(
    fold_loose(
        "hur vad vilka vilken vilket vem när var kan vi ni man ska skall skulle bör och att i på en ett det som för av "
        "med är den de till om er era oss sig så få blir bli göra gör finns har ha"
    ).split()
)
_CODE_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class LastDay:
    """What was understood of a typed last day (Stockholm). `day` is certain; `guess` is to be asked about."""

    day: date | None = None
    guess: date | None = None
    problem: Literal["", "none", "many", "period", "weekday", "past"] = ""


def next_step(gathered: Mapping[str, str]) -> str:
    """The first step that nothing was gathered for; "summary" when there is none."""
    return next((step for step in STEPS if step not in gathered), "summary")


def options(gathered: Mapping[str, str]) -> tuple[str, ...]:
    """What may be added to this question: a follow-up only where a no can be answered."""
    return tuple(name for name in OPTIONS if name != "follow_up" or gathered.get("kind") == "yes-no")


def misread(option: str, text: str) -> str:
    """Why a typed text will not do for an option: "title", "link", or '' where it will."""
    if option == "title" and len(text) > TITLE_LENGTH:
        return "title"
    return "link" if option == "link" and not LINK.fullmatch(text) else ""


def read_last_day(text: str, today: date) -> LastDay:
    """The day in `text`, as certain as the text makes it; a period or a date that has passed is none."""
    found = parse_swedish_dates(text, today)
    if not found:
        return LastDay(problem="none")
    if len(found) > 1 or found[0].kind == "days":
        return LastDay(problem="many")
    one = found[0]
    if one.kind == "period":
        return LastDay(problem="period")
    if one.certain and one.first is not None:
        return LastDay(one.first) if one.first >= today else LastDay(problem="past")
    if one.first is not None and "weekday" in one.doubts:
        return LastDay(guess=one.first, problem="weekday")
    return LastDay(guess=one.guess, problem="" if one.guess else "none")


def opening_of(day: date) -> datetime:
    """The moment (UTC) when a question opens that is planned for a Stockholm day."""
    return datetime.combine(day, OPENS_AT, STOCKHOLM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The moment (UTC) when a Stockholm day is over: the closing time of a question with that last day."""
    return datetime.combine(day + timedelta(days=1), time(), STOCKHOLM).astimezone(UTC)


def code_from(text: str, taken: Collection[str] = ()) -> str:
    """A code of the question's own words that is not `taken`, at most 40 characters.

    >>> code_from("Hur kan vi minska ensamheten bland äldre?", ["minska-ensamheten-bland-aldre"])
    'minska-ensamheten-bland-aldre-2'
    """
    telling = [word for word in words(fold_loose(text)) if word not in _SMALL_WORDS and word.isascii()]
    base = shortened("-".join(telling[:_CODE_WORDS]), MOST_CODE) or "fraga"
    code, number = base, 2
    while code in taken:
        ending = f"-{number}"
        code, number = shortened(base, MOST_CODE - len(ending)) + ending, number + 1
    return code


def shortened(code: str, most: int) -> str:
    """A code of at most `most` characters, whole words where there is more than one."""
    if len(code) <= most:
        return code
    return code[: most + 1].rsplit("-", 1)[0][:most].rstrip("-")
