"""/remisser: the consultations that take views, and one of them with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from dialogue.consultations import Consultation, MovedDeadline
from dialogue.house import House
from dialogue.invitations import Invited
from dialogue.questions import LINK, Question, short_title
from dialogue.reminders import LastDay
from wording.catalogues import Translator
from wording.chat.consultations import OPEN, answer_buttons
from wording.chat.plain import day, quoted, safe, words
from wording.consultations import deadline_words, formal, link_label, what_it_is, when
from wording.said import Button, Said

LABEL = 48
MOST_DOCUMENTS = 8
MOST_QUESTIONS = 4
Listed = tuple[Consultation, MovedDeadline | None, Invited | None]
"""A consultation, the last day that it replaced, and how the reader's organisation stands."""


def list_screen(
    language: str, listed: Sequence[Listed], *, earlier: int | None = None, later: int | None = None
) -> Said:
    """A page of them, each with a button that opens it. `earlier` and `later` are where the pages beside it begin."""
    t = words(language, "remiss")
    if not listed:
        return Said(t.text("list.none"))
    items = [t.text("list.title"), *(_item(language, *one) for one in listed), t.text("list.note")]
    buttons = [(Button(one.title[:LABEL], f"{OPEN}:o:{one.id}"),) for one, *_ in listed]
    turns = [
        Button(t.text(f"button.{name}"), f"{OPEN}:l:{start}")
        for name, start in (("earlier", earlier), ("later", later))
        if start is not None
    ]
    return Said("\n\n".join(items), (*buttons, *([tuple(turns)] if turns else [])))


def _item(language: str, one: Consultation, before: MovedDeadline | None, standing: Invited | None) -> str:
    t = words(language, "remiss")
    key = "list.day" if one.deadline else "list.words"
    last = t.text(
        key, day=safe(deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language))
    )
    lines = [f"<b>{quoted(one.title)}</b>", quoted(one.body, 160), last + moved(language, before)]
    if standing is not None:
        lines.append(standing_words(language, standing))
    return "\n".join(lines)


def moved(language: str, before: MovedDeadline | None) -> str:
    """That the last day replaces another one, with a space before it; '' where it does not."""
    if before is None:
        return ""
    earlier = deadline_words(LastDay(before.deadline, before.words, before.set_at), language)
    return " " + words(language, "remiss").text("moved", day=safe(earlier))


def standing_words(language: str, one: Invited) -> str:
    """How an organisation stands, and when its board meets about it."""
    t = words(language, "consultation")
    answered = day(one.answered_on, language) if one.answered_on else ""
    said = [t.text(f"page.standing.{one.standing}", day=answered)]
    if one.board_on and one.waits:
        said.append(t.text("page.standing.board", day=day(one.board_on, language)))
    return " ".join(said)


def one_screen(
    language: str,
    listed: Listed,
    questions: Sequence[Question],
    *,
    answers: bool,
    inner: bool,
    page: str,
    house: House,
    now: datetime,
) -> Said:
    """What it is, who asks, until when, what to read, where a formal response goes; for contacts the buttons to answer."""
    one, before, standing = listed
    t, also = words(language, "consultation"), words(language, "remiss")
    last = LastDay(one.inner_deadline, "", one.created_at) if inner else None
    outer = LastDay(one.deadline, one.deadline_words, one.created_at)
    facts = [safe(what_it_is(t, one)), safe(when(language, last or outer, now)) + moved(language, before)]
    if one.decision_on:
        facts.append(t.text("page.decision", day=day(one.decision_on, language)))
    lines = [f"<b>{quoted(one.title)}</b>", *facts, *_reading(language, one, page)]
    if standing is not None:
        lines.append(f"<b>{safe(standing.organisation.name)}:</b> {standing_words(language, standing)}")
    lines.append(f"{also.text('one.not-formal')} {safe(formal(t, one, house))}")
    rows = answer_buttons(language, one.id) if answers else ()
    return Said("\n\n".join(lines), (*rows, *_more(also, one, questions, answers=answers)))


def _reading(language: str, one: Consultation, page: str) -> Iterator[str]:
    """Links to the documents, the public page and the calendar file."""
    links = [(title, address) for title, address in one.documents if LINK.fullmatch(address)][:MOST_DOCUMENTS]
    if LINK.fullmatch(one.link):
        links.append((words(language, "consultation").text("page.link", body=one.body), one.link))
    links.append((link_label(language, "page"), page))
    if one.deadline:
        links.append((link_label(language, "calendar"), f"{page}.ics"))
    yield "\n".join(f'<a href="{escape(address)}">{safe(title[:80])}</a>' for title, address in links)


def _more(
    t: Translator, one: Consultation, questions: Sequence[Question], *, answers: bool
) -> Iterator[tuple[Button, ...]]:
    for question in questions[:MOST_QUESTIONS]:
        title = short_title(question.text, question.short_title)
        yield (Button(t.text("button.question", title=title)[:LABEL], f"q:{question.id}"),)
    if answers:
        yield (Button(t.text("button.sheet"), f"{OPEN}:a:{one.id}"),)
        yield (Button(t.text("button.formal"), f"{OPEN}:f:{one.id}"),)
    yield (Button(t.text("button.list"), f"{OPEN}:l:0"),)
