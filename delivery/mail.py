"""The way out by mail: fills a row's letter in and hands it over on one of a few kept connections.

smtplib in threads, four connections, a hundred messages each. Who gets what was decided when the row was queued.
"""

from __future__ import annotations

import asyncio
import smtplib
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from delivery.dispatch import real_now
from delivery.errors import DeliveryError, Refused, Unreachable
from delivery.smtp import Envelope, Lost, Reply, Server, Stage, close_smtp, hand_over, open_smtp
from delivery.verdict import WAITS_FOR_SERVER, judge, judge_lost
from dialogue.addresses import Addresses
from dialogue.letters import Letter, LetterError, fill, read_letter
from dialogue.outbox import OutboxRow, Outcome, Wire
from dialogue.tokens import signed
from storage import letters
from storage.database import Database

CONNECTIONS: Final = 4
MOST_MESSAGES: Final = 100
"""On one connection; servers count too."""
FRESH_SECONDS: Final = 20.0
"""A connection that rested longer may be dead without our knowing; it is not used again."""
_LETTERS: Final = 16


@dataclass(slots=True)
class _Line:
    """A kept connection."""

    smtp: smtplib.SMTP
    messages: int = 0
    rested_at: float = 0.0


class MailChannel:
    """Posts mail rows. `key` signs the return addresses by which bounces are known (VERP)."""

    wire: Wire = "mail"

    def __init__(self, database: Database, server: Server, addresses: Addresses, key: bytes) -> None:
        self.database, self.server, self.addresses, self.key = database, server, addresses, key
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="mail")
        self._resting: list[_Line] = []
        self._letters: OrderedDict[str, Letter] = OrderedDict()
        self._failed_opens = 0

    async def post(self, row: OutboxRow) -> Outcome:
        """Send one claimed row and say what came of it. Never raises."""
        letter = await self._letter(row.body["letter"])
        if letter is None:
            return Outcome("failed", "its letter is not kept any more")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._post, row, letter)

    async def close(self) -> None:
        """End the kept connections."""
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._threads.shutdown()
        while self._resting:
            close_smtp(self._resting.pop().smtp)

    async def _letter(self, letter_id: str) -> Letter | None:
        if letter_id not in self._letters:
            template = await self.database.read(letters.select_letter, letter_id)
            if template is None:
                return None
            self._letters[letter_id] = read_letter(template)
            while len(self._letters) > _LETTERS:
                self._letters.popitem(last=False)
        return self._letters[letter_id]

    def _post(self, row: OutboxRow, letter: Letter) -> Outcome:
        try:
            message = fill(letter, row.body["values"], real_now())
            return self._hand_over(row, message, self._take())
        except LetterError as error:
            return Outcome("failed", error.sentence)
        except DeliveryError as error:
            return self._not_open(error)

    def _hand_over(self, row: OutboxRow, message: bytes, line: _Line) -> Outcome:
        try:
            reply = hand_over(self.server, line.smtp, self._envelope(row), message)
        except Lost as lost:
            line.smtp.close()
            if lost.stage is Stage.SENDER and line.messages:
                # The server ended a used connection between two messages, as it may: this one has not begun.
                return self._hand_over(row, message, self._open())
            return judge_lost(lost, row.tries, real_now())
        self._put_back(line, reply)
        return judge(reply, row.tries, real_now())

    def _envelope(self, row: OutboxRow) -> Envelope:
        sender = self.addresses.sender
        if self.addresses.bounces:
            sender = f"b+{signed(self.key, 'return', str(row.id))}@{self.addresses.bounces}"
        return Envelope(sender, row.recipient, str(row.id))

    def _take(self) -> _Line:
        """A connection for one message; raises DeliveryError where none can be had."""
        while self._resting:
            line = self._resting.pop()
            if time.monotonic() - line.rested_at < FRESH_SECONDS:
                return line
            close_smtp(line.smtp)
        return self._open()

    def _open(self) -> _Line:
        line = _Line(open_smtp(self.server))
        self._failed_opens = 0
        return line

    def _put_back(self, line: _Line, reply: Reply) -> None:
        line.messages += 1
        if line.messages >= MOST_MESSAGES or reply.code == 421 or line.smtp.sock is None:
            close_smtp(line.smtp)
            return
        line.rested_at = time.monotonic()
        self._resting.append(line)

    def _not_open(self, error: DeliveryError) -> Outcome:
        """No recipient is to blame for a server that cannot be reached, or that does not let us in."""
        if not isinstance(error, Unreachable):
            return Outcome("retry", error.sentence, free=True, stop=True)
        wait = WAITS_FOR_SERVER[min(self._failed_opens, len(WAITS_FOR_SERVER) - 1)]
        self._failed_opens += 1
        return Outcome("retry", error.sentence, retry_at=real_now() + wait, free=True)


async def check_login(server: Server) -> None:
    """Connect, encrypt, log in, and leave. Raises Unreachable, Untrusted or LoginRefused."""
    await asyncio.to_thread(lambda: close_smtp(open_smtp(server)))


async def send_now(server: Server, sender: str, recipient: str, message: bytes) -> str:
    """Send one finished message while the caller waits; the server's answer. Raises DeliveryError."""
    return await asyncio.to_thread(_send_now, server, Envelope(sender, recipient, "test"), message)


def _send_now(server: Server, envelope: Envelope, message: bytes) -> str:
    smtp = open_smtp(server)
    try:
        reply = hand_over(server, smtp, envelope, message)
    except Lost as lost:
        raise Unreachable(
            f"The mail server {server.host} broke off ({lost.reason}); the mail may or may not have arrived."
        ) from lost
    finally:
        close_smtp(smtp)
    if not reply.taken:
        raise Refused(f"The mail server {server.host} did not take the mail: {reply.code} {reply.text}")
    return f"{reply.code} {reply.text}"
