"""Wrong calls are refused in the words of the official server (tdlib/telegram-bot-api)."""

from __future__ import annotations

import aiohttp
import pytest

from sandbox.client import PersonClient
from sandbox.running import Sandbox

BIG_KEYBOARD = [[{"text": "x", "callback_data": "x"}] for _ in range(101)]


async def call(
    sandbox: Sandbox, method: str, token: str | None = None, **arguments: object
) -> tuple[int, dict]:
    url = f"{sandbox.url}/bot{token or sandbox.messenger.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=arguments) as answer:
        return answer.status, await answer.json()


def buttons(**button: object) -> dict:
    return {"inline_keyboard": [[button]]}


REFUSED_MESSAGES = [
    ({"text": ""}, "message text is empty"),
    ({"text": "  \n"}, "message text is empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "🌻" * 2049}, "message is too long"),
    (
        {"text": "<b>x</i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    (
        {"text": "å <b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        {"text": "å <p>x</p>", "parse_mode": "html"},
        'can\'t parse entities: Unsupported start tag "p" at byte offset 3',
    ),
    ({"text": "x</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 1"),
    ({"text": "1 < 2", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag at byte offset 2"),
    ({"text": "x", "parse_mode": "Fancy"}, "unsupported parse_mode"),
    ({"text": "x", "reply_markup": buttons(text="Ja", callback_data="å" * 33)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": buttons(text="Ja", callback_data="")}, "BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": buttons(text="Ja", url="inte en adress")},
        "inline keyboard button URL 'inte en adress' is invalid: Wrong HTTP URL",
    ),
    (
        {"text": "x", "reply_markup": buttons(text="Ja")},
        "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
    ),
    ({"text": "x", "reply_markup": {"inline_keyboard": BIG_KEYBOARD}}, "reply markup is too long"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ({"text": "x", "chat_id": 7}, "chat not found"),
    ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSED_MESSAGES)
async def test_a_wrong_message_is_refused(
    sandbox: Sandbox, amina: PersonClient, arguments: dict, reason: str
):
    status, body = await call(sandbox, "sendMessage", **{"chat_id": amina.id, **arguments})
    assert (status, body["description"]) == (400, f"Bad Request: {reason}")
    assert await amina.messages() == []


async def test_a_text_at_the_limits_is_taken(sandbox: Sandbox, amina: PersonClient):
    for text in ("x" * 4096, "🌻" * 2048):
        assert (await call(sandbox, "sendMessage", chat_id=amina.id, text=text))[0] == 200
    markup = buttons(text="Ja", callback_data="å" * 32)
    assert (await call(sandbox, "sendMessage", chat_id=amina.id, text="x", reply_markup=markup))[0] == 200


async def test_tags_do_not_count_towards_the_limit(sandbox: Sandbox, amina: PersonClient):
    text = f"<b>{'x' * 4096}</b>"
    assert (await call(sandbox, "sendMessage", chat_id=amina.id, text=text, parse_mode="HTML"))[0] == 200


async def test_unknown_bots_and_methods_are_turned_away(sandbox: Sandbox):
    assert await call(sandbox, "getMe", token="1:WRONG") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )
    status, body = await call(sandbox, "sendTelepathy")
    assert (status, body["description"]) == (404, "Not Found: method not found")


async def test_method_names_are_read_in_any_case(sandbox: Sandbox):
    assert (await call(sandbox, "GETME"))[1]["result"]["is_bot"] is True


async def test_forms_and_multipart_read_as_json_does(sandbox: Sandbox, amina: PersonClient):
    url = f"{sandbox.url}/bot{sandbox.messenger.token}/sendMessage"
    fields = {
        "chat_id": "1001",
        "text": "Hej & hå",
        "reply_markup": '{"inline_keyboard":[[{"text":"Ja","callback_data":"a"}]]}',
    }
    parts = aiohttp.FormData(fields, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        for data in (fields, parts):
            async with session.post(url, data=data) as answer:
                assert (await answer.json())["result"]["text"] == "Hej & hå"
    assert [message.buttons for message in await amina.messages()] == [("Ja",), ("Ja",)]


async def test_edits_are_refused_where_telegram_refuses_them(sandbox: Sandbox, amina: PersonClient):
    own = await amina.says("Hej")
    sent = (await call(sandbox, "sendMessage", chat_id=1001, text="Hej"))[1]["result"]["message_id"]
    reasons = []
    for number, text in ((sent, "Hej"), (own, "Nej"), (99, "Nej"), (sent, "")):
        _, body = await call(sandbox, "editMessageText", chat_id=1001, message_id=number, text=text)
        reasons.append(body["description"].removeprefix("Bad Request: ").partition(":")[0])
    assert reasons == [
        "message is not modified",
        "message can't be edited",
        "message to edit not found",
        "message text is empty",
    ]
    _, body = await call(sandbox, "editMessageReplyMarkup", chat_id=1001, message_id=sent)
    assert body["description"].startswith("Bad Request: message is not modified")
