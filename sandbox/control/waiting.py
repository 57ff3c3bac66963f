"""Long polls until a condition holds. The conditions only look; they change nothing.

| body | holds when |
| --- | --- |
| `{"chat", "messages": n}` | the bot has sent at least n messages to that chat |
| `{"chat", "text": t, "after": v}` | a message of the bot's, sent or edited after version v, holds that text |
| `{"chat", "notice": t, "after": v}` | a press answered after version v shows that text |
| `{"method", "calls": n}` | that method was called at least n times |
| `{"pending": n}` | at most n updates are unconfirmed |
| `{"mails": n}` or `{"mails": n, "recipient": a}` | at least n mails were accepted, in all or to that address |

Each takes `timeout` in seconds (30) and answers {"met": true or false} with what was found.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json
from sandbox.control.keys import MESSENGER, OFFICE
from sandbox.control.views import message_view
from sandbox.mailbox.store import MailStore

routes = web.RouteTableDef()
_LONGEST = 600.0


@routes.post("/wait")
async def wait(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    wish = await request.json()
    look = _condition(messenger, request.app[OFFICE].store, wish)
    loop = asyncio.get_running_loop()
    until = loop.time() + min(float(wish.get("timeout", 30)), _LONGEST)
    while True:
        version = messenger.bell.version
        found = look()
        if found is not None:
            return web.json_response({"met": True, **found})
        if not await messenger.bell.heard(version, until - loop.time()):
            return web.json_response({"met": False})


def _condition(messenger: Messenger, store: MailStore, wish: Json) -> Callable[[], Json | None]:
    """What to look for: a function that returns what it found, or None. Raises ValueError for an unknown wish."""
    if "chat" in wish:
        return _in_chat(messenger, wish)
    if "calls" in wish:
        return lambda: _enough("calls", messenger.calls.counts[wish["method"]], wish["calls"])
    if "pending" in wish:
        return lambda: {} if len(messenger.updates.pending) <= wish["pending"] else None
    if "recipient" in wish:
        return lambda: _enough("mails", store.counts[wish["recipient"]], wish["mails"])
    if "mails" in wish:
        return lambda: _enough("mails", store.received, wish["mails"])
    raise ValueError("wait for messages, text or notice in a chat, for calls, pending or mails")


def _in_chat(messenger: Messenger, wish: Json) -> Callable[[], Json | None]:
    chat = messenger.chats[wish["chat"]]
    after = int(wish.get("after", 0))
    if "messages" in wish:
        return lambda: _enough("messages", chat.sent_by_bot, wish["messages"])
    if "notice" in wish:
        return lambda: next(
            (
                dict(known)
                for known in chat.notices
                if known["version"] > after and wish["notice"] in known["text"]
            ),
            None,
        )

    def message_with_text() -> Json | None:
        for message in chat.since(after):
            if message.from_bot and not message.deleted and wish["text"] in message.text:
                return {"message": message_view(message)}
        return None

    return message_with_text


def _enough(name: str, count: int, wanted: int) -> Json | None:
    return {name: count} if count >= wanted else None
