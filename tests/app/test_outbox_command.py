"""`medskick outbox`: what may not have arrived is listed without its words, and sent again or left."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from dialogue.outbox import Message
from storage import outbox
from storage.connection import Connection
from storage.database import open_database
from tests.kit.cast import AMINA, NOON
from tests.kit.program import Medskick

SECRET = "Det blev en ny busslinje."


def told(medskick: Medskick, *words: str) -> Any:
    done = medskick(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


async def _uncertain(connection: Connection) -> None:
    body = {"method": "sendMessage", "params": {"text": SECRET}}
    for number, kind in enumerate(("feedback", "feedback", "reminder-mail", "receipt")):
        wire, to = ("mail", "amina@example.org") if kind.endswith("mail") else ("telegram", str(AMINA))
        message = Message(f"m:{number}", kind, wire, to, body)  # type: ignore[arg-type]
        await outbox.insert_message(connection, message, NOON)
    await connection.run("update outbox set state = 'uncertain', done_at = :now", now=NOON)


def unclear(folder: Path) -> None:
    async def fill() -> None:
        async with await open_database(f"sqlite:///{folder / 'medskick.db'}") as database:
            await database.write(_uncertain)

    asyncio.run(fill())


def test_it_is_listed_and_settled_by_kind(medskick: Medskick) -> None:
    told(medskick, "status")
    unclear(medskick.folder)
    listed = told(medskick, "outbox", "list", "--state", "uncertain")
    assert [row["kind"] for row in listed] == ["feedback", "feedback", "reminder-mail"]
    assert SECRET not in json.dumps(listed)
    assert told(medskick, "outbox", "resolve", "--kind", "feedback", "--resend") == {"resolved": 2}
    assert told(medskick, "outbox", "resolve", "--leave") == {"resolved": 1}
    assert told(medskick, "outbox", "list") == []
    assert told(medskick, "status")["outbox"] == {"uncertain": 2, "waiting": 2}
    wrong = medskick("outbox", "resolve", "--kind", "receipt", "--resend")
    assert wrong.returncode == 1 and "no kind to decide about" in wrong.stderr
