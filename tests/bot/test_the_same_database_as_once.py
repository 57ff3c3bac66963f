"""Every update delivered three times, shuffled across chats, with ids that jump backwards: the same database as once.

Whole tables are compared. Our own ids are drawn at random, so they are left out, in columns and inside texts.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from bot.application import build_application
from bot.apply import apply_update
from storage import inbox
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, BERTIL, CHIDI, NOON, a_database, an_open_question, an_organisation, premises

ME: Final = {"id": 7, "is_bot": True, "first_name": "Medskick", "username": "medskick_bot"}
DATE: Final = 1_700_000_000
OWN_ID: Final = re.compile(r"\b[a-z]{1,3}[23456789abcdefghjkmnpqrstuvwxyz]{11}\b")
LEFT_OUT: Final = re.compile(r"id|.*_id|seq|hash|key|.*_at|update_id|rowid|once|parent|subject")
"""Columns that hold ids of ours or moments; what they tie together is compared through the others."""
DANGER: Final = "Jag orkar inte leva längre, jag tänker ta mitt liv ikväll"

SAID: Final[dict[int, list[dict[str, Any]]]] = {
    AMINA: [
        {"text": "/start q-ensamhet"},
        {"text": "Fler platser att träffas på, även på kvällen."},
        {"text": "Hej och tack!"},
        {"text": "- en buss\n- en bänk\n- belysning"},
        {"edit": 2, "text": "Fler platser att träffas på, även på helgen."},
        {"press": "lang:en"},
        {"text": "More light in the park"},
        {"text": "/mina_medskick"},
        {"photo": True, "caption": "Så här ser det ut", "group": "album-1"},
        {"photo": True, "caption": "och så här", "group": "album-1"},
        {"text": "/mina_uppgifter"},
    ],
    BERTIL: [
        {"text": "/start"},
        {"text": "Ring mig på 070-174 06 35 så berättar jag"},
        {"text": "Kalender"},
        {"voice": True},
        {"text": "/tipsa"},
        {"press": "digest:on"},
        {"sticker": True},
        {"text": "/stopp"},
        {"text": "Ändå ett medskick till, om trygghet på kvällen."},
        {"member": "kicked"},
        {"member": "member"},
        {"text": "/start"},
        {"text": "/radera"},
        {"press": "erase:no"},
    ],
    CHIDI: [
        {"text": "/frågor"},
        {"text": DANGER},
        {"text": "/organisation"},
        {"text": "Stigfinnarna"},
        {"text": "Vi vill att stigarna märks upp och att bussen går oftare."},
        {"press": "nosuch:button"},
        {"text": "/ordlista IOP"},
        {"text": "😀 ä a\u0308 \u202eeslaf"},
        {"text": "/radera"},
        {"press": "erase:yes"},
        {"edit": 5, "text": "Det här ska inte finnas."},
        {"text": "/start"},
    ],
    -500: [{"text": "/fragor", "group_chat": True}, {"text": "inte till boten", "group_chat": True}],
}


def updates() -> dict[int, list[dict[str, Any]]]:
    """Raw updates by chat, in the order in which each chat sent them; ids jump backwards from chat to chat."""
    made = {}
    for place, (chat, said) in enumerate(SAID.items()):
        first = 900_000 - 10_000 * place
        made[chat] = [raw(first + number, chat, number, one) for number, one in enumerate(said, start=1)]
    return made


def raw(update_id: int, chat: int, number: int, said: dict[str, Any]) -> dict[str, Any]:
    person = {"id": abs(chat), "is_bot": False, "first_name": "A", "language_code": "sv"}
    there = {
        "id": chat,
        "type": "group" if said.get("group_chat") else "private",
        "title": "T",
        "first_name": "A",
    }
    head = {"message_id": said.get("edit", number), "date": DATE, "chat": there, "from": person}
    if "press" in said:
        query = {"id": f"{chat}-{number}", "from": person, "chat_instance": "1", "data": said["press"]}
        return {"update_id": update_id, "callback_query": query | {"message": head | {"text": "…"}}}
    if "member" in said:
        states = {
            "old_chat_member": {"user": ME, "status": "member"},
            "new_chat_member": {"user": ME, "status": said["member"]},
        }
        if said["member"] == "kicked":
            states["new_chat_member"]["until_date"] = 0
        return {
            "update_id": update_id,
            "my_chat_member": {"chat": there, "from": person, "date": DATE} | states,
        }
    if "edit" in said:
        return {
            "update_id": update_id,
            "edited_message": head | {"edit_date": DATE + 9, "text": said["text"]},
        }
    body = {name: said[name] for name in ("text", "caption") if name in said}
    if "group" in said:
        body["media_group_id"] = said["group"]
    file = {"file_id": f"F{chat}-{number}", "file_unique_id": f"U{chat}-{number}", "file_size": 900}
    if "photo" in said:
        body["photo"] = [file | {"width": 90, "height": 90}]
    if "voice" in said:
        body["voice"] = file | {"duration": 3, "mime_type": "audio/ogg"}
    if "sticker" in said:
        body["sticker"] = file | {
            "width": 9,
            "height": 9,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        }
    return {"update_id": update_id, "message": head | body}


def shuffled(times: int, seed: int) -> list[dict[str, Any]]:
    """All updates `times` over: each chat's first copies in their order, the others anywhere after their first."""
    chance = random.Random(seed)
    waiting = {chat: list(bodies) for chat, bodies in updates().items()}
    line: list[dict[str, Any]] = []
    while any(waiting.values()):
        chat = chance.choice([chat for chat, bodies in waiting.items() if bodies])
        line.append(waiting[chat].pop(0))
    for body in list(line):
        for _ in range(times - 1):
            line.insert(chance.randint(line.index(body) + 1, len(line)), body)
    return line


async def database_after(folder: Path, times: int, seed: int) -> dict[str, Counter[str]]:
    folder.mkdir()
    application = await build_application(ME)
    async with a_database(folder) as database:
        await database.write(prepare)
        line = shuffled(times, seed)
        for begin in range(0, len(line), 7):
            bodies = [(one["update_id"], json.dumps(one)) for one in line[begin : begin + 7]]
            await database.write(inbox.insert_updates, bodies, NOON)
            await apply_all(database, application)
        found = await database.read(everything)
    await application.shutdown()
    return found


async def prepare(connection: Connection) -> None:
    await an_open_question(connection, "ensamhet", "Hur kan vi minska ensamheten bland äldre?")
    await an_open_question(connection, "trygghet", "Vad gör er trygga på kvällen?")
    await an_organisation(connection, "Stigfinnarna")


async def apply_all(database: Database, application: Any) -> None:
    for row in await database.read(inbox.select_new, 100):
        # a message has its moment, whenever it is brought: what one chat sent stays in its order
        now = NOON + timedelta(seconds=row["update_id"] % 10_000)
        await database.write(apply_update, row, application, premises(), now)


async def everything(connection: Connection) -> dict[str, Counter[str]]:
    """Each table's rows without ids and moments, counted."""
    tables = await connection.all(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and sql not like '%virtual%'"
    )
    return {
        table["name"]: Counter(
            [bare(dict(row)) for row in await connection.all(f'select * from "{table["name"]}"')]
        )
        for table in tables
        if not table["name"].startswith("reply_search")
    }


def bare(row: dict[str, Any]) -> str:
    kept = {name: value for name, value in row.items() if not LEFT_OUT.fullmatch(name)}
    return OWN_ID.sub("ID", json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str))


@pytest.mark.parametrize("seed", range(4))
async def test_every_update_three_times_leaves_the_database_of_once(tmp_path: Path, seed: int) -> None:
    once = await database_after(tmp_path / "once", 1, seed=99)
    thrice = await database_after(tmp_path / "thrice", 3, seed)
    assert sum(once["reply"].values()) >= 9 and sum(once["outbox"].values()) >= 25
    for table, rows in once.items():
        assert thrice[table] == rows, table


async def test_a_message_more_would_be_seen(tmp_path: Path) -> None:
    once = await database_after(tmp_path / "once", 1, seed=1)
    SAID[AMINA].append({"text": "Ett medskick som inte fanns."})
    try:
        more = await database_after(tmp_path / "more", 1, seed=1)
    finally:
        SAID[AMINA].pop()
    assert once["reply_version"] != more["reply_version"] and once["outbox"] != more["outbox"]
