"""`python -m sandbox` as a program of its own: addresses, persons from a file, a clean stop, plain refusals."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from telegram import Bot

from tests.kit.sandboxes import sandbox_process

CAST = [{"id": 1001, "first_name": "Amina", "language_code": "sv"}, {"id": 2001, "first_name": "Disa"}]


async def test_it_prints_where_it_is_and_lets_a_bot_meet_the_cast(tmp_path: Path):
    persons = tmp_path / "persons.json"
    persons.write_text(json.dumps(CAST))
    async with sandbox_process("--persons", str(persons), "--token", "42:HEMLIG") as (addresses, client):
        assert addresses["token"] == "42:HEMLIG" and addresses["smtp_url"].startswith("smtp://127.0.0.1:")
        await client.person(1001).says("Hej")
        async with Bot("42:HEMLIG", base_url=f"{addresses['api_url']}/bot") as bot:
            [update] = await bot.get_updates()
            assert update.effective_user is not None and update.effective_user.first_name == "Amina"


async def test_it_stops_cleanly_while_a_bot_is_polling():
    async with sandbox_process() as (addresses, _):
        bot = Bot(addresses["token"], base_url=f"{addresses['api_url']}/bot")
        await bot.initialize()
        polling = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.2)
    await asyncio.gather(polling, return_exceptions=True)
    await bot.shutdown()


async def test_a_taken_port_is_told_in_one_sentence():
    async with sandbox_process() as (addresses, _):
        port = addresses["smtp_url"].rpartition(":")[2]
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", "--mail-port", port, stderr=asyncio.subprocess.PIPE
        )
        _, complaint = await second.communicate()
        assert second.returncode == 1
        assert complaint.startswith(b"The sandbox could not start: ") and complaint.count(b"\n") == 1
