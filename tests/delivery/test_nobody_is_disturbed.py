"""Never a message in quiet hours, above the cap, after /stopp or in the week after a crisis: the real sender, real SQLite.

Random weeks of three members; receipts and crisis answers go at any time. What was sent is judged here by its own count.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.deed import Deed
from actions.members import resume_mailings, stop_mailings
from actions.unprompted import fate_of
from delivery.dispatch import Dispatcher
from delivery.pace import Pace
from dialogue.language.dates import STOCKHOLM
from dialogue.outbox import Message, OutboxRow, Outcome, Wire
from dialogue.unprompted import Limits
from storage import members, outbox, outbox_gate
from storage.connection import Connection, milliseconds
from storage.database import Database
from tests.kit.cast import AMINA, BERTIL, CHIDI, NOON, a_database, premises

NIGHT, CAP, WEEK = (time(20), time(8)), 3, timedelta(days=7)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNPROMPTED = ("consultation-reminder", "deadline-moved", "feedback", "question", "pre-announcement",
              "question-reminder", "digest")  # fmt: skip
PROMPTED = ("receipt", "crisis-answer")


@dataclass
class Postman:
    """A channel that writes down what it was given, and when by the clock of decisions."""

    now: datetime = NOON
    wire: Wire = "telegram"
    posted: list[tuple[datetime, OutboxRow]] = field(default_factory=list)

    async def post(self, row: OutboxRow) -> Outcome:
        self.posted.append((self.now, row))
        lost = len(self.posted) % 5 == 0 and row.kind != "crisis-answer"  # that one is sent again
        return Outcome("uncertain", "no answer") if lost else Outcome("sent", message=len(self.posted))

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Post:
    """A database, its sender, and the clock that both go by."""

    database: Database
    postman: Postman
    dispatcher: Dispatcher

    @classmethod
    async def opened(cls, database: Database) -> Post:
        for chat in (AMINA, BERTIL, CHIDI):
            await database.write(members.insert_member, f"m{chat}", chat, "sv", NOON)
        return await cls.opened_with(database)

    @classmethod
    async def opened_with(cls, database: Database) -> Post:
        """With the members that are there."""
        postman = Postman()
        limits = Limits(NIGHT, CAP)
        sender = Dispatcher(database, postman, Pace(0), limits, slots=16, now=lambda: postman.now)
        return cls(database, postman, sender)

    async def queue(
        self, key: str, chat: int, kind: str, question: str | None = None, *, due: timedelta = timedelta(),
        useful: timedelta | None = None,
    ) -> None:  # fmt: skip
        now = self.postman.now
        body: dict[str, Any] = {"method": "sendMessage", "params": {"text": "Hej"}, "about": question}
        not_after = None if useful is None else now + useful
        message = Message(key, kind, "telegram", str(chat), body, now + due, not_after, question_id=question)
        await self.database.write(outbox.insert_message, message, now)

    async def member_does(self, what: str, chat: int) -> None:
        async def unit(connection: Connection) -> None:
            member = await members.select_member_by_telegram(connection, chat)
            assert member is not None
            deed = Deed(connection, self.postman.now, premises())
            if what == "stops":
                await stop_mailings(deed, member)
            elif what == "starts":
                await resume_mailings(deed, member)
            else:
                await members.update_quiet_until(connection, member.id, self.postman.now + WEEK)

        await self.database.write(unit)

    async def after(self, wait: timedelta) -> list[str]:
        """Time goes on, and what may go goes; the keys of what went."""
        self.postman.now += wait
        before = len(self.postman.posted)
        await self.dispatcher.drain()
        return [row.key for _, row in self.postman.posted[before:]]

    async def fates(self) -> dict[str, tuple[str, str]]:
        async def select(connection: Connection) -> dict[str, tuple[str, str]]:
            rows = await connection.all("select key, state, answer from outbox order by id")
            return {row["key"]: (row["state"], row["answer"]) for row in rows}

        return await self.database.read(select)


chats = st.sampled_from([AMINA, BERTIL, CHIDI])
messages = st.tuples(
    st.just("queue"), chats, st.sampled_from(UNPROMPTED + PROMPTED), st.sampled_from(["q1", "q2"]),
    st.integers(0, 60), st.one_of(st.none(), st.integers(1, 24 * 9)),
)  # fmt: skip
doings = st.tuples(st.sampled_from(["stops", "starts", "hurts"]), chats)
waits = st.tuples(st.just("wait"), st.integers(1, 30))
weeks = st.lists(st.one_of(messages, messages, messages, waits, waits, doings), min_size=5, max_size=60)


@given(weeks)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_comes_nobody_is_disturbed(week: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_live_through(Path(folder), week))


async def _live_through(folder: Path, week: list[Any]) -> None:
    async with a_database(folder) as database:
        post = await Post.opened(database)
        told: dict[str, datetime] = {}
        written: dict[str, datetime] = {}
        stopped: dict[str, list[tuple[datetime, bool]]] = {}
        hurt: dict[str, list[datetime]] = {}
        for number, (what, *rest) in enumerate(week):
            now = post.postman.now
            if what == "queue":
                chat, kind, question, due, useful = rest
                written[f"k{number}"], told[f"k{number}"] = now, now + timedelta(hours=due)
                hours = timedelta(hours=due), None if useful is None else timedelta(hours=due + useful)
                await post.queue(f"k{number}", chat, kind, question, due=hours[0], useful=hours[1])
            elif what == "wait":
                await post.after(timedelta(hours=rest[0]))
            else:
                await post.member_does(what, rest[0])
                if what == "hurts":
                    hurt.setdefault(str(rest[0]), []).append(now)
                else:
                    stopped.setdefault(str(rest[0]), []).append((now, what == "stops"))
            await post.after(timedelta(minutes=1))
        for _ in range(30):
            await post.after(timedelta(hours=11))
        _nobody_was_disturbed(post.postman.posted, written, stopped, hurt)
        _what_was_asked_for_came(post.postman.posted, told)
        # what found no room in two weeks still waits
        states = {state for state, _ in (await post.fates()).values()}
        assert states <= {"sent", "uncertain", "cancelled", "waiting"}


def _nobody_was_disturbed(
    posted: list[tuple[datetime, OutboxRow]],
    written: dict[str, datetime],
    stopped: dict[str, list[tuple[datetime, bool]]],
    hurt: dict[str, list[datetime]],
) -> None:
    unprompted = [(at, row) for at, row in posted if row.kind in UNPROMPTED]
    assert len({row.key for _, row in posted}) == len(posted), "twice"
    for at, row in unprompted:
        assert time(8) <= at.astimezone(STOCKHOLM).time() < time(20), "in quiet hours"
        was = [(moment, stop) for moment, stop in stopped.get(row.recipient, []) if moment < at]
        assert not (was and was[-1][1]), "after /stopp"
        assert all(moment < written[row.key] for moment, stop in was if stop), "an old one after /start"
        assert all(not moment < at < moment + WEEK for moment in hurt.get(row.recipient, [])), (
            "after a crisis"
        )
        same = [
            (then, one)
            for then, one in unprompted
            if one.recipient == row.recipient and at - WEEK < then <= at
        ]
        assert len({_occasion(one) for _, one in same}) <= CAP, "above the cap"


def _occasion(row: OutboxRow) -> str:
    return f"about {row.body['about']}" if row.kind in ("question", "pre-announcement") else row.key


def _what_was_asked_for_came(posted: list[tuple[datetime, OutboxRow]], told: dict[str, datetime]) -> None:
    for at, row in posted:
        if row.kind in PROMPTED:
            assert at - told[row.key] <= timedelta(hours=31), "late"


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with a_database(tmp_path) as database:
        yield await Post.opened(database)


async def test_the_last_place_of_a_week_goes_by_rank_and_not_by_who_came_first(post: Post) -> None:
    for number in range(2):
        await post.queue(f"before{number}", AMINA, "question", f"q{number}")
    assert await post.after(HOUR) == ["before0", "before1"]
    for kind in ("digest", "question", "feedback", "deadline-moved"):
        await post.queue(kind, AMINA, kind, "q9")
    assert await post.after(HOUR) == ["deadline-moved"]
    assert set(await post.after(WEEK - HOUR)) == {"feedback", "question"}
    assert await post.after(WEEK) == ["digest"]


async def test_a_deadline_that_finds_no_room_is_dropped_at_once_so_that_it_can_go_by_mail(post: Post) -> None:
    for number in range(CAP):
        await post.queue(f"before{number}", AMINA, "feedback")
    await post.after(HOUR)
    await post.queue("deadline", AMINA, "consultation-reminder", useful=2 * DAY)
    await post.queue("question", AMINA, "question", useful=10 * DAY)
    assert await post.after(HOUR) == []
    fates = await post.fates()
    assert fates["deadline"] == ("cancelled", "cap") and fates["question"][0] == "waiting"
    assert await post.database.read(fate_of, "deadline") == "cap"
    assert await post.database.read(fate_of, "question") == ""
    [dropped] = await post.database.read(outbox_gate.select_dropped_at, post.postman.now)
    assert dropped["key"] == "deadline"


async def test_stopp_ends_what_waits_and_a_new_start_does_not_bring_it_back(post: Post) -> None:
    await post.queue("feedback", AMINA, "feedback", due=HOUR)
    await post.queue("receipt", AMINA, "receipt", due=HOUR)
    await post.member_does("stops", AMINA)
    assert (await post.fates())["feedback"] == ("cancelled", "stopped")
    await post.queue("unaware", AMINA, "question")
    assert await post.after(HOUR) == ["receipt"]
    assert (await post.fates())["unaware"] == ("cancelled", "stopped")
    await post.member_does("starts", AMINA)
    await post.queue("new", AMINA, "question", "q2")
    assert await post.after(HOUR) == ["new"]


async def test_whoever_is_not_known_here_gets_nothing_unprompted(post: Post) -> None:
    await post.queue("question", 4711, "question")
    await post.queue("screen", 4711, "screen")
    assert await post.after(HOUR) == ["screen"]
    assert (await post.fates())["question"] == ("cancelled", "gone")


async def test_a_crowd_that_comes_due_in_the_night_is_put_to_rest_and_holds_up_no_receipt(post: Post) -> None:
    body = {"method": "sendMessage", "params": {"text": "Hej"}}
    crowd = [Message(f"q{n}", "question", "telegram", str(n), body) for n in range(10_000, 13_000)]
    await post.database.write(outbox.insert_messages, crowd, NOON)
    await post.queue("receipt", AMINA, "receipt", due=9 * HOUR)
    assert await post.after(9 * HOUR) == ["receipt"]

    async def due(connection: Connection) -> list[tuple[int, int]]:
        rows = await connection.all(
            "select due_at, count(*) as n from outbox where state = 'waiting' group by due_at"
        )
        return [(row["due_at"], row["n"]) for row in rows]

    morning = datetime(2026, 11, 11, 8, tzinfo=STOCKHOLM)
    assert await post.database.read(due) == [(milliseconds(morning), 3000)]
