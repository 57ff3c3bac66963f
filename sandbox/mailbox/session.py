"""The SMTP dialogue with one sender. Does not keep mails; the store does."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.mailbox.faults import MailFaultPlan
from sandbox.mailbox.login import LOGIN_QUESTIONS, Login, read_base64
from sandbox.mailbox.store import MailStore
from sandbox.mailbox.wire import Oversized, Wire

LARGEST = 32_000_000
_PATH = re.compile(rb"(?:FROM|TO):\s*<([^<>\r\n]*)>(.*)$", re.IGNORECASE)
_SIZE = re.compile(rb"\bSIZE=(\d+)", re.IGNORECASE)


class _Ended(Exception):
    """The dialogue is over."""


@dataclass(slots=True)
class PostOffice:
    """What all sessions share: where mails go, what goes wrong, who may log in (None: no login is asked for)."""

    store: MailStore
    faults: MailFaultPlan
    login: Login | None = None


class Session:
    """One connection, from greeting to end."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, office: PostOffice
    ) -> None:
        self._wire = Wire(reader, LARGEST)
        self._writer = writer
        self._office = office
        self._logged_in = office.login is None
        self._sender: str | None = None
        self._recipients: list[str] = []
        self._replies = bytearray()
        self._commands: dict[bytes, Callable[[bytes], Awaitable[None]]] = {
            b"EHLO": self._ehlo,
            b"HELO": self._ehlo,
            b"AUTH": self._auth,
            b"MAIL": self._mail,
            b"RCPT": self._rcpt,
            b"DATA": self._data,
            b"RSET": self._rset,
            b"NOOP": self._noop,
            b"QUIT": self._quit,
        }

    async def run(self) -> None:
        """Serve the sender until either side ends it."""
        self._reply(220, "sandbox mailbox ready")
        try:
            while True:
                await self._flush()
                word, _, rest = (await self._wire.line()).partition(b" ")
                command = self._commands.get(word.upper(), self._unknown)
                await command(rest.strip())
        except Oversized:
            self._reply(552, "5.3.4 that is more than this mailbox takes")
            await self._flush(always=True)
        except _Ended:
            await self._flush(always=True)
        except (EOFError, ConnectionError):
            pass

    async def _ehlo(self, rest: bytes) -> None:  # noqa: ARG002
        lines = ["sandbox", "PIPELINING", "8BITMIME", f"SIZE {LARGEST}"]
        if self._office.login is not None:
            lines.append("AUTH PLAIN LOGIN")
        for line in lines[:-1]:
            self._replies += f"250-{line}\r\n".encode()
        self._reset()
        self._reply(250, lines[-1])

    async def _auth(self, rest: bytes) -> None:
        login = self._office.login
        if login is None or self._logged_in:
            return self._reply(503, "5.5.1 no login is asked for now")
        mechanism, _, initial = rest.partition(b" ")
        if mechanism.upper() == b"PLAIN":
            given = read_base64(initial or await self._asked(""))
            self._logged_in = login.fits_plain(given)
        elif mechanism.upper() == b"LOGIN":
            user = read_base64(initial or await self._asked(LOGIN_QUESTIONS[0]))
            self._logged_in = login.fits(user, read_base64(await self._asked(LOGIN_QUESTIONS[1])))
        else:
            return self._reply(504, "5.5.4 PLAIN and LOGIN are understood")
        if self._logged_in:
            return self._reply(235, "2.7.0 welcome")
        return self._reply(535, "5.7.8 wrong user or password")

    async def _mail(self, rest: bytes) -> None:
        path = _PATH.match(rest)
        size = _SIZE.search(rest)
        if not self._logged_in:
            self._reply(530, "5.7.0 log in first")
        elif self._sender is not None:
            self._reply(503, "5.5.1 there is already a sender")
        elif path is None:
            self._reply(501, "5.5.4 MAIL FROM:<address>")
        elif size and int(size[1]) > LARGEST:
            self._reply(552, "5.3.4 that is more than this mailbox takes")
        elif not await self._struck("MAIL", []):
            self._sender = path[1].decode(errors="replace")
            self._reply(250, "2.1.0 sender noted")

    async def _rcpt(self, rest: bytes) -> None:
        path = _PATH.match(rest)
        if self._sender is None:
            self._reply(503, "5.5.1 MAIL comes first")
        elif path is None or not path[1]:
            self._reply(501, "5.5.4 RCPT TO:<address>")
        else:
            recipient = path[1].decode(errors="replace")
            if not await self._struck("RCPT", [recipient]):
                self._recipients.append(recipient)
                self._reply(250, "2.1.5 recipient noted")

    async def _data(self, rest: bytes) -> None:  # noqa: ARG002
        if self._sender is None or not self._recipients:
            return self._reply(503, "5.5.1 MAIL and RCPT come first")
        if await self._struck("DATA", self._recipients):
            return self._reset()
        self._reply(354, "end with a dot on a line of its own")
        await self._flush(always=True)
        await self._accept(self._sender, await self._wire.letter())
        return self._reset()

    async def _accept(self, sender: str, letter: bytes) -> None:
        fault = self._office.faults.strike("END", self._recipients)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.code is not None:
                return self._reply(fault.code, fault.text)
        mail = self._office.store.accept(time.time(), sender, tuple(self._recipients), letter)
        if fault is not None and fault.cut:
            self._cut()
        return self._reply(250, f"2.0.0 accepted as {mail.id}")

    async def _rset(self, rest: bytes) -> None:  # noqa: ARG002
        self._reset()
        self._reply(250, "2.0.0 forgotten")

    async def _noop(self, rest: bytes) -> None:  # noqa: ARG002
        self._reply(250, "2.0.0 here")

    async def _quit(self, rest: bytes) -> None:  # noqa: ARG002
        self._reply(221, "2.0.0 goodbye")
        raise _Ended

    async def _unknown(self, rest: bytes) -> None:  # noqa: ARG002
        self._reply(502, "5.5.2 unknown command")

    async def _struck(self, stage: str, recipients: list[str]) -> bool:
        """Let a planned fault strike; whether it has answered the command."""
        fault = self._office.faults.strike(stage, recipients)
        if fault is None:
            return False
        await asyncio.sleep(fault.delay)
        if fault.cut:
            self._cut()
        if fault.code is None:
            return False
        self._reply(fault.code, fault.text)
        return True

    async def _asked(self, question: str) -> bytes:
        self._reply(334, question)
        await self._flush(always=True)
        return await self._wire.line()

    def _reset(self) -> None:
        self._sender = None
        self._recipients = []

    def _cut(self) -> None:
        self._replies.clear()
        self._writer.transport.abort()
        raise EOFError

    def _reply(self, code: int, text: str) -> None:
        self._replies += f"{code} {text}\r\n".encode()

    async def _flush(self, always: bool = False) -> None:
        # answers to pipelined commands leave in one go (RFC 2920)
        if self._replies and (always or self._wire.empty):
            self._writer.write(bytes(self._replies))
            self._replies.clear()
            await self._writer.drain()
