"""Talks over HTTP to a running sandbox, for tests and the demo: persons, faults, waiting, mails. Holds no rules.

    sandbox = SandboxClient("http://127.0.0.1:8081")
    amina = await sandbox.add_person(1001, "Amina", language_code="sv")
    await amina.says("/start")
    await amina.sees("Välkommen")
    await amina.presses("Svara")

A refused act raises SandboxRefusal with the reason; something waited for in vain raises NotSeen with what was there.

    SandboxError
    ├── SandboxRefusal   the sandbox would not do it
    └── NotSeen          it did not come in time; also an AssertionError, so that a test shows it as a failure
"""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any

import aiohttp

Json = dict[str, Any]


class SandboxError(Exception):
    """Something about the sandbox."""


class SandboxRefusal(SandboxError):
    """The sandbox would not do it; the text says why."""


class NotSeen(SandboxError, AssertionError):
    """What was waited for did not come in time."""


@dataclass(slots=True, frozen=True)
class Seen:
    """A message of the bot's as a person sees it. `buttons` are the labels of its inline keyboard in reading order,
    `body` the Bot API's Message object."""

    id: int
    text: str
    buttons: tuple[str, ...]
    body: Json


class PersonClient:
    """One person's hands and eyes. `sees` looks at what the bot did since this person's last act here."""

    def __init__(self, sandbox: SandboxClient, person_id: int) -> None:
        self.id = person_id
        self._sandbox = sandbox
        self._mark = 0

    async def says(self, text: str, reply_to: int | None = None, group_id: int | None = None) -> int:
        """Write, perhaps in reply to a message's number or in a group; the message's number."""
        return int((await self._act("says", text=text, reply_to=reply_to, group_id=group_id))["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        """Change an own message."""
        await self._act("edits", message_id=message_id, text=text)

    async def opens(self, payload: str = "") -> int:
        """Follow t.me/<bot>?start=PAYLOAD; the number of the /start message."""
        return int((await self._act("opens", payload=payload))["message_id"])

    async def presses(self, button: str, message_id: int | None = None) -> str | None:
        """Press a button, named by its text or callback data, on the newest message that has it; the address it opens,
        None for one that asks the bot."""
        pressed = await self._act("presses", button=button, message_id=message_id)
        return pressed["url"] if pressed["url"] is None else str(pressed["url"])

    async def sends(self, kind: str, caption: str = "", size: int | None = None) -> int:
        """Send a voice, document, sticker or photo, made up; the message's number. `size` (bytes) may be claimed."""
        return int((await self._act("sends", kind=kind, caption=caption, size=size))["message_id"])

    async def sends_album(self, captions: list[str]) -> list[int]:
        """Send photos as one album, a message for each caption; the messages' numbers."""
        return [act["message_id"] for act in (await self._act("sends_album", captions=captions))["acts"]]

    async def blocks(self) -> None:
        """Stop the bot."""
        await self._act("blocks")

    async def unblocks(self) -> None:
        """Take the bot back."""
        await self._act("unblocks")

    async def deactivates(self) -> None:
        """Close the account."""
        await self._act("deactivates")

    async def sees(self, text: str, timeout: float = 10.0) -> Seen:
        """Wait until a message of the bot's, new or edited since the last act, holds the text. Raises NotSeen."""
        found = await self._sandbox.wait({"chat": self.id, "text": text, "after": self._mark}, timeout)
        if found is None:
            shown = [message.text for message in await self.messages()]
            raise NotSeen(
                f"{text!r} did not come to {self.id} in {timeout} s; the bot's messages are {shown}"
            )
        return _seen(found["message"])

    async def sees_notice(self, text: str, timeout: float = 10.0) -> None:
        """Wait until the last press is answered with a notice that holds the text. Raises NotSeen."""
        wish = {"chat": self.id, "notice": text, "after": self._mark}
        if await self._sandbox.wait(wish, timeout) is None:
            raise NotSeen(f"no press by {self.id} was answered with {text!r} in {timeout} s")

    async def messages(self) -> list[Seen]:
        """The bot's messages in the private chat that were not deleted, oldest first."""
        transcript = await self.transcript()
        return [_seen(message) for message in transcript if message["from_bot"] and not message["deleted"]]

    async def transcript(self) -> list[Json]:
        """All messages in the private chat, both sides, deleted ones too, oldest first."""
        return list((await self._sandbox.get(f"chats/{self.id}"))["messages"])

    async def menu(self) -> dict[str, str]:
        """The commands that the bot shows this person, with their descriptions."""
        commands = (await self._sandbox.get(f"persons/{self.id}/menu"))["commands"]
        return {command["command"]: command["description"] for command in commands}

    async def _act(self, act: str, **arguments: Any) -> Json:
        given = {name: value for name, value in arguments.items() if value is not None}
        done = await self._sandbox.post(f"persons/{self.id}/{act}", given)
        self._mark = int(done["version"])
        return done


class SandboxClient:
    """A running sandbox at an address such as http://127.0.0.1:8081. Close it, or use it as an async context manager."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._persons: dict[int, PersonClient] = {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> SandboxClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def add_person(self, person_id: int, first_name: str, **fields: Any) -> PersonClient:
        """Create a person: `language_code`, `last_name`, `username`, `started` (the bot may write first)."""
        await self.post("persons", {"id": person_id, "first_name": first_name, **fields})
        return self.person(person_id)

    def person(self, person_id: int) -> PersonClient:
        """The hands and eyes of a person who exists there; the same object each time."""
        return self._persons.setdefault(person_id, PersonClient(self, person_id))

    async def crowd_says(
        self, texts: int, chats: int, first_id: int, template: str | list[str] = "Medskick {n}"
    ) -> list[int]:
        """Inject that many texts, dealt in turn to that many persons; the updates' numbers. Several templates take turns."""
        body = {"texts": texts, "chats": chats, "first_id": first_id, "template": template}
        return list((await self.post("crowd/says", body))["update_ids"])

    async def wait(self, wish: Json, timeout: float = 30.0) -> Json | None:
        """Wait for a condition of `sandbox.control.waiting`; what was found, None when it did not come in time."""
        answer = await self.post("wait", {**wish, "timeout": timeout})
        return answer if answer["met"] else None

    async def fault(self, **fault: Any) -> None:
        """Plan a fault of the Bot API: the fields of `sandbox.botapi.faults.Fault`, and `times`, `probability`, `seed`."""
        await self.post("faults", fault)

    async def mail_fault(self, **fault: Any) -> None:
        """Plan a fault of the mail server: the fields of `sandbox.mailbox.faults.MailFault`, and when it strikes."""
        await self.post("mail-faults", fault)

    async def clear_faults(self) -> None:
        """Forget all planned faults."""
        await self._ask("DELETE", "faults")

    async def calls(self, method: str | None = None, chat_id: int | None = None) -> list[Json]:
        """The bot's calls, oldest first: `{"at", "method", "chat_id", "code"}`."""
        wanted = {"method": method, "chat": None if chat_id is None else str(chat_id)}
        query = {name: value for name, value in wanted.items() if value is not None}
        return list((await self._ask("GET", "calls", params=query))["calls"])

    async def mails(self, recipient: str | None = None) -> list[Json]:
        """The kept mails, newest first, each with `subject`, `html`, `text`, `headers` and `source`."""
        query = {} if recipient is None else {"recipient": recipient}
        listed = (await self._ask("GET", "mails", params=query))["mails"]
        return [await self.get(f"mails/{mail['id']}") for mail in listed]

    async def waits_for_mails(self, count: int, recipient: str | None = None, timeout: float = 10.0) -> None:
        """Wait until that many mails were accepted, in all or to that address. Raises NotSeen."""
        wish: Json = {"mails": count} if recipient is None else {"mails": count, "recipient": recipient}
        if await self.wait(wish, timeout) is None:
            raise NotSeen(
                f"{count} mails{f' to {recipient}' if recipient else ''} did not come in {timeout} s"
            )

    async def get(self, path: str) -> Json:
        """GET /sandbox/<path>. Raises SandboxRefusal."""
        return await self._ask("GET", path)

    async def post(self, path: str, body: Any) -> Json:
        """POST JSON to /sandbox/<path>. Raises SandboxRefusal."""
        return await self._ask("POST", path, json=body)

    async def _ask(self, verb: str, path: str, **arguments: Any) -> Json:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        async with self._session.request(verb, f"{self.url}/sandbox/{path}", **arguments) as answer:
            body: Json = await answer.json()
            if not answer.ok:
                raise SandboxRefusal(str(body.get("error", answer.reason)))
            return body


def _seen(message: Json) -> Seen:
    rows = message["body"].get("reply_markup", {}).get("inline_keyboard", [])
    labels = tuple(button["text"] for row in rows for button in row)
    return Seen(message["id"], message["text"], labels, message["body"])
