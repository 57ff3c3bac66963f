"""A sandbox per test, the cast in it, and a real python-telegram-bot talking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram.request import HTTPXRequest

from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
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
async def amina(client: SandboxClient) -> PersonClient:
    return await client.add_person(1001, "Amina", language_code="sv", started=True)


@pytest.fixture
async def bertil(client: SandboxClient) -> PersonClient:
    return await client.add_person(1002, "Bertil", language_code="sv-SE", started=True)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[telegram.Bot]:
    polling = HTTPXRequest(connection_pool_size=3)
    token = sandbox.messenger.token
    async with telegram.Bot(
        token,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        get_updates_request=polling,
    ) as bot:
        yield bot
