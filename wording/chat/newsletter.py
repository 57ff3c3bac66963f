"""The newsletter in the chat: what it is, getting it by mail, and where it goes."""

from __future__ import annotations

from typing import Literal

from dialogue.house import House
from wording.chat.plain import safe, words
from wording.mailing import mailing_words
from wording.said import Button, Said


def ask_address(language: str, latest: str) -> Said:
    """What the letter is; the next text may be the address that it is to go to."""
    t = mailing_words(language)
    text = f"{words(language).text('newsletter.about')}\n\n{t.text('chat.ask')}"
    return Said(text, _latest(language, latest), asks="" if latest else t.text("chat.placeholder"))


def subscribed(language: str, address: str, choose: str, latest: str) -> Said:
    """Where the letter goes, and a button to the page of choices."""
    t = mailing_words(language)
    text = f"{words(language).text('newsletter.about')}\n\n{t.text('chat.has', address=safe(address))}"
    return Said(text, ((Button(t.text("chat.choose"), url=choose),), *_latest(language, latest)))


def asked(
    language: str,
    outcome: Literal["asked", "blocked", "no-address", "off", "often"],
    address: str,
    house: House,
) -> Said:
    """What came of an address that was written."""
    key = "chat.sent" if outcome == "asked" else f"chat.{outcome}"
    return Said(
        mailing_words(language).text(key, address=safe(address), office=safe(house.office_in(language)))
    )


def _latest(language: str, latest: str) -> tuple[tuple[Button, ...], ...]:
    return ((Button(words(language).text("newsletter.latest"), url=latest),),) if latest else ()
