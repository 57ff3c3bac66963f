"""Mail to a server behind TLS: only to one that can prove who it is, and never a password in the clear."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from delivery.errors import LoginRefused, Untrusted
from delivery.mail import check_login, send_now
from delivery.smtp import Server

CERTIFICATES = Path(__file__).parents[1] / "kit" / "certificates"
"""Made for these tests by openssl, good for a hundred years, known to nobody else: an authority, and a key for localhost."""
AUTHORITY = CERTIFICATES / "authority.pem"


class Post:
    """A mail server for one connection at a time, behind TLS at once or after STARTTLS."""

    def __init__(self, *, at_once: bool, offers_starttls: bool = True) -> None:
        self.at_once, self.offers = at_once, offers_starttls
        self.commands: list[str] = []
        self.taken = b""
        self.port = 0
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(CERTIFICATES / "localhost.pem")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Post]:
        server = await asyncio.start_server(
            self._serve, "localhost", 0, family=2, ssl=self._tls if self.at_once else None
        )
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    def server(self, ca_file: Path | None = AUTHORITY, user: str = "") -> Server:
        scheme = "smtps" if self.at_once else "smtp+starttls"
        return Server(scheme, "localhost", self.port, user, "secret" if user else "", ca_file, seconds=5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"220 post\r\n")
            while line := await reader.readline():
                await self._answer(line.decode().strip(), reader, writer)
        except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, line: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        word, _, rest = line.partition(" ")
        self.commands.append(f"{word.upper()} {rest}".strip())
        match word.upper():
            case "EHLO":
                offer = b"250-STARTTLS\r\n" if self.offers and not self.at_once else b""
                writer.write(b"250-post\r\n" + offer + b"250-AUTH PLAIN\r\n250 SMTPUTF8\r\n")
            case "STARTTLS":
                writer.write(b"220 go on\r\n")
                await writer.start_tls(self._tls)
            case "AUTH":
                writer.write(b"235 welcome\r\n" if line.endswith("AGRpc2EAc2VjcmV0") else b"535 no\r\n")
            case "DATA":
                writer.write(b"354 go on\r\n")
                self.taken = await reader.readuntil(b"\r\n.\r\n")
                writer.write(b"250 taken\r\n")
            case "QUIT":
                writer.write(b"221 bye\r\n")
            case _:
                writer.write(b"250 fine\r\n")


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_letter_travels_encrypted(at_once: bool) -> None:
    async with Post(at_once=at_once).open() as post:
        answer = await send_now(
            post.server(user="disa"), "kansliet@example.se", "åsa@example.org", b"Subject: hej\r\n\r\nhej\r\n"
        )
    assert answer == "250 taken" and post.taken.startswith(b"Subject: hej")
    assert any(
        command.startswith("MAIL FROM:<kansliet@example.se>") and "SMTPUTF8" in command
        for command in post.commands
    )
    assert "RCPT TO:<åsa@example.org>" in post.commands


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_server_that_cannot_prove_who_it_is_gets_neither_password_nor_letter(at_once: bool) -> None:
    async with Post(at_once=at_once).open() as post:
        with pytest.raises(Untrusted, match="MEDSKICK_CA_FILE"):
            await check_login(post.server(ca_file=None, user="disa"))
    assert not any(command.startswith(("AUTH", "MAIL")) for command in post.commands)


async def test_encryption_that_is_not_offered_is_not_gone_without() -> None:
    async with Post(at_once=False, offers_starttls=False).open() as post:
        with pytest.raises(Untrusted, match="offers no encryption"):
            await check_login(post.server(user="disa"))
    assert not any(command.startswith("AUTH") for command in post.commands)


async def test_a_wrong_password_is_told_of_behind_tls_too() -> None:
    async with Post(at_once=True).open() as post:
        with pytest.raises(LoginRefused, match="check user and password"):
            await check_login(post.server(user="edvin"))
