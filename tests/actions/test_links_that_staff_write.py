"""What staff put behind a link is a page of the web, wherever they write it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actions.consultations import Draft, add_consultation, list_consultations
from actions.errors import WrongState
from actions.issues import NewItem, add_item
from actions.own_events import add_event
from dialogue.events import Event
from storage.database import Database, open_database
from storage.items import select_items_for

NOON = datetime(2026, 11, 10, 11, tzinfo=UTC)
HOSTILE = "javascript:alert(1)"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as opened:
        yield opened


async def test_no_item_consultation_or_event_leads_anywhere_but_to_a_page(database: Database) -> None:
    draft = Draft("buss", "Bussar", "Regionen", "2027-01-15", documents=(("Missiv", HOSTILE),))
    party = Event(uid="", title="Fest", starts=NOON, url=HOSTILE)
    with pytest.raises(WrongState, match="no address of a page"):
        await database.write(add_item, NewItem("Fest", "Kom!", link=HOSTILE), "Disa", NOON)
    with pytest.raises(WrongState, match="no address of a page"):
        await database.write(add_consultation, draft, "Disa", NOON)
    with pytest.raises(WrongState, match="no address of a page"):
        await database.write(add_event, party, "Disa", NOON)
    assert await database.read(list_consultations) == ()
    assert await database.read(select_items_for, "2026-12", NOON) == ()
