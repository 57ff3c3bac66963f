"""A member's question to the office: what the member reads, and what the office does. Words in `office.po`."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.house import House
from dialogue.office_questions import OfficeQuestion
from wording.chat.plain import clipped, day, quoted, safe, words
from wording.chat.staff import to_menu
from wording.said import Button, Said

DOMAIN = "office"
LONGEST = 2500


def asked(language: str, house: House) -> Said:
    """To the member: the office has the question."""
    return Said(words(language, DOMAIN).text("asked", office=_begin(house.office_in(language))))


def answer(language: str, question: str, text: str, house: House) -> Said:
    """To the member: what the office answers."""
    t = words(language, DOMAIN)
    lines = (
        t.text("answer.head", office=_begin(house.office_in(language))),
        f"<blockquote>{quoted(question)}</blockquote>",
        clipped(text, LONGEST),
    )
    return Said("\n".join(lines))


def notice(language: str, question: OfficeQuestion) -> Said:
    """To the office: a new question, with the way to answer it."""
    return _told(language, question, "notice.head")


def late_notice(language: str, question: OfficeQuestion) -> Said:
    """To the office: a question that has waited too long."""
    return _told(language, question, "late.head")


def _told(language: str, question: OfficeQuestion, head: str) -> Said:
    t = words(language, DOMAIN)
    lines = [t.text(head, day=day(question.asked_at, language)), *_body(language, question)]
    return Said("\n".join(lines), ((Button(t.text("button.answer"), f"s:oa:{question.id}"),),))


def _body(language: str, question: OfficeQuestion) -> list[str]:
    t = words(language, DOMAIN)
    lines = [f"<blockquote>{clipped(question.text, LONGEST)}</blockquote>"]
    lines += [t.text("about", about=safe(question.about))] if question.about else []
    lines.append(
        t.text("from.organisation", organisation=safe(question.shown_as))
        if question.shown_as
        else t.text("from.unnamed")
    )
    return lines


def mail_words(language: str, *, late: bool) -> tuple[str, str, str]:
    """The heading, text and link of the mail to those of the office who do not chat; it holds nothing that was written."""
    t = words(language, DOMAIN)
    heading = "mail.late" if late else "mail.new"
    return t.text(heading), t.text("mail.text"), t.text("mail.link")


def listing(language: str, questions: Sequence[OfficeQuestion]) -> Said:
    """To the office: what waits for an answer, oldest first."""
    t = words(language, DOMAIN)
    if not questions:
        return Said(t.text("list.none"), (to_menu(language),))
    lines, rows = [t.text("list.title")], []
    for number, one in enumerate(questions, 1):
        lines.append(
            t.text("list.item", number=number, day=day(one.asked_at, language), text=quoted(one.text))
        )
        rows.append((Button(t.text("list.answer", number=number), f"s:oa:{one.id}"),))
    return Said("\n\n".join(lines), (*rows, to_menu(language)))


def ask_answer(language: str, question: OfficeQuestion) -> Said:
    """To the office: write the answer."""
    t = words(language, DOMAIN)
    lines = [*_body(language, question), t.text("ask")]
    return Said("\n".join(lines), asks=t.text("ask.placeholder"))


def answered_already(language: str, by: str) -> Said:
    """To the second one of the office: who answered first."""
    return _ending(language, "already", by=safe(by))


def sent(language: str, *, reached: bool) -> Said:
    """To the office: the answer is on its way, or is kept for somebody who cannot be reached."""
    return _ending(language, "sent" if reached else "unreached")


def _ending(language: str, name: str, **values: str) -> Said:
    t = words(language, DOMAIN)
    return Said(t.text(name, **values), (to_menu(language),))


def _begin(text: str) -> str:
    return safe(text[:1].upper() + text[1:])
