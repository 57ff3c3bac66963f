"""A formal response that comes to us all the same goes to the registry, and its sender gets a receipt with the time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from actions.coming_due import turn_calendar
from actions.consultations import Draft, add_consultation
from actions.formal import REGISTRY_MAIL
from actions.inviting import invited_to
from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.letters import fill, read_letter
from newsletter.registry import queue_registry_mail
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import attachment_bytes, attachments, jobs, letters
from storage.connection import Connection
from tests.bot.conftest import ask
from tests.bot.test_contacts_are_reminded import belongs
from tests.kit.bots import Bot, running_bot
from tests.kit.cast import FIKA, an_organisation
from tests.kit.issues import SENDER

REGISTRY = "registrator@example.org"


@pytest.fixture
async def bot(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Bot]:
    async with running_bot(sandbox, tmp_path / "medskick.db", house=House(registry=REGISTRY)) as bot:
        yield bot


@pytest.fixture
async def plan(bot: Bot) -> Consultation:
    await bot.database.write(an_organisation, FIKA, bot.now())
    await ask(bot, "plan", "Vad kommer först?")

    async def unit(connection: Connection) -> Consultation:
        day = (bot.now() + timedelta(days=60)).date().isoformat()
        draft = Draft("kultur", "Kulturplan", "Regionen", day, case_number="2026-77", questions=("plan",))
        return await add_consultation(connection, draft, "Disa", bot.now())

    return await bot.database.write(unit)


@pytest.fixture
async def contact(bot: Bot, client: SandboxClient, plan: Consultation) -> PersonClient:
    person = await client.add_person(1001, "Amina", language_code="sv")
    await belongs(bot, person, contact=True)
    return person


async def mailed(bot: Bot) -> EmailMessage | None:
    """The registry's mail, set as the schedule has it set; None where there is none yet."""

    async def unit(connection: Connection) -> EmailMessage | None:
        for job in await jobs.select_waiting(connection, REGISTRY_MAIL):
            note = await queue_registry_mail(connection, job.args, SENDER, bot.now())
            await jobs.finish_job(connection, job.id, "done", note, bot.now())
        row = await connection.one("select * from outbox where kind = 'registry-mail'")
        if row is None:
            return None
        body = json.loads(row["body"])
        template = await letters.select_letter(connection, body["letter"])
        assert template is not None and row["recipient"] == REGISTRY
        filled = fill(read_letter(template), body["values"], bot.now())
        return message_from_bytes(filled, policy=policy.default)  # type: ignore[return-value]

    return await bot.database.write(unit)


async def settle(bot: Bot, state: str) -> None:
    async def unit(connection: Connection) -> None:
        await connection.run(
            "update outbox set state = :state, done_at = :now where kind = 'registry-mail'",
            state=state,
            now=bot.now(),
        )

    await bot.database.write(unit)
    await bot.do(turn_calendar)


async def standing(bot: Bot, plan: Consultation) -> str:
    return (await bot.database.read(invited_to, plan))[0].standing


async def test_a_reply_becomes_the_formal_response_by_two_presses(
    bot: Bot, contact: PersonClient, plan: Consultation
) -> None:
    await contact.opens("q-plan")
    await contact.sees("Vad kommer först?")
    await contact.says("Börja med biblioteken. @@TO@@ och åäö.")
    await contact.sees("biblioteken")
    await contact.presses("Det här är vårt formella svar")
    confirm = await contact.sees("Ska det här gå till registrator@example.org?")
    assert FIKA in confirm.text and await mailed(bot) is None
    await contact.presses("Ja, skicka det")
    await contact.sees("är på väg till registrator@example.org")
    mail = await mailed(bot)
    assert mail is not None
    assert mail["subject"] == f"2026-77: Remissvar från {FIKA}: Kulturplan" and mail["to"] == REGISTRY
    body = mail.get_body()
    assert body is not None
    text = body.get_content()
    assert "Börja med biblioteken." in text and "åäö" in text and "Diarienummer: 2026-77" in text
    assert f"Avsändare: {FIKA}" in text and "Kom in:" in text
    assert await standing(bot, plan) == "answered"
    [reply] = await bot.replies()
    assert (reply.visibility, reply.substance) == ("hidden", True)
    await settle(bot, "sent")
    receipt = await contact.sees("skickades till registrator@example.org")
    assert "kl. " in receipt.text
    await settle(bot, "sent")
    assert [one.text.count("skickades till") for one in await contact.messages()].count(1) == 1


async def test_a_document_goes_along_once_it_is_fetched(
    bot: Bot, contact: PersonClient, plan: Consultation
) -> None:
    await contact.says("/remisser")
    await contact.sees("remiss")
    await contact.presses("Kulturplan")
    await contact.sees("2026-77")
    await contact.presses("Skicka remissvar")
    await contact.sees("skicka det som fil")
    await contact.sends("document", caption="Vårt yttrande")
    await contact.sees("Ska det här gå till")
    await contact.presses("Ja, skicka det")
    await contact.sees("är på väg")
    assert await mailed(bot) is None, "the file is not here yet"

    async def fetched(connection: Connection) -> None:
        file_id = await connection.value("select id from attachment")
        await attachment_bytes.insert_piece(connection, file_id, 0, b"%PDF-1.7 \x00\xff yttrande")
        await attachments.update_state(connection, file_id, "kept", "x")

    await bot.database.write(fetched)
    mail = await mailed(bot)
    assert mail is not None
    [enclosed] = list(mail.iter_attachments())
    assert enclosed.get_content() == b"%PDF-1.7 \x00\xff yttrande" and enclosed.get_filename()
    body = mail.get_body()
    assert body is not None and "Vårt yttrande" in body.get_content()


async def test_no_means_that_it_is_a_reply(bot: Bot, contact: PersonClient, plan: Consultation) -> None:
    await contact.says("/remisser")
    await contact.sees("remiss")
    await contact.presses("Kulturplan")
    await contact.sees("2026-77")
    await contact.presses("Skicka remissvar")
    await contact.sees("skicka det som fil")
    await contact.says("Vi tycker att det är bra.")
    await contact.sees("Ska det här gå till")
    await contact.presses("Nej, det är ett medskick")
    await contact.sees("Då är det ett medskick.")
    assert await mailed(bot) is None and await standing(bot, plan) == "not-answered"
    [reply] = await bot.replies()
    assert reply.text == "Vi tycker att det är bra."


@pytest.mark.parametrize(("state", "said"), [("failed", "kunde inte skickas"), ("uncertain", "inte säkert")])
async def test_what_did_not_surely_go_is_told_to_the_sender_and_to_the_office(
    bot: Bot, contact: PersonClient, disa: PersonClient, plan: Consultation, state: str, said: str
) -> None:
    await contact.opens("q-plan")
    await contact.sees("Vad kommer först?")
    await contact.says("Börja med biblioteken.")
    await contact.sees("biblioteken")
    await contact.presses("Det här är vårt formella svar")
    await contact.sees("Ska det här gå till")
    await contact.presses("Ja, skicka det")
    await contact.sees("är på väg")
    assert await mailed(bot) is not None
    await settle(bot, state)
    await contact.sees(said)
    await disa.sees(FIKA)
    assert await standing(bot, plan) == ("will-answer" if state == "failed" else "answered")
