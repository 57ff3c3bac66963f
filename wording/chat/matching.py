"""What is asked and told about what organisations seek and offer. The question names nobody."""

from __future__ import annotations

from dialogue.matching import Offer, OfferKind, Side
from wording.chat.plain import quoted, words
from wording.said import Button, Said

DATA = "ma:"


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
