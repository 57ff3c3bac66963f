"""A member asks what is kept about them, and to be erased: by whom the service is run decides what may go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from actions.deed import Deed
from actions.members import join_organisation, meet
from actions.replies import change_reply, sender_of, take_reply
from actions.staff import add_staff
from dialogue.outbox import Message
from storage import inbox, members, outbox, questions, replies, review
from storage.connection import Connection
from storage.database import open_database
from storage.filters import Filter
from storage.themes import replace_frame
from tests.kit.cast import AMINA, BERTIL, NOON, STIGFINNARNA, an_open_question, an_organisation, premises
from tests.kit.program import Medskick

LONELY = "Min granne är ensam och vi saknar en mötesplats"
LONELIER = "Min granne är väldigt ensam och vi saknar en mötesplats"
WAITING = "Detta har ingen hunnit ta in"
LATER = NOON + timedelta(days=1)


@pytest.fixture
def medskick(process: Medskick) -> Medskick:
    """As a process: some of these tests run in an event loop of their own."""
    return process


@pytest.fixture
async def month(medskick: Medskick) -> Medskick:
    """Amina of Stigfinnarna has answered twice and changed one; Bertil once; a message of hers is not taken in yet."""
    async with await open_database(f"sqlite:///{medskick.folder / 'medskick.db'}") as database:
        await database.write(_month)
    medskick.settings["MEDSKICK_OPERATOR"] = "association"
    return medskick


async def _month(connection: Connection) -> None:
    deed = Deed(connection, NOON, premises())
    await replace_frame(connection, deed.premises.frame)
    question = await an_open_question(connection, "ensamhet", "Hur kan vi minska ensamheten?")
    stigfinnarna = await an_organisation(connection, STIGFINNARNA)
    amina, _ = await meet(deed, AMINA, "sv")
    await join_organisation(deed, amina, stigfinnarna)
    amina, _ = await meet(deed, AMINA, "sv")
    bertil, _ = await meet(deed, BERTIL, "en")
    await take_reply(deed, sender_of(amina, AMINA, 7), LONELY, question)
    await take_reply(deed, sender_of(amina, AMINA, 8), "Öppna biblioteket på kvällen", question)
    await take_reply(deed, sender_of(bertil, BERTIL, 7), "Fler bussar", question)
    await change_reply(deed, AMINA, 7, LONELIER)
    for chat in (AMINA, BERTIL):
        body = {"method": "sendMessage", "params": {"text": LONELY}}
        await outbox.insert_message(
            connection, Message(f"receipt:{chat}:7", "receipt", "telegram", str(chat), body), NOON
        )
    await inbox.insert_updates(connection, [(1, _update(AMINA)), (2, _update(BERTIL))], NOON)


def _update(chat: int) -> str:
    sender = {"chat": {"id": chat, "type": "private"}, "from": {"id": chat}}
    return json.dumps({"update_id": chat, "message": {"message_id": 9, "text": WAITING, **sender}})


async def ask(medskick: Medskick, work: Any, *args: Any) -> Any:
    async with await open_database(f"sqlite:///{medskick.folder / 'medskick.db'}") as database:
        return await database.write(work, *args)


def held_in_files(medskick: Medskick, texts: Iterable[str]) -> set[str]:
    """Which of the texts stand in the database's files, bytes that are no longer used included."""
    found = b"".join(path.read_bytes() for path in medskick.folder.glob("medskick.db*"))
    return {text for text in texts if text.encode() in found}


def listed(medskick: Medskick) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(medskick("member", "list", "--json").stdout)
    return rows


def test_members_are_listed_with_what_the_office_needs(month: Medskick) -> None:
    rows = sorted(listed(month), key=lambda row: str(row["telegram"]))
    assert [[*row.values()][1:] for row in rows] == [
        [AMINA, STIGFINNARNA, "sv", "active"],
        [BERTIL, None, "en", "active"],
    ]
    assert [*rows[0]] == ["id", "telegram", "organisation", "language", "state"]


def test_a_member_gets_every_version_of_what_they_said_and_nothing_of_others(month: Medskick) -> None:
    [amina] = [row for row in listed(month) if row["telegram"] == AMINA]
    done = month("export", amina["id"], "--json")
    told = json.loads(done.stdout)
    assert done.stdout == month("export", str(AMINA), "--json").stdout
    assert (told["member"]["telegram"], told["member"]["organisation"]) == (AMINA, STIGFINNARNA)
    texts = sorted([one["text"] for one in reply["versions"]] for reply in told["replies"])
    assert texts == [[LONELY, LONELIER], ["Öppna biblioteket på kvällen"]]
    assert [one["kind"] for one in told["messages"]] == ["receipt"]
    read = month("export", str(AMINA)).stdout
    assert LONELIER in read and "Fler bussar" not in read + done.stdout


@pytest.mark.parametrize("name", ["mnobody", "9" * 40])
def test_who_is_not_there_is_one_sentence(month: Medskick, name: str) -> None:
    for command in ("export", "erase"):
        done = month(command, name)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


async def test_an_association_erases_everything_and_the_counts_stay(month: Medskick) -> None:
    before = await ask(month, questions.select_question_counts)
    counted = [tuple(row) for row in before]
    sizes = json.loads(month("status", "--json").stdout)["replies"]
    planned = json.loads(month("erase", str(AMINA), "--dry-run", "--json").stdout)
    assert planned["gone"] == {"replies": 2, "texts": 3, "messages": 1, "updates": 1}
    assert held_in_files(month, [LONELY, LONELIER, WAITING]) == {LONELY, LONELIER, WAITING}

    done = month("erase", str(AMINA), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == planned | {"dry_run": False}
    assert [tuple(row) for row in await ask(month, questions.select_question_counts)] == counted
    assert json.loads(month("status", "--json").stdout)["replies"] == sizes
    assert [row["state"] for row in listed(month) if row["telegram"] is None] == ["erased"]
    assert month("export", str(AMINA)).returncode == 1
    again = month("erase", planned["member"], "--json")
    assert (again.returncode, json.loads(again.stdout)["again"]) == (0, True)


async def test_nothing_of_the_erased_is_left_in_the_files_while_the_service_runs(month: Medskick) -> None:
    async with await open_database(f"sqlite:///{month.folder / 'medskick.db'}") as running:
        assert month("erase", str(BERTIL)).returncode == 0
        assert month("erase", str(AMINA)).returncode == 0
        said = [LONELY, LONELIER, WAITING, "biblioteket på kvällen", f":{AMINA}:", '"params"']
        assert held_in_files(month, said) == set()
        assert await running.read(review.select_unmarked, NOON - timedelta(days=1), 50) == ()


async def test_a_late_edit_of_an_erased_reply_creates_nothing(month: Medskick) -> None:
    month("erase", str(AMINA))

    async def edit(connection: Connection) -> Any:
        return await change_reply(Deed(connection, LATER, premises()), AMINA, 7, "Ändrat i efterhand")

    assert await ask(month, edit) is None
    stored = await ask(month, replies.select_replies, Filter(everything=True))
    assert sorted(reply.text for reply in stored) == ["", "", "Fler bussar"]
    assert {reply.visibility for reply in stored if not reply.text} == {"hidden"}
    assert len(await ask(month, members.select_members)) == 2


async def test_an_authority_keeps_the_words_hides_them_and_says_why(month: Medskick) -> None:
    done = month("erase", str(AMINA), "--json", MEDSKICK_OPERATOR="authority")
    assert done.returncode == 1
    assert done.stderr.startswith(
        "medskick: kept: texts of replies (3), messages from them that are not taken in yet (1), because they are public"
    )
    told = json.loads(done.stdout)
    assert (told["gone"]["messages"], told["kept"]["texts"]) == (1, 3)
    stored = await ask(month, replies.select_replies, Filter(everything=True))
    hers = [reply for reply in stored if reply.text in (LONELIER, "Öppna biblioteket på kvällen")]
    assert [(reply.visibility, reply.member_id) for reply in hers] == [("hidden", None)] * 2
    assert {row["telegram"] for row in listed(month)} == {None, BERTIL}


async def test_nothing_is_erased_before_it_is_settled_who_runs_the_service(month: Medskick) -> None:
    before = (month.folder / "medskick.db").read_bytes()
    for words in (("erase", str(AMINA)), ("erase", str(AMINA), "--dry-run")):
        done = month(*words, MEDSKICK_OPERATOR="")
        assert (done.returncode, done.stdout) == (1, "")
        assert "MEDSKICK_OPERATOR" in done.stderr
    assert (month.folder / "medskick.db").read_bytes() == before


async def test_somebody_of_the_office_leaves_it_first(month: Medskick) -> None:
    async def join(connection: Connection) -> None:
        await add_staff(Deed(connection, NOON, premises()), "Disa", None, AMINA)

    await ask(month, join)
    done = month("erase", str(AMINA))
    assert done.returncode == 1
    assert "staff remove" in done.stderr
    month("staff", "remove", "Disa")
    assert month("erase", str(AMINA)).returncode == 0
