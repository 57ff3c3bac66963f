"""What a compilation begins with: background, purpose, goals, agenda. What is not known is left out."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import Block, Compilation, Entry, Heading, Listing, Paragraph, Row, Table
from dialogue.meetings import Meeting
from wording.compilation.words import Words


def opening(compilation: Compilation, words: Words) -> Iterator[Block]:
    """The head of the members' form."""
    rows = tuple(_background(compilation, words))
    if rows:
        heading = words.text("background.heading")
        yield Heading(2, heading, "bakgrund")
        yield Table(heading, (), rows)
    meeting = compilation.meeting
    if meeting is None:
        return
    if meeting.purpose:
        yield Heading(2, words.text("purpose.heading"), "syfte")
        yield Paragraph(meeting.purpose)
    if meeting.goals:
        yield Heading(2, words.text("goals.heading"), "mal")
        yield Listing(tuple(map(Entry, meeting.goals)))
    if meeting.agenda:
        heading = words.text("agenda.heading")
        yield Heading(2, heading, "agenda")
        heads = (words.text("agenda.time"), words.text("agenda.point"))
        yield Table(heading, heads, tuple(Row(time, (text,)) for time, text in meeting.agenda))


def _background(compilation: Compilation, words: Words) -> Iterator[Row]:
    meeting = compilation.meeting
    if compilation.since:
        yield Row(
            words.text("background.period"),
            (words.text("background.since", day=words.day(compilation.since)),),
        )
    if meeting is None:
        return
    known = {
        "where": meeting.venue,
        "when": _when(meeting, words),
        "participants": _number(meeting.participants),
        "organisations": _number(meeting.organisations),
        "case-number": meeting.case_number,
    }
    for key, value in known.items():
        if value:
            yield Row(words.text(f"background.{key}"), (value,))


def _when(meeting: Meeting, words: Words) -> str:
    """ "fredag 17 oktober 2025 kl. 13.15–16.00"; the times stand as they were written."""
    day = words.day(meeting.held_on) if meeting.held_on else meeting.date_words
    times = "–".join(filter(None, (meeting.starts, meeting.ends)))
    return words.text("background.at", day=day, times=times) if day and times else day or times


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
