"""Contact cards in the chat: the subjects, the cards of one, and the way to a person who looks it up."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.contact_cards import ContactCard
from dialogue.house import House
from wording.chat.directory import LABEL, on_page, rows, turning, words
from wording.chat.plain import quoted, safe
from wording.said import Button, Said

CARDS = 4
SUBJECTS = 8


def subjects_screen(language: str, cards: Sequence[ContactCard], page: int = 0, head: str = "") -> Said:
    """Every subject as a button; `head` (HTML) in the place of the usual first lines."""
    subjects = list({card.subject_id: card for card in cards}.values())
    buttons = [
        Button(card.told("subject", language)[:LABEL], f"ct:s:{card.subject_id}:0")
        for card in on_page(subjects, page, SUBJECTS)
    ]
    turns = turning(language, subjects, page, SUBJECTS, "ct:a")
    return Said(head or words(language).text("contact.title"), (*rows(buttons, 1), *turns, _help(language)))


def nothing_screen(language: str, house: House, asked: str, cards: Sequence[ContactCard]) -> Said:
    """Nothing is known about what was asked for: the subjects, and the office."""
    t = words(language)
    return subjects_screen(
        language,
        cards,
        head=t.text("contact.none", words=quoted(asked, 80), office=safe(house.office_in(language))),
    )


def cards_screen(language: str, heading: str, cards: Sequence[ContactCard], page: int, data: str) -> Said:
    """Cards one after the other; `data` is what a button carries before the page's number, '' where none is turned."""
    t = words(language)
    lines = [t.text("contact.found", subject=quoted(heading, 120))]
    lines += [_card(language, card) for card in on_page(cards, page, CARDS)]
    lines += [t.text("find.more")] if not data and len(cards) > CARDS else []
    turns = turning(language, cards, page, CARDS, data) if data else ()
    back = (Button(t.text("contact.button.subjects"), "ct:a:0"),)
    return Said("\n\n".join(lines), (*turns, _help(language), back))


def ask_screen(language: str, house: House) -> Said:
    """What do you need help with? The next text goes to the office."""
    t = words(language)
    return Said(
        t.text("contact.ask", office=safe(house.office_in(language))), asks=t.text("contact.ask.placeholder")
    )


def _card(language: str, card: ContactCard) -> str:
    t = words(language)
    lines = [f"<b>{quoted(card.told('body', language), 120)}</b> ({t.text(f'contact.level.{card.level}')})"]
    lines += [quoted(card.told("text", language), 400)] if card.text else []
    lines += [t.text("contact.phone", phone=safe(card.phone))] if card.phone else []
    lines += [t.text("contact.email", email=quoted(card.email, 80))] if card.email else []
    lines += [safe(card.link[:200])] if card.link else []
    return "\n".join(lines)


def _help(language: str) -> tuple[Button, ...]:
    return (Button(words(language).text("contact.button.help"), "ct:h"),)
