"""A mailbox on loopback that speaks as much IMAP4rev1 (RFC 3501) as a reader of it needs, with faults to be planned."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LITERAL = re.compile(rb"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", re.IGNORECASE)
STORE = re.compile(rb"UID STORE (\d+) \+FLAGS\.SILENT \(([^)]*)\)", re.IGNORECASE)


@dataclass
class Box:
    """Mails by number, with their flags. `cut_at` breaks the line at a command's name, `silent_at` answers nothing."""

    port: int = 0
    mails: list[bytes] = field(default_factory=list)
    flags: dict[int, str] = field(default_factory=dict)
    password: str = "rätt"
    cut_at: str = ""
    silent_at: str = ""

    def unread(self) -> list[int]:
        """The numbers of mails that nobody has marked."""
        return [
            number for number in range(1, len(self.mails) + 1) if "Seen" not in self.flags.get(number, "")
        ]

    def answer(self, line: bytes) -> bytes | None:
        """What is said to a command without its tag, up to the closing line; None to break off."""
        word = (
            line.split()[0 if not line.upper().startswith(b"UID") else 1].upper().decode("ascii", "replace")
        )
        if word == self.cut_at:
            return None
        if word == "SEARCH":
            return b"* SEARCH " + b" ".join(b"%d" % number for number in self.unread()) + b"\r\n"
        if found := LITERAL.match(line):
            number, most = int(found[1]), int(found[2])
            body = self.mails[number - 1][:most]
            return b"* %d FETCH (UID %d BODY[]<0> {%d}\r\n%b)\r\n" % (number, number, len(body), body)
        if stored := STORE.match(line):
            self.flags[int(stored[1])] = stored[2].decode("ascii")
        if word == "SELECT":
            return b"* %d EXISTS\r\n" % len(self.mails)
        return b"* CAPABILITY IMAP4rev1\r\n" if word == "CAPABILITY" else b""


@asynccontextmanager
async def running_box(*mails: bytes) -> AsyncIterator[Box]:
    """The mailbox for as long as the block lasts."""
    box = Box(mails=list(mails))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        try:
            while line := await reader.readline():
                tag, _, rest = line.strip().partition(b" ")
                if box.silent_at and box.silent_at.encode() in rest.upper():
                    await reader.read()  # until the other side has had enough
                said = box.answer(rest)
                if said is None:
                    break
                refused = rest.upper().startswith(b"LOGIN") and box.password.encode() not in rest
                writer.write(said + tag + (b" NO wrong\r\n" if refused else b" OK done\r\n"))
                if rest.upper() == b"LOGOUT":
                    break
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
