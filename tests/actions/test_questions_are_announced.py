"""A question that opens by its date: a word the evening before, told in the evening, reminded of once; and what an outage does.

The calendar is turned at chosen moments, and the real sender posts into a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.announcing import announce
from actions.coming_due import turn_calendar
from actions.deed import Deed
from actions.questions import Draft, add_question, close_question, find_question, open_question
from actions.replies import sender_of, take_reply
from actions.staff import add_staff
from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.outbox import OutboxRow, Outcome, Wire
from dialogue.recurring import Late
from storage import audit, meetings, members, outbox
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import AMINA, BERTIL, CHIDI, DISA, a_database, an_organisation, premises

HOUSE = premises(quiet_hours=(time(20), time(8)))


def at(day: int, hour: int, month: int = 11) -> datetime:
    """A moment in Stockholm in 2026."""
    return datetime(2026, month, day, hour, tzinfo=STOCKHOLM).astimezone(UTC)


@dataclass
class Month:
    """A house in November: the calendar is turned and what is due is sent at each moment that is come to."""

    database: Database
    now: datetime = field(default_factory=lambda: at(1, 12))
    wire: Wire = "telegram"
    posted: list[OutboxRow] = field(default_factory=list)

    async def post(self, row: OutboxRow) -> Outcome:
        self.posted.append(row)
        return Outcome("sent", message=len(self.posted))

    async def close(self) -> None:
        """Nothing is open."""

    async def do(self, work: Any, *arguments: Any, **named: Any) -> Any:
        """One deed at the present moment."""

        async def unit(connection: Connection) -> Any:
            return await work(Deed(connection, self.now, HOUSE), *arguments, **named)

        return await self.database.write(unit)

    async def come_to(self, moment: datetime) -> tuple[list[tuple[str, int]], Sequence[Late]]:
        """What went to whom at a moment, and what was late."""
        self.now = moment
        late = await self.do(turn_calendar)
        before = len(self.posted)
        sender = Dispatcher(self.database, self, Pace(0), HOUSE.limits, slots=8, now=lambda: self.now)
        await sender.drain()
        # the calendar tells the office of other things too
        ours = [
            row for row in self.posted[before:] if row.kind != "staff-notice" or row.key.startswith("told:")
        ]
        return sorted((row.kind, int(row.recipient)) for row in ours), late

    async def plan(self, opens: datetime, days: float = 12, **more: Any) -> None:
        """Write a question down that opens by itself."""
        draft = Draft(
            "fika", "Hur kan fikat bli bättre?", opens_at=opens, closes_at=opens + timedelta(days=days),
            background="Kort bakgrund.", owner="Disa", **more,
        )  # fmt: skip
        await self.do(add_question, draft, "Disa")

    async def answers(self, chat: int) -> None:
        """A member answers the question."""

        async def unit(deed: Deed) -> None:
            member = await members.select_member_by_telegram(deed.connection, chat)
            assert member is not None
            question = await find_question(deed, "fika")
            await take_reply(deed, sender_of(member, chat, chat), "Fler bullar", question)

        await self.do(unit)


@pytest.fixture
async def month(tmp_path: Path) -> AsyncIterator[Month]:
    async with a_database(tmp_path) as database:
        for chat in (AMINA, BERTIL, CHIDI):
            await database.write(members.insert_member, f"m{chat}", chat, "sv", at(1, 1))
        yield Month(database)


async def test_a_question_is_spoken_of_the_evening_before_told_in_the_evening_and_reminded_of_once(
    month: Month,
) -> None:
    await month.do(add_staff, "Disa", None, DISA)
    await month.plan(opens=at(3, 9))
    assert await month.come_to(at(2, 12)) == ([], [])
    everyone = [AMINA, BERTIL, CHIDI]
    assert await month.come_to(at(2, 18)) == ([("pre-announcement", chat) for chat in everyone], [])
    assert "tisdag 3 november 2026" in month.posted[-1].body["params"]["text"]
    assert await month.come_to(at(3, 9)) == ([], [])
    told = [("question", chat) for chat in everyone] + [("staff-notice", DISA)]
    assert await month.come_to(at(3, 18)) == (told, [])
    assert any("3 medlemmar får veta" in row.body["params"]["text"] for row in month.posted)
    await month.answers(AMINA)
    assert await month.come_to(at(4, 18)) == ([], [])
    # opened on the 3rd, told at 18, closes on the 15th at 9: two thirds are on the 11th
    assert await month.come_to(at(11, 18)) == (
        [("question-reminder", BERTIL), ("question-reminder", CHIDI)],
        [],
    )
    assert await month.come_to(at(14, 18)) == ([], [])


async def test_an_outage_gives_one_late_message_and_not_many(month: Month) -> None:
    await month.plan(opens=at(3, 9))
    went, [late] = await month.come_to(at(9, 21))
    assert went == [] and (late.kind, late.key, late.due) == ("pre-announcement", "fika", at(2, 18))
    assert await month.come_to(at(10, 8)) == ([("question", chat) for chat in (AMINA, BERTIL, CHIDI)], [])
    assert await month.come_to(at(13, 18)) == (
        [("question-reminder", chat) for chat in (AMINA, BERTIL, CHIDI)], []
    )  # fmt: skip


async def test_a_question_that_closed_meanwhile_is_listed_late_and_told_to_nobody(month: Month) -> None:
    await month.plan(opens=at(3, 9))
    await month.come_to(at(2, 18))
    await month.come_to(at(3, 10))
    await month.do(close_question, await month.do(find_question, "fika"), "Disa")
    went, [late] = await month.come_to(at(3, 18))
    assert went == [] and (late.kind, late.key, late.recipient, late.due) == (
        "question",
        "fika",
        "",
        at(3, 18),
    )


async def test_two_reminders_of_a_long_question_that_were_missed_are_one(month: Month) -> None:
    await month.plan(opens=at(1, 18), days=42)
    await month.come_to(at(1, 18))
    went, [late] = await month.come_to(at(8, 12, month=12))
    assert Counter(kind for kind, _ in went) == {"question-reminder": 3}
    assert (late.kind, late.due) == ("question-reminder", at(22, 18))


async def test_a_question_opened_by_hand_is_told_by_hand_now_or_in_the_morning(month: Month) -> None:
    await month.plan(opens=at(20, 9))
    month.now = at(2, 21)
    question = await month.do(find_question, "fika")
    await month.do(open_question, question, "Disa")
    assert await month.come_to(at(2, 22)) == ([], [])
    question = await month.do(find_question, "fika")
    assert await month.do(announce, question, "Disa") == 3
    assert await month.do(announce, question, "Disa") == 0
    assert await month.come_to(at(2, 23)) == ([], [])
    assert await month.come_to(at(3, 8)) == ([("question", chat) for chat in (AMINA, BERTIL, CHIDI)], [])
    assert await month.come_to(at(22, 18)) == (
        [("question-reminder", chat) for chat in (AMINA, BERTIL, CHIDI)], []
    )  # fmt: skip


async def test_whom_it_does_not_concern_and_who_had_enough_until_it_closes_is_not_told_nor_counted(
    month: Month,
) -> None:
    async def join(deed: Deed, chat: int, name: str, subregion: str) -> None:
        organisation = await an_organisation(deed.connection, name)
        await deed.connection.run(
            "update organisation set subregion = :subregion where id = :id",
            subregion=subregion,
            id=organisation.id,
        )
        await members.update_organisation(deed.connection, f"m{chat}", organisation.id)

    async def had_enough(deed: Deed, chat: int) -> None:
        for number in range(3):
            key = f"before{number}"
            await deed.connection.run(
                "insert into outbox (key, kind, channel, recipient, lane, rank, state, due_at, done_at, created_at)"
                " values (:key, 'feedback', 'telegram', :chat, 3, 2, 'sent', :now, :now, :now)",
                key=key, chat=str(chat), now=deed.now,
            )  # fmt: skip

    await month.do(join, AMINA, "Stigfinnarna", "Norr")
    await month.do(join, BERTIL, "Föreningen Fika", "Söder")
    await month.do(had_enough, CHIDI)
    await month.plan(opens=at(1, 12), days=3, audience={"subregions": ["Söder"]})
    question = await month.do(find_question, "fika")
    await month.do(open_question, question, "Disa")
    assert await month.do(announce, await month.do(find_question, "fika"), "Disa") == 1
    went, _ = await month.come_to(at(1, 13))
    assert went == [("question", BERTIL)]
    noted = await month.database.read(audit.select_audit)
    assert [row["note"] for row in noted if row["action"] == "announce-question"] == ["1 members"]


async def test_what_is_about_to_go_takes_room_too_so_that_the_office_is_told_what_is_true(
    month: Month,
) -> None:
    async def ask(deed: Deed, code: str) -> int:
        draft = Draft(code, "Vad saknas?", closes_at=deed.now + timedelta(days=6))
        await open_question(deed, await add_question(deed, draft, "Disa"), "Disa")
        return await announce(deed, await find_question(deed, code), "Disa")

    month.now = at(2, 21)
    assert [await month.do(ask, code) for code in ("ett", "tva", "tre", "fyra")] == [3, 3, 3, 0]
    went, late = await month.come_to(at(3, 8))
    assert Counter(chat for _, chat in went) == {AMINA: 3, BERTIL: 3, CHIDI: 3} and late == []


async def test_a_question_of_a_meeting_is_told_in_the_evening_after_it_to_those_who_did_not_meet_it_there(
    month: Month,
) -> None:
    meeting = Meeting(
        "t1",
        "host",
        "Dialogmöte",
        date(2026, 11, 3),
        "",
        "17.30",
        "20.00",
        "",
        None,
        None,
        "",
        (),
        (),
        "",
        at(1, 1),
    )

    async def at_the_table(deed: Deed) -> None:
        await meetings.upsert_meeting(deed.connection, meeting)
        question = await find_question(deed, "fika")
        await open_question(deed, question, "Disa")
        await deed.connection.run("update question set meeting_id = 't1' where id = :id", id=question.id)
        await deed.connection.run(
            "insert into outbox (key, kind, channel, recipient, lane, state, due_at, done_at, created_at, member_id,"
            " question_id) values ('table', 'table-question', 'telegram', :chat, 1, 'sent', :now, :now, :now,"
            " :member, :question)",
            chat=str(AMINA), now=deed.now, member=f"m{AMINA}", question=question.id,
        )  # fmt: skip

    await month.plan(opens=at(30, 9), at_meeting=True)
    month.now = at(3, 18)
    await month.do(at_the_table)
    assert await month.come_to(at(3, 19)) == ([], [])
    assert await month.come_to(at(4, 18)) == ([("question", BERTIL), ("question", CHIDI)], [])


async def test_nothing_is_done_twice_however_often_the_calendar_is_turned(month: Month) -> None:
    await month.plan(opens=at(3, 9))
    for hour in range(24 * 14):
        await month.come_to(at(1, 12) + timedelta(hours=hour))
    assert Counter(row.kind for row in month.posted) == {
        "pre-announcement": 3, "question": 3, "question-reminder": 3,
    }  # fmt: skip
    assert (await month.database.read(outbox.count_by_state)) == {"sent": 9}
