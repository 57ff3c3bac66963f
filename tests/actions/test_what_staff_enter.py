"""What staff enter for somebody is looked at like any reply: danger in it calls the office."""

from __future__ import annotations

from pathlib import Path

from actions.deed import Deed
from actions.entering import enter_reply
from actions.staff import add_staff
from tests.kit.cast import DISA, NOON, a_database, an_open_question, premises


async def test_danger_in_a_reply_by_telephone_calls_the_office(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(an_open_question, "ensamhet", "Hur kan vi minska ensamheten?")
        await database.write(lambda c: add_staff(Deed(c, NOON, premises()), "Disa", None, DISA))

        async def enter(text: str) -> str | None:
            reply = await database.write(
                lambda c: enter_reply(Deed(c, NOON, premises()), "ensamhet", "phone", text, None, "")
            )
            return reply.held

        assert await enter("Fler bänkar i parken") is None
        assert await enter("Jag vill inte leva längre") == "crisis"
        assert await enter("Min son säger att han ska ta livet av sig") == "crisis"
        alerts = "select count(*) from outbox where kind = 'crisis-alert' and recipient = :chat"
        assert await database.read(lambda c: c.value(alerts, chat=str(DISA))) == 2
