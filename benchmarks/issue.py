"""How long an issue takes to build: 10 000 replies on confirmed themes and 1 000 events, from the rows to a kept draft."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from actions.deed import Deed
from actions.feeds import add_feed, keep_reading
from actions.subscribers import import_subscribers
from benchmarks.table import Row
from dialogue.events import Event, Reading
from dialogue.house import House
from dialogue.subscribers import ImportRow
from dialogue.themes import default_frame
from newsletter.build import build
from storage.connection import Connection
from storage.database import Database, open_database
from storage.organisations import update_organisation
from storage.replies import NewReply, insert_reply
from storage.theme_marks import confirm_all_suggestions, insert_suggestions
from storage.themes import replace_frame
from tests.kit.cast import an_organisation, premises
from tests.kit.issues import ADDRESSES, PERIOD, subscribe

REPLIES: Final = 10_000
EVENTS: Final = 1_000
PLACES: Final = {
    "Sjuhärad": "Borås",
    "Skaraborg": "Skövde",
    "Fyrbodal": "Trollhättan",
    "Göteborgsregionen": "Mölndal",
}
NOW: Final = datetime(2026, 11, 10, 11, tzinfo=UTC)
WORDS: Final = (
    "fler",
    "mötesplatser",
    "för",
    "unga",
    "i",
    "hela",
    "länet",
    "lokaler",
    "till",
    "föreningar",
    "på",
    "kvällar",
)


async def measure() -> list[Row]:
    """The first build of the process, a second one of the same rows, and one with a letter for each of four sub-regions."""
    with tempfile.TemporaryDirectory() as folder:
        async with await open_database(f"sqlite:///{folder}/issue.db") as database:
            await _fill(database)
            first, again = [await _build(database) for _ in range(2)]
            await database.write(_spread)
            spread = await _build(database)
    what = f"issue of {REPLIES} replies and {EVENTS} events"
    near = f"{what}, {len(PLACES)} sub-regions"
    return [
        Row(what, "s", first[0], note=f"first build of the process; {first[1]}"),
        Row(f"{what}, again", "s", again[0], note=f"a draft that is built anew; {again[1]}"),
        Row(near, "s", spread[0], note=f"a letter for each, and one for all; {spread[1]}"),
    ]


async def _build(database: Database) -> tuple[float, str]:
    """Seconds, and of them the processor's in words."""
    began, busy = time.perf_counter(), time.process_time()
    await build(database, PERIOD, NOW, House(), ADDRESSES)
    return round(time.perf_counter() - began, 2), f"{time.process_time() - busy:.2f} s processor time"


async def _spread(connection: Connection) -> None:
    """Organisations of four sub-regions get the newsletter, and something happens in each."""
    for number, (subregion, place) in enumerate(PLACES.items()):
        organisation = await an_organisation(connection, f"Föreningen i {place}", NOW)
        await update_organisation(connection, replace(organisation, municipality=place, subregion=subregion))
        row = ImportRow(number + 2, f"o{number}@example.org", organisation=organisation.name)
        await import_subscribers(Deed(connection, NOW, premises()), [row], "benchmark")


async def _fill(database: Database) -> None:
    await database.write(replace_frame, default_frame())
    await database.write(subscribe, "amina@example.org", now=NOW)
    await database.write(_insert_replies)
    feed, _ = await database.write(add_feed, "https://example.org/kalender.ics", "benchmark", NOW)
    await database.write(keep_reading, feed, Reading(events=tuple(_events())), NOW)


async def _insert_replies(connection: Connection) -> None:
    chance = random.Random(1)
    themes = [theme.id for theme in default_frame().themes]
    for number in range(REPLIES):
        text = " ".join(chance.choices(WORDS, k=chance.randint(4, 25)))
        reply = NewReply(
            id=f"r{number:05}", text=text, question_id=None, member_id=None, organisation_id=None,
            channel="web", source="person", visibility="unnamed", held=None, substance=True,
            received_at=NOW - timedelta(minutes=number),
        )  # fmt: skip
        await insert_reply(connection, reply)
        marks = [(theme, "benchmark") for theme in chance.sample(themes, chance.randint(1, 3))]
        await insert_suggestions(connection, reply.id, marks, "1")
    await confirm_all_suggestions(connection, "benchmark", NOW, "1")


def _events() -> Iterator[Event]:
    for number in range(EVENTS):
        starts = NOW + timedelta(hours=number)
        yield Event(
            f"e{number}",
            f"Öppet hus nummer {number}",
            starts,
            starts + timedelta(hours=2),
            place=tuple(PLACES.values())[number % len(PLACES)],
        )
