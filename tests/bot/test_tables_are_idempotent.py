"""Each update three times, out of order and with ids that jump back: the same seats, replies and messages as once."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from actions.deed import Deed
from actions.questions import Draft, add_question
from actions.stepping import go_on
from bot.application import build_application
from bot.apply import apply_update
from storage import inbox
from storage.connection import Connection
from storage.database import Database
from storage.meetings import upsert_meeting
from tests.kit.cast import NOON, a_database, premises
from tests.kit.meetings import MEETING

ME = {"id": 7, "is_bot": True, "first_name": "Medskick", "username": "medskick_bot"}
TEXTS = ("/start m-dialogmote-3", "Ett kök", "- En buss\n- En bänk", "Belysning")


def update(number: int, chat: int, message: int, text: str) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "Amina", "language_code": "sv"}
    told = {"message_id": message, "date": 1_700_000_000, "text": text, "from": person}
    return {
        "update_id": number,
        "message": told | {"chat": {"id": chat, "type": "private", "first_name": "A"}},
    }


def presses_split(number: int, chat: int, reply_id: str) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "Amina"}
    under = {
        "message_id": 99,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "A"},
    }
    query = {
        "id": f"press-{number}",
        "from": person,
        "chat_instance": "1",
        "data": f"sp:{reply_id}",
        "message": under,
    }
    return {"update_id": number, "callback_query": query}


async def test_each_update_three_times_gives_the_rows_of_once(tmp_path: Path) -> None:
    once = await state_after(tmp_path / "once", times=1)
    assert once == await state_after(tmp_path / "thrice", times=3)
    assert once["replies"] == 3 * 4 and once["seats"] == 3


async def state_after(folder: Path, times: int) -> dict[str, Any]:
    folder.mkdir()
    application = await build_application(ME)
    async with a_database(folder) as database:
        await database.write(prepare)
        chance, number = random.Random(3), 900
        for place, text in enumerate(TEXTS):
            bodies = [update(number - place * 100 + chat, 1001 + chat, 10 + place, text) for chat in range(3)]
            await deliver(database, application, bodies * times, chance)
        for chat in range(3):
            reply_id = await database.read(bulleted, 1001 + chat)
            await deliver(
                database, application, [presses_split(50 + chat, 1001 + chat, reply_id)] * times, chance
            )
        found = await database.read(state)
        await application.shutdown()
        return found


async def prepare(connection: Connection) -> None:
    await upsert_meeting(connection, replace(MEETING, held_on=None))
    deed = Deed(connection, NOON, premises())
    await add_question(deed, Draft("fraga", "Vad saknas?", meeting_id=MEETING.id, owner="Disa"), "test")
    await go_on(deed, MEETING, 1, "", "test")


async def deliver(
    database: Database, application: Any, bodies: list[dict[str, Any]], chance: random.Random
) -> None:
    chance.shuffle(bodies)
    for body in bodies:
        await database.write(inbox.insert_updates, [(body["update_id"], json.dumps(body))], NOON)
    for row in await database.read(inbox.select_new, 100):
        later = NOON + timedelta(minutes=1)
        await database.write(apply_update, row, application, premises(), later)


async def bulleted(connection: Connection, chat: int) -> str:
    found: str = await connection.value("select id from reply where chat = :chat and message = 12", chat=chat)
    return found


async def state(connection: Connection) -> dict[str, Any]:
    """What is the same however the ids came out."""
    said = await connection.all(
        """
        select reply.chat, reply.message, reply.source, reply.table_name, reply.level, v.version, v.text
          from reply join reply_version v on v.reply_id = reply.id order by v.text, reply.chat, v.version
        """
    )
    sent = await connection.all(
        "select kind, recipient, count(*) as n from outbox group by kind, recipient order by 1, 2"
    )
    return {
        "replies": await connection.value("select count(*) from reply"),
        "seats": await connection.value("select count(*) from table_seat"),
        "said": [tuple(row) for row in said],
        "sent": [tuple(row) for row in sent],
    }
