"""Letters of every form on their way through the real delivery: the November issue in two languages, and a small mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from actions.deed import Deed
from actions.issues import approve_issue, store_built
from actions.noticing import Addressee, Notice, NoticeLink
from actions.preparing import Sender, send_issue
from actions.subscribers import import_subscribers
from dialogue.addresses import Addresses
from dialogue.issues import Edits
from dialogue.letters import Letter, read_letter
from dialogue.subscribers import ImportRow
from newsletter.build import Gathered, make
from newsletter.facts import Picture, Quotation
from newsletter.notices import queue_copies
from storage.connection import Connection
from storage.database import open_database
from storage.letters import select_letter
from storage.outbox import row_of, select_candidates
from tests.kit.cast import NOON, premises
from tests.kit.mail_runner import mail_dispatcher
from tests.newsletter.november import BASE, HOUSE, ITEMS, NOVEMBER

CHIDI_AS_WRITTEN = "chidi@fika-på-torget.example.org"
AMINA, CHIDI, BERTIL = (
    "amina@manen.example.org",
    "chidi@xn--fika-p-torget-ufb.example.org",
    "bertil@stig.example.org",
)
"""Amina gets the issue in Swedish, Chidi in English, Bertil a small mail."""
DOMAIN: Final = "medskick.example.org"
KEY: Final = b"a key of the tests, of 32 octets."
ADDRESSES: Final = Addresses(
    BASE,
    f"brev@{DOMAIN}",
    "Samspel Västerdal",
    f"kansliet@{DOMAIN}",
    "https://t.me/medskick_bot",
    f"studs.{DOMAIN}",
)
SENDER: Final = Sender(HOUSE, ADDRESSES, KEY)
HOSTILE: Final = "<script>alert(1)</script> {{ 7*7 }} {% raw %} @@TO@@ Bcc: disa@example.org"
"""Words of a member that would do something, were they ever more than words."""
_FIRST, *_OTHERS = NOVEMBER.voices.themes
ALL_THERE_IS: Final = replace(
    NOVEMBER,
    voices=replace(
        NOVEMBER.voices,
        themes=(
            replace(
                _FIRST, quotations=(*_FIRST.quotations[:1], Quotation("reply:9", HOSTILE, may_quote=True))
            ),
            *_OTHERS,
        ),
    ),
    house=replace(HOUSE, logo=f"{BASE}/bild/logo.png", logo_text="Samspel"),
    items=tuple(replace(item, picture=Picture(f"{BASE}/bild/bord.jpg", "Ett bord")) for item in ITEMS),
)
"""The November issue with every kind of section and entry in it."""
NOTICE: Final = Notice(
    "reminder-mail",
    "Frågan stänger på fredag",
    ("Vad skulle få fler att hitta till er? Tre rader räcker.", "Svara när det passar."),
    (NoticeLink("Svara på webben", f"{BASE}/f/lokaler"), NoticeLink("Inte mer mejl om den", own="STOP")),
    "Du får mejlet för att Stigfinnarna har bett om en påminnelse.",
    opening="ORGANISATION",
)

Copy: TypeAlias = tuple[Letter, Mapping[str, str]]
"""A letter, and the values that it is filled in with for one recipient."""


async def deliver_all(folder: Path, port: int) -> dict[str, Copy]:
    """Build, approve and send to the mail server on `port`, as `medskick run` would; what was queued, by address."""
    async with await open_database(f"sqlite:///{folder / 'medskick.db'}") as database:
        await database.write(_subscribe)
        await database.write(
            store_built, make(Gathered(ALL_THERE_IS, Edits(), ("sv", "en"), 2), ADDRESSES), NOON
        )
        await database.write(approve_issue, NOVEMBER.issue, "Disa", NOON)
        await send_issue(database, NOVEMBER.issue, "Disa", NOON, SENDER)
        own = {"ORGANISATION": "Hej Stigfinnarna!", "STOP": f"{BASE}/p/s3cr3t"}
        await database.write(queue_copies, NOTICE, [Addressee(BERTIL, "reminder:1", own)], SENDER, NOON)
        async with mail_dispatcher(database, port, addresses=ADDRESSES) as dispatcher:
            queued = await database.read(_queued)
            await dispatcher.drain()
    return queued


async def _queued(connection: Connection) -> dict[str, Copy]:
    rows = [row_of(row) for row in await select_candidates(connection, "mail", NOON, NOON, limit=9)]
    templates = {row.recipient: await select_letter(connection, row.body["letter"]) for row in rows}
    return {row.recipient: (read_letter(templates[row.recipient] or b""), row.body["values"]) for row in rows}


async def _subscribe(connection: Connection) -> None:
    rows = [ImportRow(2, AMINA, "Amina"), ImportRow(3, CHIDI_AS_WRITTEN, "Chidi", language="en")]
    judged = await import_subscribers(Deed(connection, NOON, premises()), rows, "command")
    assert all(row.verdict == "new" for row in judged), judged


def head_of(raw: bytes) -> list[tuple[str, str]]:
    """Each header of a message as name and raw value, unfolded."""
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii").replace("\r\n ", " ").replace("\r\n\t", " ")
    return [(name, value.strip()) for name, _, value in (line.partition(":") for line in head.split("\r\n"))]
