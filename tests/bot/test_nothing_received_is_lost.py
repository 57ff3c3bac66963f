"""Whatever Telegram does, each message is stored once: brought again, ids jumping back, poison in between, a disk that refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot.poll import Poller
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import inbox
from storage.errors import StorageError
from tests.bot.conftest import ask
from tests.kit.bots import Bot, eventually


async def _texts(bot: Bot) -> list[str]:
    return [reply.text for reply in await bot.replies()]


async def _all_applied(bot: Bot) -> bool:
    return "new" not in await bot.database.read(inbox.count_by_state)


async def test_an_update_that_is_brought_again_changes_nothing_and_is_answered_once(
    bot: Bot, client: SandboxClient, sandbox: Sandbox, amina: PersonClient
) -> None:
    await ask(bot, "fika", "Vad tycker ni om fikat?")
    await amina.says("Mer kardemumma")
    await amina.sees("sparat")
    shown = len(await amina.messages())
    (update,) = await _ids(bot)
    for _ in range(2):
        await client.post("updates/redeliver", {"update_id": update})
    await client.wait({"pending": 0})
    await eventually(lambda: _all_applied(bot))
    assert await _texts(bot) == ["Mer kardemumma"]
    assert len(await amina.messages()) <= shown + 1  # the one thing that is asked once may have come since


async def _ids(bot: Bot) -> list[int]:
    with closing(sqlite3.connect(bot.database.path)) as raw:  # type: ignore[attr-defined]
        return [row[0] for row in raw.execute("select update_id from inbox order by seq")]


async def test_ids_that_jump_back_after_a_quiet_week_are_taken_all_the_same(
    bot: Bot, client: SandboxClient, amina: PersonClient
) -> None:
    await ask(bot, "fika", "Vad tycker ni om fikat?")
    await client.post("updates/renumber", {"first_id": 900_000_000})
    await amina.says("före veckan")
    await amina.sees("sparat")
    await client.wait({"pending": 0})
    await client.post("updates/renumber", {"first_id": 5_000})
    await amina.says("efter veckan")
    await amina.sees("sparat")
    assert await _texts(bot) == ["före veckan", "efter veckan"]
    first, second = await _ids(bot)
    assert second < first


async def test_poison_between_two_good_ones_is_set_aside_and_may_be_played_again(
    bot: Bot, client: SandboxClient, amina: PersonClient
) -> None:
    await ask(bot, "fika", "Vad tycker ni om fikat?")
    await amina.says("före giftet")
    await client.post("updates", {"message": {"message_id": "no number", "date": "never", "chat": 7}})
    await amina.says("efter giftet")
    await amina.sees("efter giftet")
    await eventually(lambda: _all_applied(bot))
    assert await bot.database.read(inbox.count_by_state) == {"done": 2, "failed": 1}
    assert await _texts(bot) == ["före giftet", "efter giftet"]
    [aside] = await bot.database.read(inbox.select_failed)
    assert aside.tries == inbox.MOST_TRIES
    assert "giftet" not in aside.error
    assert await bot.database.write(inbox.replay_failed) == 1


class Fetched:
    """A server that gives one update and notes with which offset it was asked."""

    def __init__(self, **update: object) -> None:
        self.offsets: list[int] = []
        self._update = {"update_id": 41, "message": {}} | update

    async def call(self, _method: str, **parameters: object) -> list[dict[str, object]]:
        """Always the same update."""
        self.offsets.append(int(str(parameters["offset"])))
        return [self._update]


class Odd(Fetched):
    """A server that answers once with something that is no list of updates, and then as the other."""

    def __init__(self, answer: object) -> None:
        super().__init__()
        self._answer = answer

    async def call(self, _method: str, **parameters: object) -> list[dict[str, object]]:
        """The odd answer, then one update."""
        good = await super().call(_method, **parameters)
        return good if len(self.offsets) > 1 else self._answer  # type: ignore[return-value]


@pytest.mark.parametrize(
    "answer",
    [{}, "x", 5, [{}], [None], [[1]], [{"update_id": "41"}], [{"update_id": 2**70}], [{"update_id": -4}]],
)
async def test_an_odd_answer_is_an_error_of_telegrams_and_the_next_one_is_taken(
    bot: Bot, answer: object
) -> None:
    odd = Odd(answer)
    poller = Poller(bot.database, odd, lambda: datetime.now(UTC), lambda: None)
    with pytest.raises(TelegramError):
        await poller.poll_once(0)
    assert await poller.poll_once(0) == 1
    assert odd.offsets == [0, 0]


async def test_an_update_without_an_id_hinders_no_other(bot: Bot) -> None:
    mixed = Odd([{"message": {}}, {"update_id": 40, "message": {}}])
    poller = Poller(bot.database, mixed, lambda: datetime.now(UTC), lambda: None)
    assert [await poller.poll_once(0), await poller.poll_once(0)] == [1, 1]
    assert mixed.offsets == [0, 41]


async def test_nothing_is_confirmed_that_the_disk_refused(bot: Bot, tmp_path: Path) -> None:
    refusing = Fetched()
    poller = Poller(bot.database, refusing, lambda: datetime.now(UTC), lambda: None)
    with closing(sqlite3.connect(bot.database.path, isolation_level=None)) as raw:  # type: ignore[attr-defined]
        raw.execute(
            "create trigger full_disk before insert on inbox begin select raise(abort, 'disk is full'); end"
        )
        with pytest.raises(StorageError):
            await poller.poll_once(0)
        raw.execute("drop trigger full_disk")
    await poller.poll_once(0)
    await poller.poll_once(0)
    assert refusing.offsets == [0, 0, 42]


async def test_half_a_character_stops_neither_the_poll_nor_the_message(
    bot: Bot, client: SandboxClient, amina: PersonClient
) -> None:
    await ask(bot, "fika", "Vad tycker ni om fikat?")
    person = {"id": 1001, "is_bot": False, "first_name": "Amina"}
    halved = "Mer kardemumma \ud83d och te 🫖"
    message = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": 1001, "type": "private"},
        "from": person,
        "text": halved,
    }
    poller = Poller(bot.database, Fetched(message=message), lambda: datetime.now(UTC), lambda: None)
    await poller.poll_once(0)
    await amina.says("Mer saft")
    await amina.sees("saft")
    assert sorted(await _texts(bot)) == ["Mer kardemumma \ufffd och te 🫖", "Mer saft"]


async def test_a_handler_cannot_send(bot: Bot) -> None:
    from bot.application import build_application

    application = await build_application(await bot.sending.call("getMe"))
    with pytest.raises(TelegramError, match="outbox row"):
        await application.bot.send_message(1, "hej")
    await application.shutdown()


async def test_what_comes_in_one_burst_stays_in_its_order(
    bot: Bot, client: SandboxClient, amina: PersonClient
) -> None:
    await ask(bot, "fika", "Vad tycker ni om fikat?")
    await client.crowd_says(60, 1, amina.id, "medskick {n}")
    await eventually(lambda: _all_stored(bot, 60))
    assert await _texts(bot) == [f"medskick {n}" for n in range(1, 61)]


async def _all_stored(bot: Bot, count: int) -> bool:
    return len(await _texts(bot)) == count
