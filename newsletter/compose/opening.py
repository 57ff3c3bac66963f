"""What an inbox shows: the subject with the two main things, and the first line that says what is inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from newsletter.compose.words import Words, clipped, local_day
from newsletter.content import (
    ConsultationEntry,
    EventEntry,
    ItemEntry,
    MeetingEntry,
    QuestionEntry,
    Section,
    ThemeEntry,
)
from newsletter.facts import IssueFacts

SUBJECT_LENGTH: Final = range(10, 79)
"""Characters; RFC 5322 section 2.1.1 recommends lines of at most 78."""

FIRST_LINE_LENGTH: Final = range(40, 101)
"""Characters that inboxes show beside a subject."""

_FIRST_HALF: Final = 46
_BETWEEN: Final = " · "


def subject(facts: IssueFacts, sections: Sequence[Section], words: Words) -> str:
    """Staff's own subject, else the two main things, else the letter's title; 10–78 characters."""
    own = " ".join(facts.edits.subject.split())
    if own:
        return clipped(own, SUBJECT_LENGTH[-1])
    first, second = _two(_headlines(facts, sections, words))
    head = clipped(first, _FIRST_HALF if second else SUBJECT_LENGTH[-1])
    room = SUBJECT_LENGTH[-1] - len(head) - len(_BETWEEN)
    line = f"{head}{_BETWEEN}{clipped(second, room)}" if second else head
    if len(line) < SUBJECT_LENGTH[0]:
        line = clipped(": ".join(part for part in (title(facts, words), line) if part), SUBJECT_LENGTH[-1])
    return line


def title(facts: IssueFacts, words: Words) -> str:
    """ "Novemberbrevet 2026"."""
    month = _month(facts)
    return words.capital(words.text("issue.title", month=words.month(month), year=month.year))


def first_line(facts: IssueFacts, sections: Sequence[Section], words: Words) -> str:
    """One sentence of at most 100 characters that counts what is inside: the three things that ask most first."""
    month = words.month(_month(facts))
    found = list(_inside(sections, words))[:3]
    lines = [
        words.text("first.inside", month=month, what=words.joined(found[:n]))
        for n in range(len(found), 0, -1)
    ]
    lines.append(
        clipped(words.text("first.nothing", name=facts.house.name, month=month), FIRST_LINE_LENGTH[-1])
    )
    line = next(line for line in lines if len(line) <= FIRST_LINE_LENGTH[-1])
    return line if len(line) >= FIRST_LINE_LENGTH[0] else f"{line} {words.text('first.enjoy')}"


def _month(facts: IssueFacts) -> date:
    """The first day of the issue's month: its period key is "2026-11"; any other key means when it was built."""
    try:
        return date.fromisoformat(f"{facts.period.key}-01")
    except ValueError:
        return local_day(facts.built_at)


def _two(headlines: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """The best headline, and the best of another kind; '' where there is none."""
    if not headlines:
        return "", ""
    (rank, first), *rest = headlines
    others = [headline for headline in rest if headline[0] != rank] or rest
    return first, others[0][1] if others else ""


def _headlines(facts: IssueFacts, sections: Iterable[Section], words: Words) -> list[tuple[int, str]]:
    """Candidates for the subject with their rank, the best first: pinned, then calls, news, questions, and on."""
    found = [
        (0 if entry.id in facts.edits.pinned else rank, headline)
        for section in sections
        for entry in section.entries
        for rank, headline in _headline(entry, words)
    ]
    return sorted((one for one in found if one[1].strip()), key=lambda one: one[0])


def _headline(entry: object, words: Words) -> Iterator[tuple[int, str]]:
    """How much an entry asks of the reader (least first), and how a subject would say it."""
    match entry:
        case ItemEntry(kind="call"):
            yield 1, entry.heading
        case ItemEntry(kind="news"):
            yield 2, entry.heading
        case QuestionEntry():
            yield 3, words.text("subject.question", title=entry.title)
        case ConsultationEntry():
            yield 4, words.text("subject.consultation", title=entry.title)
        case MeetingEntry():
            yield 5, entry.title
        case EventEntry(cancelled=False):
            yield 6, entry.title
        case ThemeEntry():
            yield 7, words.text("subject.theme", label=entry.label)
        case ItemEntry():
            yield 8, entry.heading


def _inside(sections: Iterable[Section], words: Words) -> Iterator[str]:
    counted = {section.kind: section.items for section in sections}
    for kind in ("questions", "consultations", "events", "feedback", "voices", "items"):
        if kind in counted:
            yield words.count(f"first.{kind}", counted[kind])
