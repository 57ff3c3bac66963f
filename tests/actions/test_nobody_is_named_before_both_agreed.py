"""Matchmaking: in whatever order things happen, no side hears who the other is before both have said yes."""

from __future__ import annotations

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.deed import Deed
from actions.errors import ActionError
from actions.matching import add_offer, answer_match, withdraw_offer
from dialogue.matching import OfferKind
from dialogue.members import Organisation
from storage import offers, organisations
from storage.connection import Connection
from storage.database import open_database
from tests.kit.cast import AMINA, BERTIL, FIKA, NOON, STIGFINNARNA, a_database, an_organisation, premises

CHATS: Final = {STIGFINNARNA: AMINA, FIKA: BERTIL}
OTHER: Final = {STIGFINNARNA: FIKA, FIKA: STIGFINNARNA}
WORDS: Final = {STIGFINNARNA: "En sal med piano på tisdagar", FIKA: "Vår stora sal står tom"}
STEPS: Final = ("yes", "no", "withdraw", "gone", "seek", "offer")
"""What one of the two does; "gone": it leaves the register. To seek or offer again is to begin anew."""


class World:
    """Two organisations with a contact each, and what each has agreed to, kept beside the program."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.now = connection, NOON
        self.organisations: dict[str, Organisation] = {}

    @property
    def deed(self) -> Deed:
        return Deed(self.connection, self.now, premises())

    async def begin(self) -> None:
        for name, chat in CHATS.items():
            one = await an_organisation(self.connection, name)
            one = replace(one, contact=f"hej@{chat}.example")
            await organisations.update_organisation(self.connection, one)
            self.organisations[name] = one
            await self.connection.run(
                """
                insert into member (id, telegram, organisation_id, speaks_for, contact, created_at)
                values (:id, :chat, :organisation, 'organisation', 1, :now)
                """,
                id=f"m{chat}", chat=chat, organisation=one.id, now=NOON,
            )  # fmt: skip

    async def do(self, name: str, step: str) -> None:
        """One step; what cannot be done is refused, and that is all."""
        self.now += timedelta(minutes=1)
        organisation = self.organisations[name]
        if await organisations.select_organisation(self.connection, organisation.id) is None:
            return
        try:
            if step in ("seek", "offer"):
                kind: OfferKind = "seeks" if step == "seek" else "offers"
                await add_offer(
                    self.deed, organisation, kind, WORDS[name], "motesplatser-natverk", "", "test"
                )
            elif step == "gone":
                await self.connection.run("delete from organisation where id = :id", id=organisation.id)
            elif step == "withdraw":
                for one in await offers.select_offers(self.connection):
                    if one.organisation_id == organisation.id:
                        await withdraw_offer(self.deed, one.id, "test")
            else:
                for match in await offers.select_matches(self.connection):
                    await answer_match(
                        self.deed,
                        match.seeks_id,
                        match.offers_id,
                        organisation.id,
                        yes=step == "yes",
                        actor="test",
                    )
        except ActionError:
            pass

    async def told(self, name: str) -> bool:
        """Whether anything that was ever queued to it names the other, its words or its contact."""
        other = OTHER[name]
        rows = await self.connection.all(
            "select coalesce(body, '') as body from outbox where recipient = :chat", chat=str(CHATS[name])
        )
        texts = [json.loads(row["body"])["params"]["text"] for row in rows if row["body"]]
        return any(secret in text for text in texts for secret in (other, WORDS[other], f"@{CHATS[other]}."))


async def play(steps: list[tuple[str, str]], connection: Connection) -> None:
    """Do the steps; the last word of each is kept here, beside the program."""
    world, last = World(connection), dict[str, str]()
    await world.begin()
    for name, step in steps:
        await world.do(name, step)
        if step not in ("seek", "offer"):
            last[name] = step
        if await world.told(STIGFINNARNA) or await world.told(FIKA):
            assert [last.get(one) for one in CHATS] == ["yes", "yes"], steps
            return


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its schema, to copy: making one takes longer than all that is tried on it."""
    folder = tmp_path_factory.mktemp("ready")

    async def make() -> None:
        async with a_database(folder):
            pass

    asyncio.run(make())
    return folder / "medskick.db"


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(list(CHATS)), st.sampled_from(STEPS)), max_size=12))
def test_no_order_of_things_names_anybody_too_early(ready: Path, steps: list[tuple[str, str]]) -> None:
    async def whole() -> None:
        with TemporaryDirectory() as folder:
            copy = shutil.copy(ready, Path(folder) / "medskick.db")
            async with await open_database(f"sqlite:///{copy}") as database:
                await database.write(
                    lambda connection: play([(STIGFINNARNA, "seek"), (FIKA, "offer"), *steps], connection)
                )

    asyncio.run(whole())


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ((), False),
        (((STIGFINNARNA, "yes"), (STIGFINNARNA, "yes")), False),
        (((STIGFINNARNA, "yes"), (FIKA, "no"), (STIGFINNARNA, "yes")), False),
        (((STIGFINNARNA, "yes"), (STIGFINNARNA, "withdraw"), (FIKA, "yes")), False),
        (((STIGFINNARNA, "yes"), (STIGFINNARNA, "no"), (FIKA, "yes")), False),
        (((STIGFINNARNA, "yes"), (FIKA, "gone"), (STIGFINNARNA, "yes")), False),
        (((STIGFINNARNA, "yes"), (FIKA, "yes")), True),
        (((FIKA, "no"), (STIGFINNARNA, "yes"), (FIKA, "yes")), True),
    ],
)
async def test_both_are_named_to_each_other_after_two_yes_only(
    tmp_path: Path, steps: tuple[tuple[str, str], ...], named: bool
) -> None:
    async with a_database(tmp_path) as database:

        async def happen(connection: Connection) -> None:
            world = World(connection)
            await world.begin()
            for name, step in ((STIGFINNARNA, "seek"), (FIKA, "offer"), *steps):
                await world.do(name, step)
            assert (await world.told(STIGFINNARNA), await world.told(FIKA)) == (named, named)

        await database.write(happen)


async def test_both_were_asked_and_neither_twice(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:

        async def happen(connection: Connection) -> None:
            world = World(connection)
            await world.begin()
            for name, step in (
                (STIGFINNARNA, "seek"),
                (FIKA, "offer"),
                (STIGFINNARNA, "yes"),
                (FIKA, "yes"),
                (FIKA, "yes"),
            ):
                await world.do(name, step)
            rows = await connection.all("select recipient, kind from outbox order by recipient, id")
            assert [(row["recipient"], row["kind"]) for row in rows] == [
                (str(chat), "match") for chat in (AMINA, AMINA, BERTIL, BERTIL)
            ]

        await database.write(happen)
