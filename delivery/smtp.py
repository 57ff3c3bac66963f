"""One conversation with a mail server, told stage by stage so that nobody has to guess what became of a message.

    open_smtp(server)                  connect, encrypt, log in
    hand_over(smtp, envelope, data)    one message: a `Reply`, or `Lost` with the stage at which the line went dead

Before the final dot has left, the server has no message (RFC 5321 section 4.1.1.4); after it, only its answer tells
(RFC 1047). Blocks: called in threads. Draws no conclusions; `verdict` does.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from delivery.errors import LoginRefused, Unreachable, Untrusted

_SERVER_GONE: Final = (smtplib.SMTPException, OSError)


class Stage(IntEnum):
    """How far a message came. Up to BODY the server cannot have it."""

    SENDER = 1
    RECIPIENT = 2
    DATA = 3
    BODY = 4
    END = 5


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how it is spoken to. `scheme`: smtp (unencrypted), smtps, or smtp+starttls; no user: no login.

    `ca_file` holds certificates to trust beside the system's. `seconds` bounds connecting and each command,
    `end_seconds` the answer to the final dot (ten minutes by RFC 5321 section 4.5.3.2.6).
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""
    ca_file: Path | None = None
    seconds: float = 60.0
    end_seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who a message is from and to on the wire; `number` names it in reports of its fate (RFC 3461)."""

    sender: str
    recipient: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said, and to what."""

    stage: Stage
    code: int
    text: str

    @property
    def taken(self) -> bool:
        """Whether the server has taken the message on."""
        return self.stage is Stage.END and 200 <= self.code < 300


class Lost(Exception):
    """The connection went dead at `stage`."""

    def __init__(self, stage: Stage, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.reason = reason


def open_smtp(server: Server) -> smtplib.SMTP:
    """A connection that is ready for a message. Raises Unreachable, Untrusted or LoginRefused."""
    smtp = _connected(server)
    try:
        _encrypt(smtp, server)
        _log_in(smtp, server)
    except BaseException:
        smtp.close()
        raise
    assert isinstance(smtp.sock, socket.socket)
    # The dot goes out by itself; it must not wait for the body's acknowledgement.
    smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def close_smtp(smtp: smtplib.SMTP) -> None:
    """Say goodbye where somebody is there to hear it."""
    try:
        if smtp.sock is not None:
            smtp.sock.settimeout(2)
            smtp.quit()
    except _SERVER_GONE:
        pass
    finally:
        smtp.close()


def hand_over(server: Server, smtp: smtplib.SMTP, envelope: Envelope, message: bytes) -> Reply:
    """Give one message (CRLF lines) to the server; its answer to whatever it did not accept, or to the final dot.

    After a refusal the connection is good for the next message, or closed (`smtp.sock` None). Raises Lost.
    """
    if not envelope.recipient.isascii() and not smtp.has_extn("smtputf8"):
        return Reply(Stage.RECIPIENT, 550, "5.6.7 the mail server takes no addresses beyond a-z (SMTPUTF8)")
    stage = Stage.SENDER
    try:
        code, text = smtp.mail(envelope.sender, _sender_options(smtp, envelope, len(message)))
        if code == 250:
            stage = Stage.RECIPIENT
            code, text = smtp.rcpt(envelope.recipient, _recipient_options(smtp, envelope))
        if stage is Stage.RECIPIENT and code in (250, 251):
            stage = Stage.DATA
            code, text = smtp.docmd("DATA")
        if code != 354:
            _forget(smtp)
            return _reply(stage, code, text)
        stage = Stage.BODY
        smtp.send(_stuffed(message))
        smtp.send(b".\r\n")
        stage = Stage.END
        return _reply(stage, *_last_answer(server, smtp))
    except _SERVER_GONE as error:
        raise Lost(stage, _told(error)) from error


def _forget(smtp: smtplib.SMTP) -> None:
    """Begin afresh after a refusal; a server that also hung up has answered all the same."""
    try:
        smtp.rset()
    except _SERVER_GONE:
        smtp.close()


def _connected(server: Server) -> smtplib.SMTP:
    name = socket.gethostname()
    called = name if "." in name else "[127.0.0.1]"
    try:
        if server.scheme == "smtps":
            return smtplib.SMTP_SSL(
                server.host, server.port, called, timeout=server.seconds, context=_context(server)
            )
        return smtplib.SMTP(server.host, server.port, called, timeout=server.seconds)
    except ssl.SSLError as error:
        raise _untrusted(server, error) from error
    except _SERVER_GONE as error:
        raise _unreachable(server, error) from error


def _encrypt(smtp: smtplib.SMTP, server: Server) -> None:
    try:
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=_context(server))
        smtp.ehlo_or_helo_if_needed()
    except ssl.SSLError as error:
        raise _untrusted(server, error) from error
    except smtplib.SMTPNotSupportedError:
        raise Untrusted(
            f"The mail server {server.host} offers no encryption; use another port, or smtp:// if it is a local one."
        ) from None
    except _SERVER_GONE as error:
        raise _unreachable(server, error) from error


def _log_in(smtp: smtplib.SMTP, server: Server) -> None:
    if not server.user:
        return
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        if 400 <= error.smtp_code < 500:
            raise _unreachable(server, error) from error
        raise LoginRefused(
            f"The mail server {server.host} refused the login; check user and password in MEDSKICK_SMTP_URL."
        ) from error
    except smtplib.SMTPNotSupportedError:
        raise LoginRefused(
            f"The mail server {server.host} offers no login; take user and password out of MEDSKICK_SMTP_URL."
        ) from None
    except _SERVER_GONE as error:
        raise _unreachable(server, error) from error


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.ca_file is not None:
        context.load_verify_locations(server.ca_file)
    return context


def _sender_options(smtp: smtplib.SMTP, envelope: Envelope, size: int) -> list[str]:
    options: list[tuple[bool, Callable[[], str]]] = [
        (smtp.has_extn("size"), lambda: f"SIZE={size}"),
        (smtp.has_extn("dsn"), lambda: f"RET=HDRS ENVID={envelope.number}"),
        (not envelope.recipient.isascii(), lambda: "SMTPUTF8"),
    ]
    return [option() for offered, option in options if offered]


def _recipient_options(smtp: smtplib.SMTP, envelope: Envelope) -> list[str]:
    """A report of failure only, that names whom we wrote to, also where the mail was forwarded (RFC 3461 section 4)."""
    if not smtp.has_extn("dsn"):
        return []
    named = "".join(
        letter if "!" <= letter <= "~" and letter not in "+=" else f"+{ord(letter):02X}"
        for letter in envelope.recipient
    )
    return ["NOTIFY=FAILURE", *([f"ORCPT=rfc822;{named}"] if envelope.recipient.isascii() else [])]


def _stuffed(message: bytes) -> bytes:
    """Dots at the beginnings of lines doubled, and a line end at the end (RFC 5321 section 4.5.2)."""
    body = message if message.endswith(b"\r\n") else message + b"\r\n"
    doubled = body.replace(b"\r\n.", b"\r\n..")
    return b"." + doubled if doubled.startswith(b".") else doubled


def _last_answer(server: Server, smtp: smtplib.SMTP) -> tuple[int, bytes]:
    assert smtp.sock is not None
    smtp.sock.settimeout(server.end_seconds)
    answer = smtp.getreply()
    smtp.sock.settimeout(server.seconds)
    return answer


def _reply(stage: Stage, code: int, text: bytes) -> Reply:
    if not 200 <= code < 600:
        raise Lost(stage, "the server answered something that is no answer")
    return Reply(stage, code, " ".join(text.decode("utf-8", "replace").split()))


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _untrusted(server: Server, error: Exception) -> Untrusted:
    return Untrusted(
        f"The mail server {server.host} cannot be trusted ({_told(error)}); check the port, or name its authority in "
        "MEDSKICK_CA_FILE."
    )


def _unreachable(server: Server, error: Exception) -> Unreachable:
    return Unreachable(
        f"The mail server {server.host}:{server.port} cannot be reached ({_told(error)}); check MEDSKICK_SMTP_URL, or "
        "wait until it answers."
    )
