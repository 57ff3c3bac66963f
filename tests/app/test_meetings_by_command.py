"""A meeting by command: added, led from question to question, ended; what was passed on for others is marked."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from dialogue.language.dates import STOCKHOLM
from storage.database import open_database
from storage.replies import NewReply, insert_reply
from tests.kit.cast import NOON
from tests.kit.program import Medskick


@pytest.fixture
def medskick(medskick: Medskick) -> Medskick:
    """With a meeting that has two questions."""
    words = ("--title", "Dialogmöte i höst", "--date", "2030-11-10", "--ends", "16.00")
    assert medskick("meeting", "add", "host", *words).returncode == 0
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        label = f"dialog 1, fråga {number}"
        added = medskick(
            "question", "add", text, "--code", f"fraga-{number}", "--meeting", "host", "--label", label
        )
        assert added.returncode == 0, added.stderr
    return medskick


def told(medskick: Medskick, *words: str) -> Any:
    """What a command that has to succeed prints as JSON."""
    ended = medskick(*words, "--json")
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_a_meeting_goes_from_question_to_question_and_back(medskick: Medskick) -> None:
    assert told(medskick, "meeting", "show", "host")["current"] is None
    first = told(medskick, "meeting", "next", "host")
    assert (first["current"], first["told"], first["ends"]) == ("fraga-1", 0, "16.00")
    assert [one["status"] for one in first["questions"]] == ["open", "draft"]
    assert told(medskick, "meeting", "next", "host")["current"] == "fraga-2"
    beyond = medskick("meeting", "next", "host")
    assert beyond.returncode == 1 and "no question after this one" in beyond.stderr
    assert told(medskick, "meeting", "previous", "host")["current"] == "fraga-1"


def test_the_end_leaves_the_questions_open(medskick: Medskick) -> None:
    told(medskick, "meeting", "next", "host")
    ended = told(medskick, "meeting", "end", "host")
    assert ended["ended"] and ended["current"] is None
    assert [one["status"] for one in told(medskick, "question", "list")] == ["open", "draft"]
    assert [one["code"] for one in told(medskick, "meeting", "list")] == ["host"]


def test_a_code_that_is_taken_or_strange_is_refused_with_one_sentence(medskick: Medskick) -> None:
    for code in ("host", "Höst!"):
        refused = medskick("meeting", "add", code, "--title", "Ett annat")
        assert refused.returncode == 1 and refused.stderr.count("\n") == 1
    assert medskick("meeting", "next", "finns-inte").returncode == 1


def test_what_was_passed_on_is_marked_and_named_only_where_that_may_be_shown(medskick: Medskick) -> None:
    told(medskick, "meeting", "next", "host")
    asyncio.run(_passed_on(medskick))
    exported = medskick("replies", "export", "--json")
    rows = [json.loads(line) for line in exported.stdout.splitlines()]
    assert {(one["source"], one["on_behalf_of"]) for one in rows} == {
        ("organisation", "Byalaget i Ekby"), ("organisation", "Mjölnarna"), ("table", None),
    }  # fmt: skip
    printed = medskick("compilation", "host", "--format", "md").stdout
    assert "På uppdrag av en mindre förening" in printed and "På uppdrag av Mjölnarna" in printed
    assert "Byalaget i Ekby" not in printed


async def _passed_on(medskick: Medskick) -> None:
    url = f"sqlite:///{medskick.folder / 'medskick.db'}"
    async with await open_database(url) as database:
        question = await database.read(_question_id)
        for number, (source, behalf, visibility) in enumerate((
            ("organisation", "Byalaget i Ekby", "unnamed"),
            ("organisation", "Mjölnarna", "named"),
            ("table", "", "unnamed"),
        )):  # fmt: skip
            reply = NewReply(
                f"r{number}", f"En brygga vid sjö {number}", question, None, None, "meeting", source, visibility, None,
                True, NOON.astimezone(STOCKHOLM), "3", behalf=behalf,
            )  # fmt: skip
            await database.write(insert_reply, reply)


async def _question_id(connection: Any) -> str:
    found: str = await connection.value("select id from question where code = 'fraga-1'")
    return found
