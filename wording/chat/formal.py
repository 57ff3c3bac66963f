"""A formal response in the chat: asked for, asked again before it goes, said to be on its way, said to have gone."""

from __future__ import annotations

from datetime import datetime

from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.language.dates import STOCKHOLM, swedish_time
from wording.chat.consultations import OPEN
from wording.chat.plain import day, quoted, safe, words
from wording.consultations import formal
from wording.said import Button, Said


def ask_screen(language: str, one: Consultation, house: House) -> Said:
    """Write or send the response; without a registry only where it goes."""
    t = words(language, "remiss")
    if not house.registry:
        where = safe(formal(words(language, "consultation"), one, house))
        return Said(f"{t.text('formal.no-registry')} {where}")
    text = t.text("formal.ask", title=quoted(one.title), registry=safe(house.registry))
    return Said(text, asks=t.text("formal.asks"))


def confirm_screen(language: str, reply_id: str, one: Consultation, organisation: str, house: House) -> Said:
    """Shall it go?"""
    t = words(language, "remiss")
    text = t.text(
        "formal.confirm",
        organisation=safe(organisation),
        title=quoted(one.title),
        registry=safe(house.registry),
    )
    send = Button(t.text("button.formal.send"), f"{OPEN}:s:{reply_id}:{one.id}")
    return Said(text, ((send,), (Button(t.text("button.formal.keep"), f"{OPEN}:x:{reply_id}"),)))


def going_screen(language: str, one: Consultation, house: House) -> Said:
    """It is on its way."""
    text = words(language, "remiss").text(
        "formal.going", title=quoted(one.title), registry=safe(house.registry)
    )
    return Said(text)


def formal_button(language: str, reply_id: str) -> Button:
    """Makes a reply the formal response."""
    return Button(words(language, "remiss").text("button.formal.this"), f"{OPEN}:g:{reply_id}")


def kept_screen(language: str) -> Said:
    """It stays a reply."""
    return Said(words(language, "remiss").text("formal.kept"))


def settled_words(language: str, state: str, title: str, registry: str, at: datetime) -> str:
    """What came of it, in plain text: "sent" with the time, "failed" or "uncertain"."""
    local = at.astimezone(STOCKHOLM)
    t = words(language, "remiss")
    return t.text(
        f"formal.settled.{state}",
        title=title,
        registry=registry,
        day=day(local.date(), language),
        time=swedish_time(local),
    )
