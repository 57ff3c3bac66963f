"""Text of a setting → the address it holds: databases, web pages, mail servers and mailboxes.

Each function raises ValueError with the second half of a sentence: what is wrong and what to write instead, never
the text itself (it may be a secret). Reads no environment and opens no connection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import SplitResult, unquote, urlsplit

Engine = Literal["sqlite", "postgresql"]

_SMTP_PORTS: Final = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
_IMAP_PORTS: Final = {"imap": 143, "imaps": 993, "imap+starttls": 143}
_SHOWN_ADDRESS: Final = re.compile(r"(?P<name>[^<>\x00-\x1f]*)<(?P<address>[^<>\s]+)>")
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where everything is kept. `path` is the file of an SQLite database, None for PostgreSQL."""

    engine: Engine
    url: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server to hand mail to or fetch it from; `scheme` says how it is encrypted. No user: no login."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address with the name shown beside it, which may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Listen:
    """The address and port that web pages, webhook and health are served on."""

    host: str
    port: int


def database(value: str) -> DatabaseAddress:
    """`sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://…`."""
    if value.startswith("sqlite:///") and len(value) > len("sqlite:///"):
        return DatabaseAddress("sqlite", value, Path(unquote(value.removeprefix("sqlite:///"))))
    if value.startswith("postgresql://") and _split(value).hostname:
        return DatabaseAddress("postgresql", value)
    raise ValueError(
        "must be sqlite:///FILE (as sqlite:///medskick.db) or postgresql://USER:PASSWORD@HOST/NAME"
    )


def web_address(value: str) -> str:
    """An `http` or `https` address without query; a final slash is taken away."""
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address as https://medskick.example.se")
    return value.rstrip("/")


def proxy(value: str) -> str:
    """`http://[user:password@]host:port`."""
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ValueError("must be http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT")
    return value.rstrip("/")


def listen(value: str) -> Listen:
    """`host:port`, an IPv6 host in brackets."""
    host, _, port = value.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]")
    if not bare or (":" in bare) != host.startswith("[") or not port.isascii() or not port.isdecimal():
        raise ValueError("must be HOST:PORT, as 127.0.0.1:8080 or [::1]:8080")
    if not 1 <= int(port) <= 65535:
        raise ValueError("needs a port between 1 and 65535")
    return Listen(bare, int(port))


def smtp(value: str) -> MailServer:
    """`smtp://`, `smtps://` or `smtp+starttls://`, with `[user:password@]host[:port]`, percent-encoded."""
    return _mail_server(value, _SMTP_PORTS)


def imap(value: str) -> MailServer:
    """`imaps://`, `imap+starttls://` or `imap://`, with `user:password@host[:port]`, percent-encoded."""
    return _mail_server(value, _IMAP_PORTS)


def _mail_server(value: str, ports: dict[str, int]) -> MailServer:
    parts = _split(value)
    if parts.scheme not in ports:
        raise ValueError(f"must begin with one of {', '.join(f'{scheme}://' for scheme in ports)}")
    if not parts.hostname:
        raise ValueError(f"names no server; write {parts.scheme}://USER:PASSWORD@HOST:PORT")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(
            "has something after the host; percent-encode / ? # and @ in user and password (%2F %3F %23 %40)"
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError("has a user without a password or the reverse; write both or none")
    return MailServer(parts.scheme, parts.hostname, parts.port or ports[parts.scheme], user, password)


def mail_address(value: str) -> MailAddress:
    """`name@example.se` or `Shown name <name@example.se>`."""
    from email_validator import EmailNotValidError, validate_email

    parts = _SHOWN_ADDRESS.fullmatch(value)
    try:
        address = validate_email(
            parts["address"] if parts else value, globally_deliverable=False, check_deliverability=False
        )
    except EmailNotValidError:
        raise ValueError("must be a mail address, as Kansliet <kansliet@example.se>") from None
    return MailAddress(parts["name"].strip('" ') if parts else "", address.normalized)


def domain(value: str) -> str:
    """A domain name with a dot in it, in small letters."""
    if not _DOMAIN.fullmatch(value.lower()):
        raise ValueError("must be a domain name, as studs.example.se")
    return value.lower()


def _split(value: str) -> SplitResult:
    """`urlsplit` that also looks at the port, whose error would otherwise come later and tell the text."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError(
            "is not an address that can be read; the port must be a number up to 65535"
        ) from None
    if any(character.isspace() for character in value):
        raise ValueError("has a space in it; percent-encode it as %20")
    return parts
