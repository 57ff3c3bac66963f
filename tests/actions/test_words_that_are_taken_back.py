"""In an association the words of a withdrawn reply go: out of sight at once, and out of the files by the next job."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from actions.deed import Deed
from actions.replies import Sender, take_reply, withdraw_reply
from dialogue.members import Member
from storage import jobs
from storage.connection import Connection
from storage.members import insert_member, select_member
from tests.kit.cast import AMINA, NOON, a_database, premises


async def _said_and_withdrawn(connection: Connection, operator: str, minutes: int) -> None:
    deed = Deed(connection, NOON + timedelta(minutes=minutes), premises(operator))
    amina = await _amina(connection)
    kept = await take_reply(deed, Sender("web", amina), f"Zeppelinare {minutes}", None)
    await withdraw_reply(deed, kept.reply.id, amina)


async def _amina(connection: Connection) -> Member:
    known = await select_member(connection, "m1")
    if known is None:
        await insert_member(connection, "m1", AMINA, "sv", NOON)
        known = await select_member(connection, "m1")
    assert known is not None
    return known


async def test_withdrawals_ask_for_the_files_to_be_cleared_once_an_hour(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        for minutes in (0, 1):
            await database.write(_said_and_withdrawn, "association", minutes)
        (job,) = await database.write(jobs.claim_due_jobs, NOON, "schedule")
        assert (job.kind, job.due_at) == ("scrub", NOON)
        await database.write(_said_and_withdrawn, "association", 2)
        (later,) = await database.read(jobs.select_waiting, "scrub")
        assert later.due_at == NOON + timedelta(hours=1)
        await database.scrub()
        assert b"eppelin" not in b"".join(path.read_bytes() for path in tmp_path.glob("medskick.db*"))


async def test_an_authority_keeps_the_words_out_of_sight(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        await database.write(_said_and_withdrawn, "authority", 0)
        assert await database.read(jobs.select_waiting, "scrub") == ()
        assert await database.read(lambda c: c.value("select text from reply_version")) == "Zeppelinare 0"
