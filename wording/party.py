"""What is said about becoming a party, and about joining an organisation by its link. Words in `register.po`."""

from __future__ import annotations

from dialogue.house import House
from wording.chat.plain import quoted, safe
from wording.register import register_words
from wording.said import Button, Said

BUTTON = "pty"
"""What the button under /organisation carries."""


def button(language: str) -> Button:
    """The way in."""
    return Button(register_words(language).text("party.button"), BUTTON)


def ask(language: str, house: House) -> Said:
    """What shall be written."""
    t = register_words(language)
    return Said(t.text("party.ask", office=house.office_in(language)), asks=t.text("party.ask.placeholder"))


def thanks(language: str, house: House) -> Said:
    """It has come."""
    office = house.office_in(language)
    return Said(register_words(language).text("party.thanks", office=office[:1].upper() + office[1:]))


def notice(language: str, name: str, text: str) -> Said:
    """What the office sees."""
    told = "\n".join(filter(None, (safe(name), quoted(text))))
    return Said(register_words(language).text("party.notice", text=told))


def notice_mail(language: str) -> tuple[str, str, str]:
    """The same by mail, without the words: heading, text, label."""
    t = register_words(language)
    return t.text("party.mail.heading"), t.text("party.mail.text"), t.text("party.mail.button")


def answer_mail(language: str) -> tuple[str, str]:
    """Heading and reason of the office's answer by mail."""
    t = register_words(language)
    return t.text("party.answer.heading"), t.text("party.answer.why")


def answer_in_chat(language: str, asked: str, answer: str, house: House) -> Said:
    """The office's answer."""
    office = safe(house.office_in(language))
    t = register_words(language)
    return Said(t.text("party.answer", office=office, text=quoted(asked), answer=safe(answer)))


def joined(language: str, organisation: str) -> Said:
    """A member came by an organisation's own link."""
    return Said(register_words(language).text("join.done", organisation=safe(organisation)))


def old_link(language: str) -> Said:
    """The link is out of use."""
    return Said(register_words(language).text("join.old"))
