"""Cuts the bytes of an SMTP connection into command lines and letters. Does not understand either."""

from __future__ import annotations

import asyncio

_CHUNK = 262_144
_LONGEST_LINE = 4_096
_END = b"\r\n.\r\n"


class Oversized(Exception):
    """The sender sent more than was agreed."""


class Wire:
    """Reads one connection. Only CRLF ends a line of a letter, so that nothing can be smuggled past a lone LF."""

    def __init__(self, reader: asyncio.StreamReader, largest: int) -> None:
        self._reader = reader
        self._largest = largest
        self._buffer = bytearray()

    @property
    def empty(self) -> bool:
        """Whether everything received was read: time to answer a pipelining sender."""
        return not self._buffer

    async def line(self) -> bytes:
        """The next command without its line end. Raises Oversized, and EOFError at the end of the connection."""
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > _LONGEST_LINE:
                raise Oversized
            await self._more()
        line = bytes(self._buffer[:end]).rstrip(b"\r")
        del self._buffer[: end + 1]
        return line

    async def letter(self) -> bytes:
        """The letter up to the lone dot, dots unstuffed (RFC 5321, 4.5.2). Raises Oversized and EOFError."""
        self._buffer[:0] = b"\r\n"
        searched = 0
        while (end := self._buffer.find(_END, searched)) < 0:
            if len(self._buffer) > self._largest:
                raise Oversized
            searched = max(len(self._buffer) - len(_END), 0)
            await self._more()
        letter = bytes(self._buffer[: end + 2])
        del self._buffer[: end + len(_END)]
        return letter.replace(b"\r\n.", b"\r\n")[2:]

    async def _more(self) -> None:
        chunk = await self._reader.read(_CHUNK)
        if not chunk:
            raise EOFError
        self._buffer += chunk
