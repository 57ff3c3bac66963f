"""Updates that our own screens would not cause: made-up buttons, buttons outside the private chat, older Bot API servers."""

from __future__ import annotations

from typing import Any

import pytest

from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from storage import inbox, members
from tests.kit.bots import Bot

AMINA = {"id": 1001, "is_bot": False, "first_name": "Amina", "language_code": "sv"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Amina"}


async def press(client: SandboxClient, chat: dict[str, Any] | None, data: str) -> None:
    shown = {"message_id": 1, "date": 1, "chat": chat, "text": "…"}
    query = {"id": "made-up", "from": AMINA, "chat_instance": "1", "data": data}
    where = {"message": shown} if chat else {"inline_message_id": "somewhere"}
    await client.post("updates", {"callback_query": query | where})


@pytest.mark.parametrize("data", ["ag:1:2", "ag:x:y", "ag:", "s:held", "m:1:2"])
async def test_a_made_up_button_is_answered(bot: Bot, client: SandboxClient, data: str) -> None:
    await press(client, PRIVATE, data)
    assert await client.wait({"method": "answerCallbackQuery", "calls": 1}, 10)
    assert await bot.database.read(inbox.count_by_state) == {"done": 1}


@pytest.mark.parametrize("chat", [{"id": -100, "type": "supergroup", "title": "Byalaget"}, None])
async def test_a_button_outside_the_private_chat_is_answered_and_makes_no_member(
    bot: Bot, client: SandboxClient, chat: dict[str, Any] | None
) -> None:
    await press(client, chat, "org:")
    assert await client.wait({"method": "answerCallbackQuery", "calls": 1}, 10)
    assert await bot.database.read(members.select_members) == ()


async def test_a_poll_from_an_older_server_gets_its_friendly_line(
    bot: Bot, client: SandboxClient, amina: PersonClient, loneliness: Question
) -> None:
    poll = {
        "id": "1", "question": "Fika?", "options": [{"text": "Ja", "voter_count": 0}], "total_voter_count": 0,
        "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
    }  # fmt: skip
    await amina.opens()
    await amina.sees("Hej!")
    message = {"message_id": 900, "date": 1, "chat": PRIVATE, "from": AMINA, "poll": poll}
    await client.post("updates", {"message": message})
    await amina.sees("omröstning")
    assert await bot.database.read(inbox.count_by_state) == {"done": 2}
