"""One document from one address: asked politely, bounded in time, size and hops.

Knows HTTP and nothing of what the bytes mean. Keeps nothing between two calls: the caller stores `etag` and
`last_modified` and hands them back (conditional GET, RFC 9110 section 13).
"""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import httpcore
import httpx

from newsletter.feeds.document import MAX_BYTES
from newsletter.feeds.errors import (
    FeedAnswered,
    FeedError,
    FeedRefused,
    FeedUnreachable,
    shown,
    too_large,
)
from newsletter.feeds.guard import asked_address
from newsletter.feeds.transport import GuardedTransport

SECONDS: Final = 10.0
_HOPS: Final = 4
_ASKS_FOR: Final = "text/calendar, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class FetchRules:
    """How addresses are asked. `proxy` is an http:// address, `ca_file` certificates to trust beside the usual.

    `allow_private` lifts the guard against private networks and the two ports; `seconds` is for one document
    with all its hops; `max_bytes` counts after decompression.
    """

    allow_private: bool = False
    proxy: str = ""
    ca_file: Path | None = None
    seconds: float = SECONDS
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came. `headers` have lower-case names; `etag` and `last_modified` are "" when not sent."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""
    final_url: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed since the `etag` or `last_modified` that was handed in.

    Never the answer when neither was.
    """

    final_url: str


async def fetch(
    rules: FetchRules, url: str, *, etag: str = "", last_modified: str = ""
) -> Fetched | NotModified:
    """The document at `url`, following at most four redirects, each judged like the first address.

    Raises FeedRefused, FeedUnreachable, FeedAnswered or FeedTooLarge, each naming `url`.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    asks = {name: value for name, value in conditions.items() if value}
    try:
        async with asyncio.timeout(rules.seconds), _client(rules, url) as client:
            return await _follow(client, rules, url, asks)
    except TimeoutError:
        raise FeedUnreachable(url, f"took more than {rules.seconds:g} s; it is tried again later.") from None
    except FeedError as error:
        raise _said_of(url, error) from None
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProxyError) as error:
        raise FeedUnreachable(
            url, f"could not be reached ({_reason(error)}); it is tried again later."
        ) from None
    except (httpcore.ProtocolError, httpx.InvalidURL, ssl.SSLError, zlib.error) as error:
        raise FeedUnreachable(
            url, f"gave an answer that breaks off or is not HTTP ({_reason(error)}); ask its owner."
        ) from None


@asynccontextmanager
async def _client(rules: FetchRules, url: str) -> AsyncIterator[httpx.AsyncClient]:
    try:
        certificates = _certificates(rules.ca_file)
    except OSError:
        raise FeedUnreachable(
            url,
            f"was not asked: the certificate file {rules.ca_file} cannot be read; check MEDSKICK_CA_FILE.",
        ) from None
    transport = GuardedTransport(certificates, allow_private=rules.allow_private, proxy=rules.proxy)
    headers = {"Accept": _ASKS_FOR, "Accept-Encoding": "gzip", "User-Agent": "Medskick (feed reader)"}
    async with httpx.AsyncClient(
        transport=transport, headers=headers, timeout=rules.seconds, trust_env=False, follow_redirects=False
    ) as client:
        yield client


@lru_cache(maxsize=2)
def _certificates(ca_file: Path | None) -> ssl.SSLContext:
    context = httpx.create_ssl_context(trust_env=False)
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context


async def _follow(
    client: httpx.AsyncClient, rules: FetchRules, url: str, asks: dict[str, str]
) -> Fetched | NotModified:
    address = asked_address(url, allow_private=rules.allow_private)
    for _ in range(_HOPS + 1):
        async with client.stream("GET", address, headers=asks) as answer:
            # httpx counts 304 as a redirect; only one that names a place is.
            if not answer.has_redirect_location:
                return await _document(answer, rules, url, conditional=bool(asks))
            leads_to = str(answer.url.join(answer.headers["location"]))
        address = asked_address(leads_to, allow_private=rules.allow_private)
    raise FeedRefused(url, f"is sent on more than {_HOPS} times; give the address it ends at.")


async def _document(
    answer: httpx.Response, rules: FetchRules, url: str, *, conditional: bool
) -> Fetched | NotModified:
    if answer.status_code == 304 and conditional:
        return NotModified(str(answer.url))
    if answer.status_code != 200:
        raise _answered(url, answer.status_code)
    return Fetched(
        body=await _body(answer, rules, url),
        headers=dict(answer.headers),
        etag=_sendable(answer.headers.get("etag", "")),
        last_modified=_sendable(answer.headers.get("last-modified", "")),
        final_url=str(answer.url),
    )


def _answered(url: str, status: int) -> FeedAnswered:
    if status in {404, 410}:
        return FeedAnswered(url, f"is not there any more (status {status}); look up its new address.", status)
    if status in {401, 403}:
        return FeedAnswered(
            url, f"is not open to all (status {status}); ask its owner for an open one.", status
        )
    return FeedAnswered(url, f"answered with status {status}; it is tried again later.", status)


async def _body(answer: httpx.Response, rules: FetchRules, url: str) -> bytes:
    """The whole body, unpacked piece by piece so that a small answer cannot unfold into a large one."""
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise FeedUnreachable(url, f"is packed as {coding[:20]}, which was not asked for; ask its owner.")
    unpacker = zlib.decompressobj(wbits=31) if coding.endswith("gzip") else None
    body = bytearray()
    async for piece in answer.aiter_raw():
        room = rules.max_bytes + 1 - len(body)
        body += unpacker.decompress(piece, room) if unpacker else piece
        if len(body) > rules.max_bytes:
            raise too_large(url, rules.max_bytes)
    if unpacker and body and not unpacker.eof:
        raise FeedUnreachable(url, "gave an answer that breaks off; it is tried again later.")
    return bytes(body)


def _sendable(value: str) -> str:
    """`value` when it may stand in a request header, else "": then the next fetch is unconditional."""
    return value if value.isascii() and value.isprintable() else ""


def _said_of(url: str, error: FeedError) -> FeedError:
    """`error` as one about the address that staff entered, also when it arose at a host or hop further on."""
    if error.address == url:
        return error
    if isinstance(error, FeedRefused):
        return FeedRefused(url, f"leads to {shown(error.address)}, which {error.because}")
    return FeedUnreachable(url, f"could not be read: {shown(error.address)} {error.because}")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
