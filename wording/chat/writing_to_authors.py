"""The office writes to whoever sent a reply: what the member reads, and the office's screens. Words in `office.po`."""

from __future__ import annotations

from typing import Final

from dialogue.house import House
from wording.chat.plain import clipped, quoted, safe, words
from wording.chat.staff import LABEL, to_menu
from wording.said import Button, Said

DOMAIN: Final = "office"
LONGEST: Final = 2500
"""Characters of what the office writes; a message holds 4 096, with the reply that it is about."""


def letter(language: str, reply: str, text: str, house: House) -> Said:
    """To the member: what the office writes, about which reply, and how to answer."""
    t = words(language, DOMAIN)
    office = house.office_in(language)
    lines = [
        t.text("word.head", office=safe(office[:1].upper() + office[1:])),
        *([f"<blockquote>{quoted(reply)}</blockquote>"] if reply else []),
        clipped(text, LONGEST),
        "",
        t.text("word.how"),
    ]
    return Said("\n".join(lines))


def button(language: str, reply_id: str) -> Button:
    """Beneath a reply that came in the chat."""
    return Button(words(language, DOMAIN).text("button.word")[:LABEL], f"s:wa:{reply_id}")


def ask(language: str, reply: str, before: str) -> Said:
    """Write now; `before` is a notice of who wrote last, '' for nobody."""
    t = words(language, DOMAIN)
    lines = [
        f"<blockquote>{quoted(reply)}</blockquote>",
        *([safe(before)] if before else []),
        t.text("word.ask"),
    ]
    return Said("\n".join(lines), asks=t.text("word.placeholder"))


def back(language: str) -> str:
    """What a member's answer to the office's words is about, as plain text."""
    return words(language, DOMAIN).text("back")


def told(language: str, name: str, **values: str) -> Said:
    """How it went: `name` is sent, waits (until a day), unreachable, too-long or meanwhile."""
    t = words(language, DOMAIN)
    inert = {place: safe(value) for place, value in values.items()}
    return Said(t.text(f"word.{name}", **inert), (to_menu(language),))
