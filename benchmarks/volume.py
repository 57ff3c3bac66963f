"""What a mail costs in a small mailing and in a large one: 2 000 and 200 000 recipients prepared, up to 20 000 of them sent.

Each size runs in a process of its own, whose processor time and largest memory are read when it ends, so that neither a busy
machine nor the other size shows in it. `python -m benchmarks.volume RECIPIENTS SENT` is such a process.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from actions.issues import find_issue
from actions.preparing import prepare_letters
from actions.sending import begin_sending
from benchmarks.mails import sink
from benchmarks.table import Row
from delivery.dispatch import Channel
from dialogue.outbox import OutboxRow, Outcome, Wire
from storage.database import Database, open_database
from storage.subscribers import upsert_subscribers
from tests.kit.cast import NOON
from tests.kit.issues import PERIOD, SENDER, approved, built_issue
from tests.kit.mail_runner import mail_dispatcher

SIZES: Final = ((2_000, 2_000), (200_000, 20_000))
"""Recipients, and how many of them are sent to."""
AT_ONCE: Final = 2_000
SIZE: Final = 4_000


class Counted:
    """A channel that sets `enough` when so many letters have been handed to it."""

    wire: Wire = "mail"

    def __init__(self, channel: Channel, letters: int, enough: asyncio.Event) -> None:
        self._channel, self._left, self._enough = channel, letters, enough

    async def post(self, row: OutboxRow) -> Outcome:
        """As the channel does."""
        self._left -= 1
        if self._left == 0:
            self._enough.set()
        return await self._channel.post(row)

    async def close(self) -> None:
        """As the channel does."""
        await self._channel.close()


async def measure() -> list[Row]:
    """Microseconds of processor time a mail, at the large size beside the small one; and the large one's memory."""
    small, large = [await _told(*size) for size in SIZES]
    few, many = SIZES[0][0], SIZES[1][0]
    rows = [
        Row(f"{what} one of {many} mails", "µs", round(large[what]), round(small[what]),
            round(large[what] / small[what], 2), f"processor time; beside one of {few}")
        for what in ("preparing", "sending")
    ]  # fmt: skip
    note = f"{many} recipients prepared, {SIZES[1][1]} of them sent to; at the small size {small['megabytes']:.0f}"
    return [*rows, Row("memory of that process, at most", "MB", round(large["megabytes"]), note=note)]


async def _told(recipients: int, sent: int) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.volume", str(recipients), str(sent),
        cwd=Path(__file__).parents[1], stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told: dict[str, Any] = json.loads((await process.communicate())[0])
    return told


async def _mailing(recipients: int, sent: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        async with sink() as port, await open_database(f"sqlite:///{folder}/mails.db") as database:
            for first in range(0, recipients, AT_ONCE):
                await database.write(upsert_subscribers, map(_row, range(first, first + AT_ONCE)))
            await database.write(approved, built_issue(size=SIZE))
            began = time.process_time()
            await database.write(begin_sending, PERIOD, "Disa", NOON)
            await prepare_letters(database, PERIOD, NOON, SENDER)
            prepared = time.process_time()
            assert (await database.read(find_issue, PERIOD)).prepared
            await _send(database, port, sent)
            done = time.process_time()
    return {
        "preparing": (prepared - began) / recipients * 1e6,
        "sending": (done - prepared) / sent * 1e6,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }


def _row(number: int) -> dict[str, object]:
    return {
        "id": f"s{number}", "email": f"r{number}@example.org", "name": "", "organisation_id": None, "language": "sv",
        "source": "import", "ground": "", "welcome": False, "now": NOON,
    }  # fmt: skip


async def _send(database: Database, port: int, letters: int) -> None:
    enough = asyncio.Event()
    async with mail_dispatcher(database, port) as dispatcher:
        dispatcher.channel = Counted(dispatcher.channel, letters, enough)
        await dispatcher.run(enough)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_mailing(int(sys.argv[1]), int(sys.argv[2])))))
