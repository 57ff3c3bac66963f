"""A sandbox, the running bot in it, and the cast: Amina, Bertil and Chidi answer, Disa and Edvin are of the office."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.questions import Draft, add_question, open_question
from actions.staff import add_staff
from dialogue.meetings import Meeting
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from tests.bot.at_tables import a_meeting_with_questions
from tests.kit.bots import Bot, real_clock, running_bot
from tests.kit.sandboxes import running_sandbox


@pytest.fixture(autouse=True)
def waits_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # else the library warns at each RetryAfter that its seconds will become a timedelta
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def world() -> AsyncIterator[tuple[Sandbox, SandboxClient]]:
    async with running_sandbox() as both:
        yield both


@pytest.fixture
def sandbox(world: tuple[Sandbox, SandboxClient]) -> Sandbox:
    return world[0]


@pytest.fixture
def client(world: tuple[Sandbox, SandboxClient]) -> SandboxClient:
    return world[1]


@pytest.fixture
async def bot(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Bot]:
    async with running_bot(sandbox, tmp_path / "medskick.db") as bot:
        yield bot


@pytest.fixture
async def amina(client: SandboxClient, bot: Bot) -> PersonClient:
    return await client.add_person(1001, "Amina", language_code="sv")


@pytest.fixture
async def bertil(client: SandboxClient, bot: Bot) -> PersonClient:
    return await client.add_person(1002, "Bertil", language_code="sv")


async def ask(bot: Bot, code: str, text: str, days: int = 21) -> Question:
    """An open question."""
    closes = real_clock() + timedelta(days=days)
    draft = Draft(code, text, closes_at=closes, background="Bakgrund.", owner="Disa")
    question: Question = await bot.do(add_question, draft, "test")
    await bot.do(open_question, question, "test")
    return replace(question, status="open")


@pytest.fixture
async def loneliness(bot: Bot) -> Question:
    return await ask(bot, "ensamhet", "Hur kan vi minska ensamheten bland äldre?")


@pytest.fixture
async def meeting(bot: Bot) -> Meeting:
    return await a_meeting_with_questions(bot)


@pytest.fixture
async def disa(client: SandboxClient, bot: Bot) -> PersonClient:
    return await of_the_office(bot, client, "Disa", 2001)


@pytest.fixture
async def edvin(client: SandboxClient, bot: Bot) -> PersonClient:
    return await of_the_office(bot, client, "Edvin", 2002)


async def of_the_office(bot: Bot, client: SandboxClient, name: str, chat: int) -> PersonClient:
    """Somebody whose chat belongs to the office."""
    await bot.do(add_staff, name, None, chat)
    return await client.add_person(chat, name, language_code="sv", started=True)
