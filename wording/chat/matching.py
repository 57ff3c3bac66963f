"""What is asked and told about what organisations seek and offer. The question names nobody."""

from __future__ import annotations

from dialogue.matching import Offer, OfferKind, Side
from dialogue.themes import Frame
from wording.chat.plain import quoted, words
from wording.said import Button, Said

DATA = "ma:"
LABEL = 32
"""Characters of a theme that fit a button of half the width."""


def ask_screen(language: str, own: Offer, pair: str) -> Said:
    """Do you want to be in touch? Shows what the asked one wrote itself, nothing of the other."""
    t = words(language, "match")
    buttons = (
        Button(t.text("button.yes"), f"{DATA}y:{pair}"),
        Button(t.text("button.no"), f"{DATA}n:{pair}"),
    )
    return Said(t.text(f"ask.{own.kind}", text=quoted(own.text)), (buttons,))


def said_screen(language: str, *, yes: bool) -> Said:
    """What the one who answered is told."""
    return Said(words(language, "match").text("said.yes" if yes else "said.no"))


def introduction(language: str, other: Side, kind: OfferKind) -> Said:
    """To one of two who both said yes: who the other is. `kind` is what the reader's own is."""
    t = words(language, "match")
    name, text = quoted(other.organisation.name, 120), quoted(other.offer.text)
    lines = [t.text(f"told.{kind}", name=name, text=text)]
    contact = other.organisation.contact
    lines.append(
        t.text("told.contact", contact=quoted(contact, 160)) if contact else t.text("told.no-contact")
    )
    return Said("\n\n".join(lines))


def offer_screen(language: str) -> Said:
    """To seek or to offer?"""
    t = words(language, "match")
    buttons = (Button(t.text("button.seeks"), f"{DATA}s"), Button(t.text("button.offers"), f"{DATA}o"))
    return Said(t.text("offer"), (buttons,))


def words_screen(language: str, kind: OfferKind) -> Said:
    """What is it? The next text is the answer."""
    t = words(language, "match")
    return Said(t.text(f"words.{kind}"), asks=t.text("words.placeholder"))


def too_long(language: str, most: int) -> Said:
    """Shorter, please."""
    return Said(words(language, "match").text("words.too-long", most=most))


def themes_screen(language: str, frame: Frame) -> Said:
    """What is it about? Two themes to a row."""
    buttons = [
        Button((one.label_en if language == "en" else one.label_sv)[:LABEL], f"{DATA}t:{one.id}")
        for one in frame.themes
    ]
    pairs = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Said(words(language, "match").text("theme"), pairs)


def kept_screen(language: str) -> Said:
    """It is kept, and what happens next."""
    return Said(words(language, "match").text("kept"))
