"""What contacts of organisations are asked about their details, and what is said about becoming a party. Words in `register.po`."""

from __future__ import annotations

from dialogue.house import House
from wording.catalogues import Translator, translator
from wording.chat.plain import safe
from wording.said import Button, Said

DOMAIN = "register"
Mail = tuple[str, tuple[str, ...], str, str]
"""A mail's heading, paragraphs, the label of its link, and why one gets it."""


def register_words(language: str) -> Translator:
    """The words of this part."""
    return translator(DOMAIN, language)


def about(language: str, organisation: str) -> str:
    """Which organisation a mail is about."""
    return register_words(language).text("mail.about", organisation=organisation)


def ask_by_mail(language: str, house: House, *, again: bool) -> Mail:
    """Whether the details are right."""
    t = register_words(language)
    office = house.office_in(language)
    first = t.text("ask.again", office=office) if again else t.text("ask.text", office=office)
    return (
        t.text("ask.heading"),
        (first, t.text("ask.how")),
        t.text("ask.button"),
        t.text("ask.why", name=house.name),
    )


def ask_in_chat(language: str, organisation: str, page: str, *, again: bool) -> Said:
    """The same in the chat."""
    t = register_words(language)
    key = "chat.again" if again else "chat.ask"
    text = t.text(key, organisation=safe(organisation))
    return Said(text, ((Button(t.text("ask.button"), url=page),),))


def ask_successor(language: str, organisation: str, house: House) -> Mail:
    """Whether somebody wants to be the contact in another's place."""
    t = register_words(language)
    text = t.text("successor.text", organisation=organisation, name=house.name)
    return (
        t.text("successor.heading", organisation=organisation),
        (text, t.text("successor.how")),
        t.text("successor.button"),
        t.text("successor.why", organisation=organisation),
    )
