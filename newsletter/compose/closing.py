"""Who sends the letter and why, and the way out of it."""

from __future__ import annotations

import re
from typing import Final

from newsletter.compose.words import Words
from newsletter.content import AboutEntry, Section
from newsletter.facts import IssueFacts

_MAIL_ADDRESS: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


def about(facts: IssueFacts, words: Words) -> Section:
    """The sender, and who answers for what is kept about the reader (GDPR articles 13 and 14)."""
    house = facts.house
    text = words.text(
        "about.text",
        name=house.name,
        agreement=house.agreement,
        office=house.office_in(words.catalogue.language),
    )
    if house.controller:
        text = f"{text} {words.text('about.controller', controller=house.controller)}"
    return Section("about", words.text("about.heading"), (AboutEntry("about", text, _mailto(house.contact)),))


def unsubscribe(_facts: IssueFacts, words: Words) -> Section:
    """The sentence above the link that ends the subscription."""
    entry = AboutEntry("unsubscribe", words.text("unsubscribe.text"))
    return Section("unsubscribe", words.text("unsubscribe.heading"), (entry,))


def _mailto(contact: str) -> str:
    return f"mailto:{contact}" if _MAIL_ADDRESS.fullmatch(contact) else ""
