"""A conversation with a mailbox (IMAP4rev1, RFC 3501): what is unread, one mail after another, and that it was handled.

imaplib, with limits to time and size; blocks: called in threads. Nothing is deleted or moved, and fetching marks nothing:
a mail is marked read once it is kept, so that a program that dies in between fetches it again.
"""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from delivery.errors import LoginRefused, Unreachable, Untrusted
from delivery.smtp import Server

SECONDS: Final = 30.0
MOST_MAILS: Final = 200
"""In one round; the rest waits for the next."""
MOST_BYTES: Final = 1_000_000
"""Of one mail."""
_GONE: Final = (imaplib.IMAP4.error, OSError)


class Mailbox:
    """An open INBOX. Every method raises Unreachable where the server stops answering."""

    def __init__(self, server: Server) -> None:
        """Connect, encrypt and log in. `server.scheme` is imap (unencrypted), imaps or imap+starttls.

        Raises Unreachable, Untrusted or LoginRefused.
        """
        self._host = server.host
        self._imap = _connected(server)
        try:
            _log_in(self._imap, server)
            with _heard(self._host):
                self._imap.select("INBOX")
        except BaseException:
            self.close()
            raise

    def unread(self) -> list[str]:
        """The numbers of unread mails, oldest first, at most `MOST_MAILS`."""
        with _heard(self._host):
            _, found = self._imap.uid("search", "UNSEEN")
        numbers = found[0].split() if found and isinstance(found[0], bytes) else []
        return [number.decode("ascii", "replace") for number in numbers[:MOST_MAILS]]

    def fetch(self, number: str) -> bytes:
        """The beginning of a mail, at most `MOST_BYTES`; empty where it is gone. It stays unread."""
        with _heard(self._host):
            _, found = self._imap.uid("fetch", number, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        return next((part[1] for part in found if isinstance(part, tuple)), b"")

    def mark(self, number: str, *, aside: bool) -> None:
        """It is kept: read from now on, and with a flag where a person has to look at it."""
        with _heard(self._host):
            self._imap.uid("store", number, "+FLAGS.SILENT", r"(\Seen \Flagged)" if aside else r"(\Seen)")

    def close(self) -> None:
        """Say goodbye where somebody is there to hear it."""
        with suppress(*_GONE):
            self._imap.logout()
        with suppress(*_GONE):
            self._imap.shutdown()


def _connected(server: Server) -> imaplib.IMAP4:
    try:
        if server.scheme == "imaps":
            return imaplib.IMAP4_SSL(
                server.host, server.port, ssl_context=_context(server), timeout=server.seconds
            )
        imap = imaplib.IMAP4(server.host, server.port, timeout=server.seconds)
        if server.scheme == "imap+starttls":
            _encrypt(imap, server)
    except ssl.SSLError as error:
        raise Untrusted(
            f"The mailbox at {server.host} cannot be trusted ({_told(error)}); check the port, or name its authority "
            "in MEDSKICK_CA_FILE."
        ) from error
    except _GONE as error:
        raise Unreachable(
            f"The mailbox at {server.host}:{server.port} cannot be reached ({_told(error)}); check MEDSKICK_IMAP_URL."
        ) from error
    return imap


def _encrypt(imap: imaplib.IMAP4, server: Server) -> None:
    try:
        imap.starttls(ssl_context=_context(server))
    except BaseException:
        with suppress(*_GONE):
            imap.shutdown()
        raise


def _log_in(imap: imaplib.IMAP4, server: Server) -> None:
    try:
        imap.login(server.user, server.password)
    except OSError as error:
        raise Unreachable(f"The mailbox at {server.host} stopped answering ({_told(error)}).") from error
    except (imaplib.IMAP4.error, UnicodeError) as error:  # imaplib knows no letters beyond ASCII
        raise LoginRefused(
            f"The mailbox at {server.host} refused the login; check user and password in MEDSKICK_IMAP_URL."
        ) from error


@contextmanager
def _heard(host: str) -> Iterator[None]:
    """A connection that goes dead is told as a sentence."""
    try:
        yield
    except _GONE as error:
        raise Unreachable(
            f"The mailbox at {host} stopped answering ({_told(error)}); it is asked again in ten minutes."
        ) from error


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.ca_file is not None:
        context.load_verify_locations(server.ca_file)
    return context


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
