"""Contact cards' rows. The list is one thing: it is replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from dialogue.contact_cards import ContactCard
from storage.connection import Connection
from storage.rows import load_all


async def select_cards(connection: Connection) -> tuple[ContactCard, ...]:
    """All cards; none where no list was imported."""
    return load_all(ContactCard, await connection.all("select * from contact_card order by position, id"))


async def replace_cards(connection: Connection, cards: Iterable[ContactCard]) -> None:
    """These cards and no others."""
    await connection.run("delete from contact_card")
    await connection.run_many(
        """
        insert into contact_card (id, position, subject, level, body, text, phone, email, link, subject_en, body_en, text_en)
        values (:id, :position, :subject, :level, :body, :text, :phone, :email, :link, :subject_en, :body_en, :text_en)
        """,
        [asdict(card) for card in cards],
    )
