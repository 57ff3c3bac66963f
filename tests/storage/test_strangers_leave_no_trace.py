"""The last word to somebody who was erased goes to their chat; two weeks later nothing tells which chat that was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from actions.deed import Deed
from actions.members import meet
from actions.staff import add_staff
from app.running.schedule import keep_house
from dialogue.outbox import Message
from storage import outbox
from storage.connection import Connection
from tests.kit.cast import AMINA, BERTIL, DISA, NOON, a_database, premises

CHIDI_WHO_LEFT = 4321


async def prepared(connection: Connection) -> None:
    """Amina is a member, Disa of the office, and somebody was erased; each was sent a message, Bertil's still waits."""
    deed = Deed(connection, NOON, premises())
    await meet(deed, AMINA, "sv")
    await add_staff(deed, "Disa", None, DISA)
    for chat in (AMINA, DISA, CHIDI_WHO_LEFT, BERTIL):
        message = Message(
            f"screen:{chat}:1", "screen", "telegram", str(chat), {"method": "sendMessage", "params": {}}
        )
        await outbox.insert_message(connection, message, NOON)
    await connection.run(
        "update outbox set state = 'sent', done_at = :now where recipient <> :bertil",
        now=NOON,
        bertil=str(BERTIL),
    )


async def chats(connection: Connection) -> list[str]:
    return [row["recipient"] for row in await connection.all("select recipient from outbox order by id")]


async def test_a_chat_of_nobody_is_forgotten_after_two_weeks_and_no_other(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(prepared)
        await database.write(keep_house, NOON + timedelta(days=13))
        assert str(CHIDI_WHO_LEFT) in await database.read(chats)
        await database.write(keep_house, NOON + timedelta(days=15))
        assert await database.read(chats) == [str(AMINA), str(DISA), "", str(BERTIL)]
