"""The office's screens while a meeting lasts: which one, where it is, what came in, the tables' addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from dialogue.meetings import Meeting
from dialogue.questions import Question, short_title
from dialogue.tables import Stage
from wording.chat.plain import quoted, safe
from wording.chat.staff import to_menu
from wording.chat.tables import table_name, table_words
from wording.said import Button, Said
from wording.wheel import words

SHEETS = ("6", "12")
"""For how many tables a sheet can be made in the chat; the command makes any number."""


class Asked(Protocol):
    """A question of the meeting with what came in."""

    @property
    def question(self) -> Question:
        """The question."""

    @property
    def tables(self) -> tuple[tuple[str, int], ...]:
        """Replies by table."""

    @property
    def persons(self) -> int:
        """Replies of persons."""

    @property
    def organisations(self) -> int:
        """Replies of organisations."""

    @property
    def replies(self) -> int:
        """All of them."""


class Live(Protocol):
    """A meeting as it stands; see `actions.watching.Live`."""

    @property
    def meeting(self) -> Meeting:
        """The meeting."""

    @property
    def stage(self) -> Stage:
        """What staff did."""

    @property
    def at(self) -> Question | None:
        """The question it is at."""

    @property
    def asked(self) -> Sequence[Asked]:
        """All its questions."""

    @property
    def seats(self) -> Mapping[str, int]:
        """Chats by table."""

    @property
    def may_go_on(self) -> bool:
        """Whether there is a next question."""

    @property
    def may_go_back(self) -> bool:
        """Whether there is one before."""


def key(language: str, name: str, data: str) -> Button:
    """A button of this part."""
    return Button(table_words(language).text(f"button.{name}"), f"s:{data}")


def meetings_screen(language: str, meetings: Sequence[Meeting]) -> Said:
    """Which meeting?"""
    t = table_words(language)
    if not meetings:
        return Said(t.text("meetings.none"), (to_menu(language),))
    rows = tuple(
        (Button(" · ".join(filter(None, (_day(one), one.title)))[:48], f"s:mm:{one.id}"),) for one in meetings
    )
    return Said(t.text("meetings.title"), (*rows, to_menu(language)))


def _day(meeting: Meeting) -> str:
    return f"{meeting.held_on.day}/{meeting.held_on.month}" if meeting.held_on else meeting.date_words


def live_screen(language: str, live: Live, before: str = "") -> Said:
    """Where the meeting is and what has come in; `before` (HTML) tells what somebody else did."""
    lines = [before, ""] if before else []
    lines += [f"<b>{safe(live.meeting.title)}</b>", "", *_where(language, live), *_all(language, live)]
    return Said("\n".join(lines), (*_deeds(language, live), to_menu(language)))


def _where(language: str, live: Live) -> Iterator[str]:
    t = table_words(language)
    if live.stage.ended_at is not None:
        yield t.text("live.ended")
        return
    if not live.asked:
        yield t.text("live.no-questions")
        return
    at = next((place for place, one in enumerate(live.asked) if one.question == live.at), None)
    if at is None:
        yield t.text("live.not-begun")
    else:
        one = live.asked[at]
        yield t.text("live.now", number=at + 1, of=len(live.asked), text=quoted(one.question.text))
        yield " · ".join(_counts(language, one)) or t.text("live.nothing")
    yield t.plural("live.seats", sum(live.seats.values()))


def _counts(language: str, one: Asked) -> Iterator[str]:
    """A table group is counted apart from persons and organisations."""
    t = table_words(language)
    for table, number in one.tables:
        yield t.text("live.table", table=table_name(language, table), n=number)
    if one.persons:
        yield t.text("live.persons", n=one.persons)
    if one.organisations:
        yield t.text("live.organisations", n=one.organisations)


def _all(language: str, live: Live) -> Iterator[str]:
    t = table_words(language)
    if len(live.asked) > 1:
        yield from ("", t.text("live.others"))
        for number, one in enumerate(live.asked, 1):
            title = safe(short_title(one.question.text, one.question.short_title))
            if one.question.status == "draft":
                yield t.text("live.question.draft", number=number, title=title)
            else:
                yield t.plural("live.question", one.replies, number=number, title=title)


def _deeds(language: str, live: Live) -> Iterator[tuple[Button, ...]]:
    meeting, at = live.meeting.id, live.at.id if live.at else ""
    links = key(language, "links", f"ml:{meeting}")
    if live.stage.ended_at is not None:
        yield (key(language, "begin", f"mo:{meeting}"),)
        yield (key(language, "refresh", f"mm:{meeting}"),)
        return
    steps = []
    if live.at is not None and live.may_go_back:
        steps.append(key(language, "previous", f"mp:{meeting}:{at}"))
    if live.may_go_on:
        steps.append(key(language, "next" if live.at else "first", f"mn:{meeting}:{at}"))
    if steps:
        yield tuple(steps)
    yield key(language, "refresh", f"mm:{meeting}"), links
    yield (Button(words(language).text("before.button"), f"s:mb:{meeting}"),)
    yield (key(language, "end", f"me:{meeting}"),)


def moved_by(language: str, name: str, question: Question | None) -> str:
    """What somebody else did a moment before; plain text."""
    t = table_words(language)
    if not name or question is None:
        return t.text("live.moved-elsewhere")
    return t.text("live.moved", name=name, title=short_title(question.text, question.short_title))


def refused(language: str, meeting: Meeting) -> Said:
    """The next question may not be asked."""
    return Said(table_words(language).text("refused"), ((key(language, "back", f"mm:{meeting.id}"),),))


def ask_end(language: str, meeting: Meeting) -> Said:
    """End it?"""
    text = table_words(language).text("end.ask", meeting=safe(meeting.title))
    yes, no = key(language, "end-yes", f"mE:{meeting.id}"), key(language, "back", f"mm:{meeting.id}")
    return Said(text, ((yes,), (no,)))


def links_screen(language: str, meeting: Meeting, links: Sequence[str]) -> Said:
    """The addresses of the tables, and how codes to print are made."""
    t = table_words(language)
    lines = [t.text("links.title"), "", *map(safe, links), "", t.text("links.print")]
    sheets = tuple(
        Button(t.text("button.sheet", n=number), f"s:mq:{meeting.id}:{number}") for number in SHEETS
    )
    return Said("\n".join(lines), (sheets, (key(language, "back", f"mm:{meeting.id}"),), to_menu(language)))


def sheet_caption(language: str) -> str:
    """What stands beneath the file; plain text."""
    return table_words(language).text("links.sheet")
