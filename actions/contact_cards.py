"""Contact cards: those in force, and the list that staff import in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.deed import Deed
from dialogue.contact_cards import ContactCard, JudgedCard, default_cards, in_order, judge_cards
from storage import audit, contact_cards
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import came to: each row, and how many cards are new, changed, the same, or gone."""

    rows: tuple[JudgedCard, ...]
    new: int
    changed: int
    same: int
    removed: int


async def cards_in_force(connection: Connection) -> tuple[ContactCard, ...]:
    """The office's own list, or the cards that ship as long as there is none."""
    return in_order(await contact_cards.select_cards(connection)) or default_cards()


async def import_cards(
    deed: Deed, rows: Iterable[tuple[int, Mapping[str, object]]], actor: str, *, dry_run: bool = False
) -> TakenIn:
    """Take in a list in the place of the one before; with `dry_run` nothing is kept. A row that is refused stops no other,
    but a list without one good row leaves everything as it was."""
    judged = judge_cards(rows)
    cards = [one.card for one in judged if one.card]
    before = {card.id: card for card in await contact_cards.select_cards(deed.connection)}
    known = [card for card in cards if card.id in before]
    same = sum(before[card.id] == card for card in known)
    removed = len(before) - len(known) if cards else 0
    if cards and not dry_run:
        await contact_cards.replace_cards(deed.connection, cards)
        await audit.insert_audit(
            deed.connection, deed.now, actor, "contact.import", note=f"{len(cards)} cards"
        )
    return TakenIn(judged, len(cards) - len(known), len(known) - same, same, removed)
