"""Letters to thousands, and the process that sends them killed again and again: nobody skipped in silence, nobody mailed twice."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from actions.sending import issue_status, resolve_uncertain
from storage.database import Database, open_database
from storage.recipients import select_letters_in
from tests.kit.cast import NOON
from tests.kit.issues import PERIOD, a_mailing
from tests.kit.sandboxes import sandbox_process

ROOT = Path(__file__).parents[2]


class Sink:
    """What a mail server in a process of its own has accepted, by its journal."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal

    def letters(self) -> list[tuple[str, str]]:
        """Recipient and Message-ID of each accepted letter, a whole line each."""
        lines = self._journal.read_text().splitlines() if self._journal.exists() else []
        mails = [json.loads(line) for line in lines]
        return [(mail["recipients"][0], mail["message_id"]) for mail in mails]

    def accepted(self) -> int:
        """How many there are."""
        return self._journal.read_bytes().count(b"\n") if self._journal.exists() else 0


async def start_sending(database: Path, port: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kit.mail_runner", str(database), port, cwd=ROOT
    )


async def kill_in_the_middle(process: asyncio.subprocess.Process, sink: Sink, chance: random.Random) -> None:
    """kill -9 at some moment while this process sends, after at most a hundred letters or so."""
    enough = sink.accepted() + chance.randint(1, 90)
    async with asyncio.timeout(30):
        while sink.accepted() < enough:
            await asyncio.sleep(0.002)
    await asyncio.sleep(chance.uniform(0, 0.004))
    assert process.returncode is None, "all was sent before the process could be killed"
    process.kill()
    await process.wait()


@pytest.mark.parametrize(
    ("kills", "recipients"), [(15, 2_000), pytest.param(200, 20_000, marks=pytest.mark.slow)]
)
async def test_kills_skip_nobody_and_double_nobody(kills: int, recipients: int, tmp_path: Path) -> None:
    chance = random.Random(20261110)
    sink = Sink(tmp_path / "accepted.jsonl")
    async with sandbox_process("--mail-log", str(tmp_path / "accepted.jsonl")) as (addresses, _):
        port = addresses["smtp_url"].rpartition(":")[2]
        async with await open_database(f"sqlite:///{tmp_path / 'medskick.db'}") as database:
            await a_mailing(database, recipients)
            for _ in range(kills):
                sender = await start_sending(tmp_path / "medskick.db", port)
                await kill_in_the_middle(sender, sink, chance)
            last = await start_sending(tmp_path / "medskick.db", port)
            assert await last.wait() == 0
            await _nobody_is_lost_or_doubled(database, sink, recipients, most_uncertain=5 * kills)
            await _a_copy_can_be_recognised(database, sink, recipients, tmp_path / "medskick.db", port)


async def _nobody_is_lost_or_doubled(
    database: Database, sink: Sink, recipients: int, most_uncertain: int
) -> None:
    status = await database.read(issue_status, PERIOD)
    uncertain = {letter.recipient for letter in await database.read(select_letters_in, PERIOD, "uncertain")}
    got = Counter(recipient for recipient, _ in sink.letters())
    everybody = {f"r{number}@example.org" for number in range(recipients)}
    assert max(got.values()) == 1
    assert everybody - set(got) <= uncertain, "somebody got nothing and is not listed"
    assert 0 < len(uncertain) <= most_uncertain
    print(f"{recipients} recipients, {len(uncertain)} uncertain, {len(got)} served")
    assert (status.recipients, status.uncertain, status.sent) == (
        recipients,
        len(uncertain),
        recipients - len(uncertain),
    )
    assert status.state == "sent"


async def _a_copy_can_be_recognised(
    database: Database, sink: Sink, recipients: int, path: Path, port: str
) -> None:
    """What staff have sent again carries the Message-ID that it had the first time."""
    asked = await database.write(resolve_uncertain, PERIOD, "Disa", NOON, resend=True)
    sender = await start_sending(path, port)
    assert await sender.wait() == 0
    status = await database.read(issue_status, PERIOD)
    assert (status.sent, status.uncertain) == (recipients, 0)
    ids: dict[str, set[str]] = {}
    for recipient, message_id in sink.letters():
        ids.setdefault(recipient, set()).add(message_id)
    assert len(ids) == recipients and all(len(own) == 1 for own in ids.values())
    assert len(sink.letters()) <= recipients + asked
