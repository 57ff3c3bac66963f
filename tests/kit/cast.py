"""The cast of all tests, and the places they act in.

Members Amina, Bertil and Chidi; staff Disa and Edvin; organisations Stigfinnarna, Kvinnojouren Månen, Föreningen Fika.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from actions.deed import Deed, Premises, new_id
from actions.questions import Draft, add_question, open_question
from dialogue.house import House
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.questions import Question
from dialogue.themes import default_frame
from storage import organisations
from storage.connection import Connection
from storage.database import Database, open_database
from storage.themes import replace_frame

AMINA, BERTIL, CHIDI = 1001, 1002, 1003
DISA, EDVIN = 2001, 2002
STIGFINNARNA, MÅNEN, FIKA = "Stigfinnarna", "Kvinnojouren Månen", "Föreningen Fika"
NOON = datetime(2026, 11, 10, 11, 0, tzinfo=UTC)
"""A Tuesday at noon in Stockholm."""
KEY = b"a key of the tests, of 32 octets."


def premises(operator: str = "association", **changed: Any) -> Premises:
    """A house with the default coding frame."""
    return Premises(House(), operator, default_frame(), "http://127.0.0.1:8080", **{"key": KEY, **changed})


@asynccontextmanager
async def a_database(folder: Path) -> AsyncIterator[Database]:
    """A fresh database with the coding frame in force."""
    async with await open_database(f"sqlite:///{folder / 'medskick.db'}") as database:
        await database.write(replace_frame, default_frame())
        yield database


async def an_open_question(
    connection: Connection, code: str, text: str, now: datetime = NOON, operator: str = "association"
) -> Question:
    """A question that is open for three weeks from `now`."""
    deed = Deed(connection, now, premises(operator))
    draft = Draft(code, text, closes_at=now + timedelta(days=21), background="Kort bakgrund.", owner="Disa")
    question = await add_question(deed, draft, "Disa")
    await open_question(deed, question, "Disa")
    return question


async def an_organisation(connection: Connection, name: str, now: datetime = NOON) -> Organisation:
    """A listed organisation of that name."""
    organisation = Organisation(
        new_id("o"), name, fold_loose(name), None, "Borås", "Sjuhärad", (), "small", "förening", None, True,
        "sv", "listed", now,
    )  # fmt: skip
    await organisations.insert_organisation(connection, organisation)
    return organisation
