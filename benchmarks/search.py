"""How long a search over 100 000 replies takes, by words that few, many and very many of them hold, and with filters.

The replies are own sentences with a tail of rarer words, as long as those people send. Asked through the real store, one
query at a time; a row is the median of what its queries took, the worst one is in the note.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.table import Row
from benchmarks.texts import realistic_replies
from dialogue.replies.searching import beginnings
from storage.connection import Connection
from storage.database import Database
from storage.filters import Filter
from storage.replies import NewReply, insert_reply
from storage.search import select_found
from storage.theme_marks import insert_suggestions
from tests.kit.cast import NOON, a_database, an_open_question, an_organisation

REPLIES: Final = 100_000
A_UNIT: Final = 500
PAGE: Final = 50
ROUNDS: Final = 5
QUESTIONS: Final = 200
_HEADS: Final = [
    "kurs",
    "bana",
    "lag",
    "kör",
    "grupp",
    "hall",
    "led",
    "dag",
    "resa",
    "tävling",
    "kväll",
    "marknad",
    "skola",
    "stuga",
    "lokal",
]
_FIRSTS: Final = [
    "simning",
    "segling",
    "orientering",
    "keramik",
    "hembygd",
    "odling",
    "vävning",
    "astronomi",
    "schack",
    "fågel",
    "båt",
    "cykel",
    "kanot",
    "musik",
    "teater",
    "film",
    "bak",
    "slöjd",
    "bridge",
    "ridning",
    "släkt",
    "naturstig",
    "bi",
    "hund",
    "skid",
    "gitarr",
    "amatörradio",
    "folkdans",
    "boule",
]
ASKED: Final[Sequence[tuple[str, Sequence[str]]]] = (
    ("rare words", ("kanotled", "astronomi", "gitarrkursen", "biodlarna schackhallen")),
    ("common words", ("förening", "mötesplatser äldre", "bussar", "kalender kommunerna")),
    ("words of every second reply", ("och", "vi", "för", "hos oss")),
    ("no reply holds them", ("zeppelinare", "hal")),
)


async def measure() -> list[Row]:
    """A row for each sort of words, and one for each sort of filter."""
    with tempfile.TemporaryDirectory() as name:
        async with a_database(Path(name)) as database:
            await _fill(database)
            rows = [await _row(database, name, words, Filter()) for name, words in ASKED]
            common = ASKED[1][1]
            question = await database.read(lambda c: c.value("select min(id) from question"))
            filters = {
                "of one question": Filter(question_id=question),
                "of one theme": Filter(theme="samverkan"),
                "of one municipality": Filter(municipality="Borås"),
                "of the last month": Filter(since=NOON + timedelta(days=335)),
            }
            return rows + [
                await _row(database, f"common words {which}", common, one) for which, one in filters.items()
            ]


async def _row(database: Database, name: str, asked: Sequence[str], chosen: Filter) -> Row:
    taken, most = [], 0
    for words in asked:
        rounds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            found = await database.read(select_found, beginnings(words), chosen, PAGE)
            rounds.append((time.perf_counter() - began) * 1000)
        taken.append(median(rounds))
        most = max(most, len(found))
    note = f"{REPLIES} replies, {len(asked)} queries, worst {max(taken):.1f} ms, at most {most} shown"
    return Row(name, "ms", round(median(taken), 2), note=note)


async def _fill(database: Database) -> None:
    texts = _texts()
    await database.write(_surroundings)
    for start in range(0, REPLIES, A_UNIT):
        await database.write(_keep, start, texts[start : start + A_UNIT])


async def _surroundings(connection: Connection) -> None:
    for number in range(QUESTIONS):
        await an_open_question(connection, f"q{number}", "Vad behövs?")
    for number in range(100):
        await an_organisation(connection, f"Förening {number}")
    await connection.run("update organisation set municipality = 'Ale' where folded > 'förening 2'")


async def _keep(connection: Connection, start: int, texts: Sequence[str]) -> None:
    questions = [row["id"] for row in await connection.all("select id from question order by code")]
    speakers = [row["id"] for row in await connection.all("select id from organisation order by folded")]
    for number, text in enumerate(texts, start):
        draw = random.Random(number)
        reply_id = f"r{draw.getrandbits(60):015x}{number}"
        at = NOON + timedelta(minutes=number * 365 * 1440 / REPLIES)
        await insert_reply(
            connection,
            NewReply(
                reply_id, text, draw.choice(questions), None, draw.choice(speakers), "telegram", "organisation",
                "unnamed", None, substance=True, received_at=at,
            ),
        )  # fmt: skip
        if number % 10 == 0:
            await insert_suggestions(connection, reply_id, [("samverkan", "samverkan")], "1")


def _texts() -> list[str]:
    draw = random.Random(20261123)
    rare = [f"{first}{head}" for first in _FIRSTS for head in _HEADS]
    weights = [1 / place for place in range(1, len(rare) + 1)]
    tails = iter(draw.choices(rare, weights, k=2 * REPLIES))
    return [f"{text} Som {next(tails)} och {next(tails)}." for text in realistic_replies(REPLIES)]
