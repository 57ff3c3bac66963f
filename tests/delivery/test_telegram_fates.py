"""What becomes of a message to a chat, told by a real server on loopback: sent, failed, uncertain, paced, never twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from delivery.telegram import TelegramChannel
from delivery.telegram_api import TelegramApi
from delivery.telegram_request import AiohttpRequest
from dialogue.outbox import Message
from dialogue.unprompted import Limits
from sandbox.botapi.floods import Flood
from sandbox.botapi.messenger import DEFAULT_TOKEN
from sandbox.client import SandboxClient
from storage import members, outbox
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, BERTIL, CHIDI, a_database
from tests.kit.sandboxes import running_sandbox

NO_LIMITS = Limits(None, 1000)


def _now() -> datetime:
    return datetime.now(UTC)


def _message(key: str, chat: int, kind: str = "receipt", text: str = "Tack!") -> Message:
    body: dict[str, Any] = {"method": "sendMessage", "params": {"text": text}}
    return Message(key, kind, "telegram", str(chat), body)


@asynccontextmanager
async def _post_office(
    folder: Path, rate: float = 0, **sandbox_options: Any
) -> AsyncIterator[tuple[SandboxClient, Database, Dispatcher]]:
    async with running_sandbox(**sandbox_options) as (sandbox, client), a_database(folder) as database:
        for chat, name in ((AMINA, "Amina"), (BERTIL, "Bertil"), (CHIDI, "Chidi")):
            await client.add_person(chat, name, started=True)
        api = TelegramApi(DEFAULT_TOKEN, AiohttpRequest(16, 5), sandbox.url)
        await api.open()
        try:
            channel = TelegramChannel(api)
            yield client, database, Dispatcher(database, channel, Pace(rate), NO_LIMITS, slots=16, spare=4)
        finally:
            await api.close()


async def _join(database: Database, *chats: int) -> None:
    for chat in chats:
        await database.write(members.insert_member, f"m{chat}", chat, "sv", _now())


async def _states(database: Database) -> dict[str, str]:
    async def states(connection: Connection) -> dict[str, str]:
        rows = await connection.all("select key, state from outbox order by id")
        return {row["key"]: row["state"] for row in rows}

    return await database.read(states)


async def _texts(client: SandboxClient, chat: int) -> list[str]:
    return [seen.text for seen in await client.person(chat).messages()]


async def test_a_key_is_queued_once_and_sent_once(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        assert await database.write(outbox.insert_message, _message("k", AMINA), _now())
        assert not await database.write(outbox.insert_message, _message("k", AMINA), _now())
        await dispatcher.drain()
        await dispatcher.drain()
        assert await _texts(client, AMINA) == ["Tack!"]


async def test_messages_to_one_chat_arrive_in_order_one_at_a_time(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        messages = [_message(f"k{n}", AMINA, text=f"nummer {n}") for n in range(12)]
        await database.write(outbox.insert_messages, messages, _now())
        await dispatcher.drain()
        assert await _texts(client, AMINA) == [f"nummer {n}" for n in range(12)]


async def test_whoever_blocked_the_bot_gets_nothing_more_and_is_noted(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await database.write(members.insert_member, "mbertil", BERTIL, "sv", _now())
        await client.person(BERTIL).blocks()
        await database.write(
            outbox.insert_messages, [_message("first", BERTIL), _message("second", BERTIL)], _now()
        )
        await dispatcher.drain()
        assert await _states(database) == {"first": "failed", "second": "cancelled"}
        member = await database.read(members.select_member, "mbertil")
        assert member is not None
        assert member.state == "blocked"


async def test_a_lost_answer_is_sent_again_only_where_that_does_less_harm(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await client.fault(method="sendMessage", drop=True, when="after", times=2)
        both = [_message("receipt", AMINA), _message("crisis", BERTIL, "crisis-answer", "Ring 112.")]
        await database.write(outbox.insert_messages, both, _now())
        await dispatcher.drain()
        assert await _states(database) == {"receipt": "uncertain", "crisis": "sent"}
        assert await _texts(client, BERTIL) == ["Ring 112.", "Ring 112."]


async def test_a_server_that_asks_for_patience_gets_it(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await client.fault(method="sendMessage", code=429, retry_after=1, times=1)
        await database.write(outbox.insert_message, _message("k", AMINA), _now())
        begun = _now()
        await dispatcher.drain()
        assert (_now() - begun).total_seconds() >= 1
        assert await _states(database) == {"k": "sent"}


async def test_broken_markup_is_sent_as_plain_text(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        body = {"method": "sendMessage", "params": {"text": "a < b <b>", "parse_mode": "HTML"}}
        await database.write(
            outbox.insert_message, Message("k", "screen", "telegram", str(AMINA), body), _now()
        )
        await dispatcher.drain()
        assert await _texts(client, AMINA) == ["a < b <b>"]


async def test_a_receipt_does_not_wait_behind_a_mailing(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await _join(database, AMINA, BERTIL)
        mailing = [_message(f"q{chat}", chat, "question", "Ny fråga") for chat in (AMINA, BERTIL)]
        await database.write(outbox.insert_messages, mailing, _now())
        await database.write(outbox.insert_message, _message("r", CHIDI), _now())
        await dispatcher.drain()
        calls = [call["chat_id"] for call in await client.calls("sendMessage")]
        assert calls[0] == CHIDI


async def test_a_mailing_at_the_set_pace_meets_no_429(tmp_path: Path) -> None:
    async with _post_office(tmp_path, rate=25, flood=Flood()) as (client, database, dispatcher):
        chats = range(5000, 5040)
        for chat in chats:
            await client.add_person(chat, "Någon", started=True)
        await _join(database, *chats)
        await database.write(
            outbox.insert_messages, [_message(f"q{chat}", chat, "question") for chat in chats], _now()
        )
        await dispatcher.drain()
        assert set((await _states(database)).values()) == {"sent"}
        assert len(await client.calls("sendMessage")) == len(chats)


async def test_what_a_killed_process_was_sending_is_recovered_by_its_kind(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        three = [
            _message("r", AMINA),
            _message("c", BERTIL, "crisis-answer"),
            _message("f", CHIDI, "feedback"),
        ]
        await database.write(outbox.insert_messages, three, _now())

        async def claimed_by_the_dead(connection: Connection) -> None:
            await outbox.claim(connection, [1, 2, 3], "dead", _now())

        await database.write(claimed_by_the_dead)
        await dispatcher.recover()
        assert await _states(database) == {"r": "uncertain", "c": "waiting", "f": "uncertain"}
        await dispatcher.drain()
        assert await _texts(client, BERTIL) == ["Tack!"]
        assert await _texts(client, AMINA) == []


async def test_a_refused_token_stops_the_wire_and_loses_nothing(tmp_path: Path) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await client.fault(method="sendMessage", code=401, times=1)
        await database.write(outbox.insert_message, _message("k", AMINA), _now())
        await dispatcher.drain()
        assert "MEDSKICK_TELEGRAM_TOKEN" in dispatcher.problem
        assert await _states(database) == {"k": "waiting"}


async def test_a_disk_that_refuses_is_one_sentence_in_the_log_and_delays_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with _post_office(tmp_path) as (client, database, dispatcher):
        await database.write(outbox.insert_message, _message("k", AMINA), _now())
        stop = asyncio.Event()
        with closing(sqlite3.connect(database.path, isolation_level=None)) as raw:  # type: ignore[attr-defined]
            raw.execute(
                "create trigger full_disk before update on outbox begin select raise(abort, 'full'); end"
            )
            running = asyncio.create_task(dispatcher.run(stop))
            async with asyncio.timeout(5):
                while "could not be written" not in caplog.text:
                    await asyncio.sleep(0.02)
            raw.execute("drop trigger full_disk")
        async with asyncio.timeout(5):
            while await _texts(client, AMINA) != ["Tack!"]:
                await asyncio.sleep(0.05)
        stop.set()
        await running
        assert "Traceback" not in caplog.text
        assert await _states(database) == {"k": "sent"}


async def test_the_words_are_gone_once_they_were_sent(tmp_path: Path) -> None:
    async def bodies(connection: Connection) -> list[object]:
        return [row["body"] for row in await connection.all("select body from outbox")]

    async with _post_office(tmp_path) as (_, database, dispatcher):
        await database.write(outbox.insert_message, _message("k", AMINA), _now())
        await dispatcher.drain()
        assert await database.read(bodies) == [None]
