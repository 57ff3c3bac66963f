"""Memory of the whole program, all parts in one process, after a busy day: 2 000 replies, an issue built, 500 letters sent.

Reads /proc, so it measures on Linux only. A process that the program starts for a while (the one that parses feeds) is
told apart, at its largest.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from aiohttp import web

from actions.deed import Deed
from actions.errands import ask_for_build, ask_for_feeds
from benchmarks.table import Row
from benchmarks.texts import realistic_replies
from storage.connection import Connection
from storage.database import open_database
from storage.jobs import select_outcome
from tests.kit.cast import premises
from tests.kit.whole import Whole, running_whole
from tests.newsletter.feeds.serving import serving

REPLIES: Final = 2_000
CHATS: Final = 500
SUBSCRIBERS: Final = 500
EVENTS: Final = 200
LOOK_SECONDS: Final = 0.02

Errand = Callable[[Deed], Awaitable[int]]


async def measure() -> list[Row]:
    """A row for the process itself and one for what it started."""
    with tempfile.TemporaryDirectory() as folder:
        async with running_whole(Path(folder)) as program, _children_watched(program.pid) as children:
            begun = _megabytes(program.pid, "VmRSS")
            await _take_replies(program)
            await _send_issue(program)
            now, peak = _megabytes(program.pid, "VmRSS"), _megabytes(program.pid, "VmHWM")
    what = f"{REPLIES} replies, an issue built and sent to {SUBSCRIBERS}"
    return [
        Row(
            "memory, all parts in one process",
            "MB",
            now,
            note=f"{what}; at the start {begun}, at most {peak}",
        ),
        Row(
            "memory, the process that parses feeds",
            "MB",
            max(children.values()),
            note="at most, while feeds are read",
        ),
    ]


async def _take_replies(program: Whole) -> None:
    await program.gets(
        "question", "add", "Hur kan vi göra mer ihop?", "--code", "ihop", "--closes", "2099-12-31"
    )
    await program.gets("question", "open", "ihop")
    await program.sandbox.crowd_says(REPLIES, CHATS, 10_000, realistic_replies(REPLIES))
    answered = await program.sandbox.wait({"method": "sendMessage", "calls": REPLIES + CHATS}, 120)
    assert answered is not None, "the answers did not all come"


async def _send_issue(program: Whole) -> None:
    """Feeds are read and the issue is built in the running program, as when the office asks for it from its desk."""
    period = f"{datetime.now(UTC):%Y-%m}"
    addresses = "\n".join(f"r{number}@example.org" for number in range(SUBSCRIBERS))
    await program.gets("staff", "add", "Disa")
    await program.gets("themes", "confirm", "--all", "--as", "Disa")
    await program.gets("subscriber", "import", program.file("lista.csv", f"email\n{addresses}\n"))
    async with serving({"/kalender.ics": _calendar}) as address:
        await program.gets("feed", "add", f"{address}/kalender.ics")
        await _errand(program, lambda deed: ask_for_feeds(deed, "Disa"))
    await _errand(program, lambda deed: ask_for_build(deed, period, "Disa"))
    await program.gets("newsletter", "approve", period, "--as", "Disa")
    await program.gets("newsletter", "send", period)
    await program.sandbox.waits_for_mails(SUBSCRIBERS, timeout=60)


async def _errand(program: Whole, errand: Errand) -> None:
    """Ask for something and wait until the running program has done it."""

    async def ask(connection: Connection) -> int:
        return await errand(Deed(connection, datetime.now(UTC), premises()))

    async with (
        await open_database(f"sqlite:///{program.folder / 'medskick.db'}") as database,
        asyncio.timeout(60),
    ):
        job = await database.write(ask)
        while True:
            outcome = await database.read(select_outcome, job)
            if outcome is not None and outcome["state"] == "done":
                return
            await asyncio.sleep(0.1)


async def _calendar(_: web.Request) -> web.Response:
    soon = datetime.now(UTC) + timedelta(days=1)
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\nDTSTAMP:{soon:%Y%m%dT%H%M%SZ}\r\n"
        f"DTSTART:{soon + timedelta(hours=3 * number):%Y%m%dT%H%M%SZ}\r\nSUMMARY:Öppet hus {number}\r\nEND:VEVENT\r\n"
        for number in range(EVENTS)
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Exempel//SV\r\n{events}END:VCALENDAR\r\n"
    return web.Response(text=text, content_type="text/calendar")


@asynccontextmanager
async def _children_watched(pid: int) -> AsyncIterator[dict[int, int]]:
    """The largest size seen of each process that `pid` starts while the block lasts (MB), by its number."""
    largest: dict[int, int] = {0: 0}

    async def watch() -> None:
        while True:
            for thread in Path(f"/proc/{pid}/task").iterdir():
                for child in map(int, (thread / "children").read_text().split()):
                    largest[child] = max(largest.get(child, 0), _megabytes(child, "VmRSS"))
            await asyncio.sleep(LOOK_SECONDS)

    watching = asyncio.create_task(watch())
    try:
        yield largest
    finally:
        watching.cancel()


def _megabytes(pid: int, figure: str) -> int:
    """A size from /proc in MB (10⁶ bytes); 0 of a process that has gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((round(int(line.split()[1]) * 1024 / 1e6) for line in lines if line.startswith(figure)), 0)
