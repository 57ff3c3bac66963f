"""`medskick tick` keeps the quiet hours and the weekly cap of the settings, and lists what it dropped without saying why."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from actions.announcing import announce
from actions.deed import Deed
from actions.questions import find_question
from dialogue.language.dates import STOCKHOLM
from storage import members
from storage.connection import Connection
from tests.kit.cast import AMINA, BERTIL, a_database, an_open_question, premises
from tests.kit.program import Medskick
from tests.kit.sandboxes import sandbox_process


def _at(days: int, hour: int) -> datetime:
    """A moment in Stockholm, some days from today."""
    today = datetime.now(STOCKHOLM).date()
    return datetime.combine(today + timedelta(days), time(hour), STOCKHOLM).astimezone(UTC)


async def _announce_to(connection: Connection, *chats: int) -> int:
    deed = Deed(connection, _at(1, 12), premises())
    await an_open_question(connection, "fika", "Hur kan fikat bli bättre?", deed.now)
    for chat in chats:
        await members.insert_member(connection, f"m{chat}", chat, "sv", deed.now)
    return await announce(deed, await find_question(deed, "fika"), "Disa")


async def _tick(medskick: Medskick, now: datetime, **settings: str) -> Any:
    done = await asyncio.to_thread(medskick, "tick", "--now", now.isoformat(), "--json", **settings)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


async def test_what_is_due_waits_through_the_night_and_what_finds_no_room_is_late(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        assert await database.write(_announce_to, AMINA, BERTIL) == 2
    async with sandbox_process() as (addresses, sandbox):
        for chat in (AMINA, BERTIL):
            await sandbox.add_person(chat, "Någon", started=True)
        medskick = Medskick(tmp_path, {
            "MEDSKICK_TELEGRAM_TOKEN": addresses["token"], "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"],
            "MEDSKICK_TELEGRAM_RATE": "0",
        })  # fmt: skip
        night = await _tick(medskick, _at(1, 21))
        assert (night["sent"], night["late"]) == ([], [])
        morning = await _tick(medskick, _at(2, 8))
        assert [row["kind"] for row in morning["sent"]] == ["question", "question"]
        assert await sandbox.person(AMINA).sees("Hur kan fikat")


async def test_a_cap_of_none_sends_none_and_says_the_same_of_everybody(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(_announce_to, AMINA)
    async with sandbox_process() as (addresses, sandbox):
        await sandbox.add_person(AMINA, "Amina", started=True)
        medskick = Medskick(tmp_path, {
            "MEDSKICK_TELEGRAM_TOKEN": addresses["token"], "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"],
        })  # fmt: skip
        noon = await _tick(medskick, _at(1, 13), MEDSKICK_WEEKLY_CAP="0")
        assert noon["sent"] == [] and await sandbox.calls("sendMessage") == []
        [late] = noon["late"]
        assert (late["kind"], late["recipient"]) == ("question", str(AMINA))
        assert late["reason"] == "it could not be sent in time"
