"""The bytes of members' files: fetched by a job, in pieces, tried again with growing waits, given up with word to the office."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.kept import FETCH, Part, keep_file
from actions.members import meet
from actions.replies import sender_of, withdraw_reply
from actions.staff import add_staff
from app.running.fetching import Fetching
from delivery.telegram_api import TelegramApi
from delivery.telegram_request import AiohttpRequest
from dialogue.attachments import WAITS, SentFile
from sandbox.botapi.messenger import DEFAULT_TOKEN
from sandbox.running import Sandbox
from storage import attachments, jobs
from storage.attachment_bytes import PIECE, select_body
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, DISA, NOON, a_database, premises
from tests.kit.sandboxes import running_sandbox

BYTES = bytes(range(256)) * 4096 * 2 + b"end"
"""A little more than two pieces."""


class Place:
    """A sandbox with a file in it, a database, and what fetches."""

    def __init__(self, sandbox: Sandbox, database: Database) -> None:
        self.sandbox, self.database = sandbox, database
        self.fetching = Fetching(database, premises, self._telegram)

    @asynccontextmanager
    async def _telegram(self) -> AsyncIterator[TelegramApi]:
        api = TelegramApi(DEFAULT_TOKEN, AiohttpRequest(1, 5), self.sandbox.url)
        await api.open()
        try:
            yield api
        finally:
            await api.close()

    async def receive(self, file_id: str, size: int = 0) -> attachments.Attachment:
        """Amina sent a file."""

        async def unit(connection: Connection) -> attachments.Attachment:
            deed = Deed(connection, NOON, premises())
            amina, _ = await meet(deed, AMINA, "sv")
            kept = await keep_file(
                deed, sender_of(amina, AMINA, 7), Part(SentFile("voice", file_id, "U", size=size)), None
            )
            assert kept is not None
            return kept.attachment

        return await self.database.write(unit)

    async def work(self, now: datetime = NOON) -> list[str]:
        """Do what is due; what came of each."""
        due = await self.database.write(jobs.claim_due_jobs, now, "test")
        return [await self.fetching.fetch(job, now) for job in due if job.kind == FETCH]

    async def state(self, file_id: str) -> attachments.Attachment:
        found = await self.database.read(attachments.select_attachment, file_id)
        assert found is not None
        return found


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with running_sandbox() as (sandbox, _), a_database(tmp_path) as database:
        yield Place(sandbox, database)


async def test_a_file_is_fetched_in_pieces_and_is_the_same_byte_for_byte(place: Place) -> None:
    file = await place.receive(place.sandbox.messenger.files.keep(BYTES, "röst 1.ogg").id)
    assert await place.work() == [f"Kept {len(BYTES)} bytes."]
    kept = await place.state(file.id)
    assert (kept.state, kept.sha256) == ("kept", hashlib.sha256(BYTES).hexdigest())
    assert await place.database.read(select_body, file.id) == BYTES
    count = "select count(*) from attachment_piece"
    assert await place.database.read(lambda connection: connection.value(count)) == -(-len(BYTES) // PIECE)


async def test_what_cannot_be_fetched_is_tried_with_growing_waits_and_then_given_up(place: Place) -> None:
    await place.database.write(lambda c: add_staff(Deed(c, NOON, premises()), "Disa", None, DISA))
    file = await place.receive("no-such-file")
    now = NOON
    for wait in WAITS:
        assert ["tried again" in said for said in await place.work(now)] == [True]
        assert await place.work(now + wait - timedelta(seconds=1)) == []
        now += wait
    [said] = await place.work(now)
    assert "given up" in said
    assert (await place.state(file.id)).state == "failed"
    told = "select count(*) from outbox where recipient = :chat and kind = 'staff-notice'"
    assert await place.database.read(lambda c: c.value(told, chat=str(DISA))) == 1


async def test_a_file_that_telegram_finds_too_large_is_not_tried_again(place: Place) -> None:
    stored = place.sandbox.messenger.files.keep(b"x", "a.ogg", 30 * 1024 * 1024)
    file = await place.receive(stored.id)
    await place.work()
    assert (await place.state(file.id)).state == "too-large"
    assert await place.work(NOON + timedelta(days=2)) == []


async def test_of_a_reply_that_was_taken_back_nothing_is_fetched_and_nothing_stays(place: Place) -> None:
    file = await place.receive(place.sandbox.messenger.files.keep(BYTES, "a.ogg").id)
    await place.work()

    async def take_back(connection: Connection) -> None:
        deed = Deed(connection, NOON, premises())
        amina, _ = await meet(deed, AMINA, "sv")
        await withdraw_reply(deed, file.reply_id, amina)

    await place.database.write(take_back)
    assert await place.database.read(attachments.select_attachment, file.id) is None
    assert await place.database.read(select_body, file.id) == b""
