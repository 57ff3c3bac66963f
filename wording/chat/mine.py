"""A member's own replies with what has become of each, and their questions to the office. Words also in `answering.po`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogue.attachments import TO_TRANSCRIBE
from dialogue.feedback import Answer
from dialogue.house import House
from dialogue.office_questions import OfficeQuestion
from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from wording.chat.answers import DOMAIN, spoken
from wording.chat.feedback import own_answers
from wording.chat.kept import kept_words
from wording.chat.plain import clipped, day, quoted, safe, words
from wording.said import Button, Said

SHOWN = 10
FEEDBACK = 2500
HIDDEN = ("abusive", "off-topic", "duplicate", "staff")
"""Reasons for which only a person hides a reply."""
ROOM = 3600
"""Characters of a screen; a message holds 4 096."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a member has sent, newest first, and what is known of it. `themed` and `counted` hold ids of replies with
    confirmed themes, and of those that a newsletter counted; `printed` tells in which one a reply is quoted ("2026-11"). `answers` are
    what came of a reply, by its id, the latest about each thing."""

    replies: Sequence[Reply]
    questions: Mapping[str, Question]
    themed: frozenset[str]
    counted: frozenset[str] = frozenset()
    printed: Mapping[str, str] = field(default_factory=dict)
    asked: Sequence[OfficeQuestion] = ()
    answers: Mapping[str, Sequence[Answer]] = field(default_factory=dict)


def mine_screen(language: str, own: Own, house: House, start: int = 0) -> Said:
    """From the `start`th on, as many as there is room for: each with its state, and buttons to change it, to take it back
    and to say who may see it. What came of a question is told in full."""
    t = words(language)
    if not own.replies and not own.asked:
        return Said(t.text("mine.none"))
    items, rows, place = [t.text("mine.title")], [], start
    for place, reply in enumerate(own.replies[start : start + SHOWN], start):
        item = _item(language, place + 1, reply, own, house.office_in(language))
        if place > start and sum(map(len, items)) + len(item) > ROOM:
            break
        items.append(item)
        rows += [_buttons(language, place + 1, reply)] if reply.withdrawn_at is None else []
    else:
        place = min(start + SHOWN, len(own.replies))
    if place >= len(own.replies):
        items += _asked(language, own.asked, house, ROOM - sum(map(len, items)))
    else:
        rows.append((Button(words(language, DOMAIN).text("mine.older"), f"mm:{place}"),))
    return Said("\n\n".join(items), tuple(rows))


def _item(language: str, number: int, reply: Reply, own: Own, office: str) -> str:
    t = words(language)
    question = own.questions.get(reply.question_id or "")
    title = safe(short_title(question.text, question.short_title)) if question else t.text("mine.loose")
    if reply.withdrawn_at is not None:
        return t.text("mine.item.withdrawn", number=number, question=title)
    text = quoted(spoken(language, reply.answer, reply.text), 160)
    if reply.held == TO_TRANSCRIBE:
        text = kept_words(language).text("mine.waits")
    seen = words(language, DOMAIN).text(f"mine.seen.{reply.visibility}")
    state = f"{seen} {_state(language, reply, own, office)}"
    return t.text("mine.item", number=number, question=title, text=text, state=state)


def _buttons(language: str, number: int, reply: Reply) -> tuple[Button, ...]:
    t, own = words(language), words(language, DOMAIN)
    return (
        Button(own.text("mine.edit", number=number), f"ed:{reply.id}"),
        Button(t.text("mine.remove", number=number), f"wm:{reply.id}"),
        Button(own.text("mine.show", number=number), f"vis:{reply.id}"),
    )


def _state(language: str, reply: Reply, own: Own, office: str) -> str:
    t, more = words(language), words(language, DOMAIN)
    if reply.held in HIDDEN:
        reason = more.text(f"mine.hidden.{reply.held}")
        return more.text("mine.state.hidden", office=safe(office), reason=reason)
    if reply.held:
        return t.text("mine.state.held")
    if reply.id in own.answers:
        told = own_answers(language, own.answers[reply.id], FEEDBACK // len(own.answers[reply.id]))
        return t.text("mine.state.answered", feedback=told)
    if reply.id in own.printed:
        return more.text("mine.state.printed", issue=own.printed[reply.id])
    if reply.id in own.counted:
        return more.text("mine.state.counted")
    if reply.id in own.themed:
        return t.text("mine.state.themed")
    return t.text("mine.state.received", day=day(reply.received_at, language))


def _asked(language: str, asked: Sequence[OfficeQuestion], house: House, room: int) -> list[str]:
    """The member's questions to the office, as many as there is room for."""
    t = words(language, DOMAIN)
    items = [t.text("mine.asked", office=safe(house.office_in(language)))]
    for one in asked:
        if not one.text:
            continue
        answer = clipped(one.answer, FEEDBACK) if one.answer else t.text("mine.asked.waits")
        item = t.text("mine.asked.item", text=quoted(one.text, 160), answer=answer)
        if sum(map(len, items)) + len(item) > room:
            break
        items.append(item)
    return items if len(items) > 1 else []
