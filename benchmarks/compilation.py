"""How long a compilation of 5 000 replies takes, from the rows to the bytes of each format (PDF is Chromium's own time)."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from actions.compiling import Ask, make_compilation
from actions.deed import Deed
from benchmarks.table import Row
from benchmarks.texts import realistic_replies
from dialogue.compilation import Form
from dialogue.themes import default_frame
from documents.writing import Format, write
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA, a_database, an_organisation, premises
from tests.kit.meetings import MEETING, a_meeting, a_said_reply, an_asked_question
from wording.compilation import compilation_document

REPLIES: Final = 5_000
QUESTIONS: Final = 4
TABLES: Final = 60
FORMATS: Final[tuple[Format, ...]] = ("md", "html", "docx")


async def measure() -> list[Row]:
    """A row per format; the first takes the imports with it, so each is made twice and the second counts."""
    with tempfile.TemporaryDirectory() as folder:
        async with a_database(Path(folder)) as database:
            await database.write(_fill)
            return [await _row(database, form) for form in FORMATS]


async def _row(database: Database, form: Format) -> Row:
    await _seconds(database, form)
    seconds = await _seconds(database, form)
    return Row(
        f"compilation of {REPLIES} replies, {form}", "s", round(seconds, 2), note="rows to bytes; at most 3"
    )


async def _seconds(database: Database, form: Format) -> float:
    began = time.perf_counter()
    made = await database.read(
        lambda connection: make_compilation(Deed(connection, NOON, premises()), Ask(MEETING.code), Form())
    )
    write(compilation_document(made, "Medskick", "sv"), form)
    return time.perf_counter() - began


async def _fill(connection: Connection) -> None:
    chance, themes = random.Random(1), [theme.id for theme in default_frame().themes]
    await a_meeting(connection)
    organisations = [await an_organisation(connection, name) for name in (STIGFINNARNA, MÅNEN, FIKA)]
    asked = [
        await an_asked_question(connection, f"fraga-{n}", f"Fråga {n}?", f"dialog 1, fråga {n}")
        for n in range(1, QUESTIONS + 1)
    ]
    for number, text in enumerate(realistic_replies(REPLIES)):
        await a_said_reply(
            connection, f"r{number:05}", text, chance.choice(asked), *chance.sample(themes, chance.randint(0, 3)),
            at=NOON + timedelta(seconds=number), organisation_id=chance.choice(organisations).id,
            table_name=str(chance.randint(1, TABLES)),
        )  # fmt: skip
