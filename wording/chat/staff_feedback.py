"""The office's screens of answering back: how it stands, what will be said and to how many, a meeting's answers, what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from dialogue.feedback import STATUSES, Answer, Owed
from dialogue.meetings import Meeting
from dialogue.questions import Question
from wording.catalogues import Translator
from wording.chat.feedback import answer_text
from wording.chat.plain import quoted, safe, words
from wording.chat.staff import key, to_menu
from wording.feedback import DOMAIN, owed_letter
from wording.said import Button, Said

LONGEST = 3000


class Reach(Protocol):
    """Whom an answer would reach; see `actions.feedback.Reach`."""

    @property
    def authors(self) -> int:
        """Who are told now."""

    @property
    def waits(self) -> int:
        """Who find it when they look."""

    @property
    def nameless(self) -> int:
        """Replies of nobody that can be written to."""


def choose_status(language: str, question: Question) -> Said:
    """How does it stand?"""
    t = _words(language)
    rows = tuple((_key(t, f"office.status.{one}", f"qs:{one}:{question.id}"),) for one in STATUSES)
    return Said(t.text("office.choose", text=quoted(question.text)), (*rows, to_menu(language)))


def ask_next_day(language: str, *, again: bool = False) -> Said:
    """When is more told?"""
    t = _words(language)
    return Said(t.text("office.day.again" if again else "office.day"), asks=t.text("office.day.placeholder"))


def ask_passed_to(language: str) -> Said:
    """Whom was it passed on to?"""
    t = _words(language)
    return Said(t.text("office.to"), asks=t.text("office.to.placeholder"))


def preview(language: str, question: Question, answer: Answer, reach: Reach, *, news: bool) -> Said:
    """The answer as it will stand and whom it reaches, before it is kept. `news`: it tells more than better words."""
    t = _words(language)
    lines = [t.text("office.preview", text=answer_text(language, answer, LONGEST)), ""]
    lines += [*_reach(t, reach), t.text("office.page")] if news else [t.text("office.same")]
    keep = _key(t, "button.send" if news else "button.save-only", f"qF:{question.id}")
    again = () if news else ((_key(t, "button.send-again", f"qG:{question.id}"),),)
    rewrite = key(language, "button.rewrite", f"qf:{question.id}")
    return Said("\n".join(lines), ((keep,), *again, (rewrite,), to_menu(language)))


def _reach(t: Translator, reach: Reach) -> Iterator[str]:
    yield t.plural("office.reach", reach.authors)
    if reach.waits:
        yield t.plural("office.waits", reach.waits)
    if reach.nameless:
        yield t.plural("office.nameless", reach.nameless)


def sent_words(language: str, told: int) -> str:
    """That it is kept, and how many are told; plain text."""
    return _words(language).plural("office.sent", told)


def owed_screen(language: str, owed: Owed) -> Said:
    """That an answer is due, with the way to write it."""
    heading, paragraphs = owed_letter(language, owed)
    kind, _, subject_id = owed.subject.partition(":")
    button = ((_key(_words(language), "button.answer", f"qf:{subject_id}"),),) if kind == "question" else ()
    return Said("\n\n".join((f"<b>{safe(heading)}</b>", *map(safe, paragraphs))), button)


def meeting_button(language: str, meeting_id: str) -> Button:
    """The way to a meeting's answers."""
    return _key(_words(language), "button.meeting", f"ma:{meeting_id}")


def meeting_screen(
    language: str, meeting: Meeting, answered: int, wait: int, to_tell: int, told: int, unreached: int
) -> Said:
    """What would be sent after a meeting, and to how many organisations."""
    t = _words(language)
    lines = [t.text("meeting.title", meeting=safe(meeting.title)), ""]
    lines.append(t.plural("meeting.answered", answered) if answered else t.text("meeting.no-answer"))
    counts = (("meeting.wait", wait), ("meeting.told", told), ("meeting.unreached", unreached))
    lines += [t.plural(name, n) for name, n in counts if n]
    lines.append(t.plural("meeting.to-tell", to_tell) if to_tell else t.text("meeting.none"))
    send = ((_key(t, "button.meeting-yes", f"mA:{meeting.id}"),),) if answered and to_tell else ()
    return Said("\n".join(lines), (*send, to_menu(language)))


def meeting_sent(language: str, told: int) -> Said:
    """To how many it goes."""
    return Said(_words(language).plural("meeting.sent", told), (to_menu(language),))


def _words(language: str) -> Translator:
    return words(language, DOMAIN)


def _key(t: Translator, name: str, data: str) -> Button:
    return Button(t.text(name), f"s:{data}")
