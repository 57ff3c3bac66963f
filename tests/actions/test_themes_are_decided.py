"""A person decides on themes, by name, under the frame in force; two codes stand for "none of these" and "nothing said"."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.confirming import confirm_themes, decide_theme
from actions.deed import Deed
from actions.errors import NotFound
from actions.looking import count_themes
from actions.replies import Sender, take_reply
from actions.review import decide_themes
from actions.staff import add_staff
from dialogue.themes import default_frame
from storage.connection import Connection
from storage.database import Database
from storage.replies import select_reply
from storage.theme_marks import count_by_theme
from tests.kit.cast import NOON, a_database, premises


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as database:
        await database.write(lambda c: add_staff(Deed(c, NOON, premises()), "Disa", None, None))
        yield database


async def _said(connection: Connection, text: str) -> str:
    kept = await take_reply(Deed(connection, NOON, premises()), Sender("web"), text, None)
    return kept.reply.id


async def marks(database: Database, reply: str) -> dict[str, tuple[str, str, bool]]:
    rows = await database.read(lambda c: c.all("select * from reply_theme where reply_id = :r", r=reply))
    return {
        row["theme_id"]: (row["state"], row["frame_version"], row["decided_at"] is not None) for row in rows
    }


async def test_one_tap_confirms_all_of_a_reply_and_keeps_who_when_and_which_frame(database: Database) -> None:
    reply = await database.write(_said, "Ensamhet och suicid måste vi prata om")
    other = await database.write(_said, "Ensamma äldre")
    version = str(default_frame().version)
    done = await database.write(lambda c: confirm_themes(Deed(c, NOON, premises()), "Disa", reply))
    assert await marks(database, reply) == dict.fromkeys(
        ("ensamhet-gemenskap", "suicidprevention"), ("confirmed", version, True)
    )
    assert (done, (await marks(database, other))["ensamhet-gemenskap"][0]) == (2, "suggested")


async def test_a_theme_may_be_added_and_another_rejected(database: Database) -> None:
    reply = await database.write(_said, "Ensamma äldre")

    async def decide(connection: Connection) -> list[bool]:
        deed = Deed(connection, NOON, premises())
        return [
            await decide_theme(deed, "Disa", reply, "samverkan", "confirmed"),
            await decide_theme(deed, "Disa", reply, "ensamhet-gemenskap", "rejected"),
            await decide_theme(deed, "Disa", reply, "samverkan", "confirmed"),
        ]

    assert await database.write(decide) == [True, True, False]
    states = {theme: state for theme, (state, *_) in (await marks(database, reply)).items()}
    assert states == {"samverkan": "confirmed", "ensamhet-gemenskap": "rejected"}


async def test_another_theme_is_counted_and_no_substance_is_not(database: Database) -> None:
    other = await database.write(_said, "Mer ensamhet och bättre väder")
    nothing = await database.write(_said, "Ensamma hälsningar")

    async def decide(connection: Connection) -> None:
        deed = Deed(connection, NOON, premises())
        await decide_themes(deed, [(other, "other"), (nothing, "no-substance")], "confirmed", "Disa")

    await database.write(decide)
    rows = await database.read(count_by_theme, NOON)
    assert {row["theme_id"]: row["confirmed"] for row in rows} == {"other": 1, "ensamhet-gemenskap": 0}
    counts = {one.id: one for one in await database.read(count_themes, default_frame(), None, None)}
    assert (counts["other"].label, counts["other"].confirmed, counts["no-substance"].confirmed) == (
        "Annat tema", 1, 1,
    )  # fmt: skip
    reply = await database.read(select_reply, nothing)
    assert reply is not None
    assert not reply.substance

    async def take_back(connection: Connection) -> None:
        await decide_themes(
            Deed(connection, NOON, premises()), [(nothing, "no-substance")], "rejected", "Disa"
        )

    await database.write(take_back)
    reply = await database.read(select_reply, nothing)
    assert reply is not None
    assert reply.substance


async def test_an_unknown_theme_or_reply_is_refused(database: Database) -> None:
    reply = await database.write(_said, "Ensamma äldre")
    for which in ((reply, "bussar"), ("r0", "samverkan")):
        with pytest.raises(NotFound):
            await database.write(
                lambda c, which=which: decide_theme(Deed(c, NOON, premises()), "Disa", *which, "confirmed")
            )
