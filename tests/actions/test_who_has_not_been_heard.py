"""Before a question closes: which organisations among those whom it concerns have not been heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from actions.deed import Deed
from actions.entering import enter_reply
from actions.silence import silent
from storage import organisations
from storage.connection import Connection
from tests.kit.cast import (
    FIKA,
    MÅNEN,
    NOON,
    STIGFINNARNA,
    a_database,
    an_open_question,
    an_organisation,
    premises,
)
from wording.report import silence_sentence


async def test_only_those_whom_it_concerns_and_who_have_not_spoken_are_named(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:

        async def happen(connection: Connection) -> None:
            deed = Deed(connection, NOON, premises())
            question = await an_open_question(connection, "lokal", "Har ni en lokal?")
            await an_organisation(connection, STIGFINNARNA)
            fika = await an_organisation(connection, FIKA)
            månen = await an_organisation(connection, MÅNEN)
            await organisations.update_organisation(connection, replace(fika, size="large"))
            await organisations.update_organisation(connection, replace(månen, subregion="Skaraborg"))
            await enter_reply(deed, "lokal", "phone", "Ja, men den är för liten.", STIGFINNARNA, "")
            await enter_reply(deed, "lokal", "meeting", "Nej, vi saknar en.", None, "Bord 3")
            found = await silent(deed, question)
            assert found.organisations == (FIKA, MÅNEN) and found.of == 3
            assert (found.sizes, found.subregions, found.forms) == (("large",), ("Skaraborg",), ())
            said = silence_sentence(found, "sv")
            assert said.startswith("2 av 3 föreningar har inte hörts.") and "Skaraborg" in said
            narrow = replace(question, audience={"subregions": ["Sjuhärad"], "sizes": ["small"]})
            assert silence_sentence(await silent(deed, narrow), "sv") == ""

        await database.write(happen)
