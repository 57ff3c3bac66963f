"""Captured input taken through the whole program: a meeting's medskick over the wire, feeds over HTTP, an issue by mail.

Every count comes from what the program tells (its commands) or what the sandbox got; no word of the input is kept.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from aiohttp import web

from actions.feeds import add_feed
from sandbox.client import NotSeen, PersonClient
from storage.connection import Connection
from storage.database import open_database
from tests.kit.whole import Whole, running_whole
from tests.newsletter.feeds.serving import Answer, serving
from tests.real.document import Asked, read_document

DOCUMENT = "seeds/dialogmote-2025-10-17-sammanstallning.txt"
TABLES = 9
"""So many members answer each question, taking turns as the tables of the meeting did."""
SUBSCRIBERS = 100
FIRST = 10_000


@dataclass(frozen=True, slots=True)
class Replies:
    """What became of the medskick. `same_words` says that what is stored is what the document says, in its order."""

    in_document: int
    receipts: int
    stored: int
    held: dict[str, int]
    without_substance: int
    themed: int
    same_words: bool


@dataclass(frozen=True, slots=True)
class Feeds:
    """What became of the feeds. `sentences` are those of the failing ones."""

    served: int
    good: int
    failing: int
    events: int
    news: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What became of the issue: its sections with their items, its size, where it went. `delivered` counts addresses that
    the mail server has a letter for."""

    sections: dict[str, int]
    html_bytes: int
    text_bytes: int
    blocked: tuple[str, ...]
    recipients: int
    sent: int
    delivered: int


async def journey(shared: Path, folder: Path) -> tuple[Replies, Feeds, Letter]:
    """All of it once, in an empty `folder`, with the captured input that lies in `shared`."""
    async with running_whole(folder) as program:
        replies = await _members_answer(program, read_document(shared / DOCUMENT))
        feeds = await _feeds_are_read(program, shared / "corpora")
        letter = await _issue_goes_out(program)
    return replies, feeds, letter


async def _members_answer(program: Whole, document: Sequence[Asked]) -> Replies:
    receipts = 0
    for number, asked in enumerate(document):
        await program.gets("question", "add", asked.text, "--code", asked.code, "--closes", "2099-12-31")
        await program.gets("question", "open", asked.code)
        members = [await _member(program, asked, FIRST + number * TABLES + table) for table in range(TABLES)]
        for medskick, member in zip(asked.medskick, cycle(members)):
            await member.says(medskick)
            receipts += await _is_quoted(member, medskick)
    rows = await program.rows("replies", "export")
    return Replies(
        in_document=sum(len(asked.medskick) for asked in document),
        receipts=receipts,
        stored=len(rows),
        held=dict(Counter(row["held"] for row in rows if row["held"])),
        without_substance=(await program.gets("status"))["replies"].get("no-substance", 0),
        themed=sum(bool(row["themes"]) for row in rows),
        same_words=_hash((asked.code, text) for asked in document for text in asked.medskick)
        == _hash((row["question"], row["text"]) for row in rows),
    )


async def _member(program: Whole, asked: Asked, number: int) -> PersonClient:
    """Somebody who has followed the question's link."""
    member = await program.sandbox.add_person(number, "Medlem", language_code="sv")
    await member.opens(f"q-{asked.code}")
    await member.sees(asked.text[:40])
    return member


async def _is_quoted(member: PersonClient, medskick: str) -> bool:
    """Whether the bot's answer says back what was stored."""
    try:
        await member.sees(medskick[:30])
    except NotSeen:
        return False
    return True


async def _feeds_are_read(program: Whole, corpora: Path) -> Feeds:
    files = sorted(path for folder in ("feeds", "calendars") for path in (corpora / folder).iterdir())
    async with serving({f"/{path.name}": _served(path) for path in files}) as address:
        async with await open_database(f"sqlite:///{program.folder / 'medskick.db'}") as database:
            await database.write(_enter, [f"{address}/{path.name}" for path in files])
        await program.gets("feed", "refresh", status=1)
    rows = await program.gets("feed", "list")
    return Feeds(
        served=len(files),
        good=sum(row["state"] == "good" for row in rows),
        failing=sum(row["state"] == "failing" for row in rows),
        events=sum(row["events"] for row in rows),
        news=sum(row["news"] for row in rows),
        sentences=tuple(row["problem"] for row in rows if row["state"] == "failing"),
    )


async def _enter(connection: Connection, addresses: Iterable[str]) -> None:
    for address in addresses:
        await add_feed(connection, address, "test", datetime.now(UTC))


def _served(path: Path) -> Answer:
    kind = "text/calendar" if path.suffix == ".ics" else "application/xml"

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=path.read_bytes(), headers={"Content-Type": kind})

    return answer


async def _issue_goes_out(program: Whole) -> Letter:
    period = f"{datetime.now(UTC):%Y-%m}"
    addresses = "\n".join(f"r{number}@example.org" for number in range(SUBSCRIBERS))
    await program.gets("staff", "add", "Disa")
    await program.gets("themes", "confirm", "--all", "--as", "Disa")
    await program.gets(
        "subscriber", "import", "--no-welcome", program.file("lista.csv", f"email\n{addresses}\n")
    )
    built = await program.gets("newsletter", "build", "--period", period)
    await program.gets("newsletter", "approve", period, "--as", "Disa")
    await program.gets("newsletter", "send", period)
    await program.sandbox.waits_for_mails(SUBSCRIBERS, timeout=60)
    told = await program.gets("newsletter", "status", period)
    mails = (await program.sandbox.get("mails"))["mails"]
    return Letter(
        sections={section["kind"]: section["items"] for section in built["sections"]},
        html_bytes=built["html_bytes"],
        text_bytes=built["text_bytes"],
        blocked=tuple(check["check"] for check in built["checks"] if check["blocks"] and not check["ok"]),
        recipients=told["recipients"],
        sent=told["sent"],
        delivered=len({address for mail in mails for address in mail["recipients"]}),
    )


def _hash(texts: Iterable[tuple[str, str]]) -> str:
    whole = hashlib.sha256()
    for question, text in texts:
        whole.update(f"{question}\n{unicodedata.normalize('NFC', text)}\n".encode())
    return whole.hexdigest()
