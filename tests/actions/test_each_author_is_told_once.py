"""Each author is told of each answer once, whatever is retried, taken back, killed, stopped or erased: real SQLite, the real
sender with answers that get lost, and random weeks of an office.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.deed import Deed
from actions.feedback import about_reply, about_theme, answers_to, give
from actions.members import resume_mailings, stop_mailings
from actions.own_data import erase_member
from dialogue.feedback import Answer
from storage import members
from storage.connection import Connection
from storage.database import Database
from tests.delivery.test_nobody_is_disturbed import Post
from tests.kit.answers import CAST, an_answered_question, answered
from tests.kit.cast import a_database, premises

AUTHORS = {"question": {"amina", "bertil"}, "theme": {"amina"}, "reply": {"bertil"}}
ANSWERS = (
    Answer("done", "Bussen går."),
    Answer("done", "Bussen går nu."),
    Answer("no", "Det kostar för mycket."),
    Answer("passed-on", "Fråga dem.", passed_to="Västtrafik"),
)


class Killed(Exception):
    """The program dies inside its unit of work."""


gives = st.tuples(st.just("gives"), st.sampled_from(sorted(AUTHORS)), st.sampled_from(ANSWERS), st.booleans())
dies = st.tuples(st.just("dies"), st.sampled_from(sorted(AUTHORS)), st.sampled_from(ANSWERS), st.booleans())
does = st.tuples(st.sampled_from(["stops", "starts", "erased"]), st.sampled_from(sorted(CAST)))
waits = st.tuples(st.just("wait"), st.integers(1, 200))
weeks = st.lists(st.one_of(gives, gives, dies, waits, waits, does), min_size=3, max_size=18)


@given(weeks)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_author_is_told_of_each_answer_once(week: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_live_through(Path(folder), week))


async def _live_through(folder: Path, week: list[Any]) -> None:
    async with a_database(folder) as database:
        await database.write(an_answered_question)
        post = await Post.opened_with(database)
        stopped, erased = set[str](), set[str]()
        may_hear: dict[int, set[str]] = {}
        latest: dict[str, Answer] = {}
        for what, *rest in week:
            if what == "gives":
                known = {name for name in AUTHORS[rest[0]] if name not in stopped | erased}
                given = await database.write(_give, post, *rest)
                assert latest.get(rest[0]) != rest[1] or given.told == 0, "the same answer is no other"
                latest[rest[0]] = rest[1]
                # A number may come again once the reply that it answered is erased, and its answer with it.
                may_hear.setdefault(given.feedback.id, set()).update(known if given.told else ())
            elif what == "dies":
                with suppress(Killed):
                    await database.write(_give_and_die, post, *rest)
            elif what == "wait":
                await post.after(timedelta(hours=rest[0]))
            else:
                await database.write(_member, post, what, rest[0])
                _note(what, rest[0], stopped, erased)
        for _ in range(12):
            await post.after(timedelta(days=4, hours=7))
        _each_once(post, may_hear)
        await _what_was_not_sent_is_found(database, may_hear, erased)


def _note(what: str, name: str, stopped: set[str], erased: set[str]) -> None:
    if what == "erased":
        erased.add(name)
    elif what == "stops":
        stopped.add(name)
    else:
        stopped.discard(name)


def _each_once(post: Post, may_hear: dict[int, set[str]]) -> None:
    posted = Counter(row.key for _, row in post.postman.posted)
    assert all(times == 1 for times in posted.values()), "twice"
    allowed = {f"feedback:{number}:{name}" for number, names in may_hear.items() for name in names}
    assert set(posted) <= allowed, "somebody who should not"


async def _what_was_not_sent_is_found(
    database: Database, may_hear: dict[int, set[str]], erased: set[str]
) -> None:
    for name in AUTHORS["question"] - erased:
        found = await database.read(answers_to, name)
        assert bool(found) >= any(name in names for names in may_hear.values())


async def _give(connection: Connection, post: Post, about: str, answer: Answer, again: bool) -> Any:
    now = post.postman.now
    if about == "question":
        return await answered(connection, answer, again=again, now=now)
    deed = Deed(connection, now, premises())
    subject = about_theme(deed, "samverkan", None) if about == "theme" else await about_reply(deed, "buss-b1")
    return await give(deed, subject, answer, "Disa", about, again=again)


async def _give_and_die(connection: Connection, post: Post, *how: Any) -> None:
    await _give(connection, post, *how)
    raise Killed


async def _member(connection: Connection, post: Post, what: str, name: str) -> None:
    deed = Deed(connection, post.postman.now, premises())
    member = await members.select_member(connection, name)
    assert member is not None
    if what == "erased":
        await erase_member(deed, name, name)
    elif member.state == "active":
        await (stop_mailings if what == "stops" else resume_mailings)(deed, member)
