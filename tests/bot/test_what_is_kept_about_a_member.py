"""A member sees all that is kept about them, takes it along, and is erased as far as the law lets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import members
from storage.connection import Connection, Row
from tests.bot.conftest import ask
from tests.kit.bots import Bot, eventually, running_bot

SAID = "Fler platser att träffas på, även på kvällen."


async def document_of(sandbox: Sandbox, client: SandboxClient, chat: int) -> Any:
    """The file that the bot sent, as it was uploaded."""

    async def sent() -> list[Any]:
        said = [one["body"] for one in await client.person(chat).transcript() if one["body"]]
        return [body["document"] for body in said if "document" in body]

    async def there() -> bool:
        return bool(await sent())

    await eventually(there)
    [document] = await sent()
    assert document["file_name"] == "mina-uppgifter.json"
    return json.loads(sandbox.messenger.files.find(document["file_id"]).content)


async def test_what_is_kept_is_told_in_words_and_as_a_file(
    bot: Bot, sandbox: Sandbox, client: SandboxClient, amina: PersonClient, loneliness: Question
):
    await amina.says(SAID)
    await amina.sees("Tack")
    await amina.says("/mina_uppgifter")
    seen = await amina.sees("Det här är sparat om dig")
    assert "Medskick från dig: 1" in seen.text and "1001" in seen.text and "ensamhet" in seen.text
    own = await document_of(sandbox, client, 1001)
    assert own["member"]["telegram"] == 1001
    assert [reply["versions"][0]["text"] for reply in own["replies"]] == [SAID]


@pytest.mark.parametrize("written", ["/radera", "/RADERA", "/erase"])
async def test_nobody_is_erased_before_they_press(
    bot: Bot, amina: PersonClient, loneliness: Question, written: str
):
    await amina.says(SAID)
    await amina.says(written)
    await amina.sees("Vill du att vi raderar dig?")
    await amina.presses("Nej, behåll")
    await amina.sees("Inget är raderat")
    [reply] = await bot.replies()
    assert reply.text == SAID and reply.member_id is not None


async def test_an_association_erases_the_words_and_the_person(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says(SAID)
    await amina.says("/radera")
    await amina.sees("Vill du att vi raderar dig?")
    await amina.presses("Ja, radera mig")
    await amina.sees("Dina ord och dina uppgifter är borta")
    [reply] = await bot.replies()
    assert (reply.text, reply.member_id) == ("", None)
    assert [one.telegram for one in await bot.database.read(members.select_members)] == [None]


async def test_a_late_edit_of_an_erased_reply_makes_nothing(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    message = await amina.says(SAID)
    await amina.sees("Tack")
    await amina.says("/radera")
    await amina.sees("Vill du att vi raderar dig?")
    await amina.presses("Ja, radera mig")
    await amina.sees("är borta")
    await amina.edits(message, "Nya ord som inte ska finnas.")
    await amina.says("Hej igen, ett nytt medskick om kvällsöppet.")

    async def came() -> bool:
        return len(await bot.replies()) == 2

    await eventually(came)
    assert "Nya ord" not in " ".join(reply.text for reply in await bot.replies())


@pytest.fixture
async def authority(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Bot]:
    async with running_bot(sandbox, tmp_path / "region.db", operator="authority") as bot:
        yield bot


@pytest.fixture
async def nobody(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Bot]:
    async with running_bot(sandbox, tmp_path / "ingen.db", operator="") as bot:
        yield bot


async def test_an_authority_keeps_the_words_out_of_sight_and_says_so(authority: Bot, client: SandboxClient):
    await ask(authority, "ensamhet", "Hur kan vi minska ensamheten bland äldre?")
    amina = await client.add_person(1001, "Amina", language_code="sv")
    await amina.says(SAID)
    await amina.says("/radera")
    await amina.sees("allmän handling")
    await amina.presses("Ja, radera mig")
    await amina.sees("Orden är dolda men sparas")
    [reply] = await authority.replies()
    assert (reply.text, reply.member_id, reply.visibility) == (SAID, None, "hidden")


async def test_where_it_is_not_settled_who_runs_the_service_nothing_is_erased(
    nobody: Bot, client: SandboxClient
):
    amina = await client.add_person(1001, "Amina", language_code="sv")
    await amina.says("/radera")
    await amina.sees("Vi kan inte radera något just nu")
    [member] = await nobody.database.read(members.select_members)
    assert member.telegram == 1001


async def test_staff_are_asked_to_leave_the_office_first(bot: Bot, disa: PersonClient):
    await disa.says("/radera")
    await disa.sees("Be en kollega")


async def test_of_an_erased_member_no_chat_stays_where_it_was_written_from(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.says(SAID)
    await amina.says("/radera")
    await amina.sees("Vill du att vi raderar dig?")
    await amina.presses("Ja, radera mig")
    await amina.sees("är borta")

    async def bodies(connection: Connection) -> list[Row]:
        return await connection.all("select body from inbox where body is not null")

    async def applied() -> bool:
        return not await bot.database.read(bodies)

    await eventually(applied)
