"""Updates that Telegram brings: kept before they are answered, from nobody else, and the same one once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bot.arrival import webhook_secret
from storage import inbox
from tests.app.test_running import a_free_port, running
from tests.kit.cast import AMINA, a_database, an_open_question
from tests.kit.sandboxes import sandbox_process

KEY = "k" * 40
SECRET = {"X-Telegram-Bot-Api-Secret-Token": webhook_secret(KEY.encode())}


def _settings(addresses: dict[str, str]) -> dict[str, str]:
    listen = f"127.0.0.1:{a_free_port()}"
    return {
        "MEDSKICK_TELEGRAM_TOKEN": addresses["token"],
        "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"],
        "MEDSKICK_TELEGRAM_MODE": "webhook",
        "MEDSKICK_LISTEN": listen,
        "MEDSKICK_PUBLIC_URL": f"http://{listen}",
        "MEDSKICK_SECRET_KEY": KEY,
    }


async def test_a_member_is_answered_when_telegram_brings_the_updates(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(an_open_question, "fika", "Vad tycker ni om fikat?", datetime.now(UTC))
    async with sandbox_process() as (addresses, sandbox), running(tmp_path, **_settings(addresses)):
        amina = await sandbox.add_person(AMINA, "Amina", language_code="sv")
        await amina.opens("q-fika")
        await amina.sees("fikat")
        await amina.says("Mer kardemumma i bullarna")
        await amina.sees("sparat")


async def test_nobody_else_brings_updates_and_the_same_one_is_kept_once(tmp_path: Path) -> None:
    update = json.dumps({"update_id": 7, "message": {}})
    async with sandbox_process() as (addresses, _):
        settings = _settings(addresses)
        async with running(tmp_path, **settings), httpx.AsyncClient() as client:
            url = f"{settings['MEDSKICK_PUBLIC_URL']}/telegram"
            statuses = [
                (await client.post(url, content=content, headers=headers)).status_code
                for content, headers in (
                    (update, {}),
                    (update, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}),
                    ("no update", SECRET),
                    (update, SECRET),
                    (update, SECRET),
                )
            ]
    assert statuses == [401, 401, 400, 200, 200]
    async with a_database(tmp_path) as database:
        assert sum((await database.read(inbox.count_by_state)).values()) == 1
