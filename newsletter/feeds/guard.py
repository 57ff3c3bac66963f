"""Which addresses Medskick asks, and a network that connects to no other (against SSRF, OWASP A10:2021).

`asked_address` judges what is written; `GuardedNetwork` judges what a name resolves to and connects to that
very IP address, so that a name cannot answer differently a second time (DNS rebinding).
Fetches nothing and reads no settings.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Final

import httpcore
import httpx

from newsletter.feeds.errors import FeedRefused, FeedUnreachable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS: Final = {80, 443}
_GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_CARRIES_IPV4: Final = ipaddress.IPv6Network("2002::/16")
_SCHEMES: Final = {"webcal": "https", "webcals": "https"}
_HOST: Final = re.compile(rb"[a-z0-9._:-]+")
_CONNECT_SECONDS: Final = 5.0


def is_public(address: IPAddress) -> bool:
    """Whether `address` is one host on the public internet, whatever it is wrapped in.

    IPv6 outside 2000::/3 is refused as a whole: it holds NAT64 (64:ff9b::/96), for which `is_global` is true,
    and every local range. 6to4 (2002::/16) can carry a private IPv4 address. Multicast counts as global in
    `ipaddress` and is refused (IANA special-purpose address registries, RFC 6890).
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address not in _GLOBAL_UNICAST or address in _CARRIES_IPV4:
            return False
    return address.is_global and not address.is_multicast


def asked_address(written: str, *, allow_private: bool) -> httpx.URL:
    """The address to ask, from what staff or a redirect wrote; webcal:// is read as https://.

    Raises FeedRefused for what no name resolution is needed to refuse: another scheme than http and https, a
    user name or password, no host, a port other than 80 and 443, a private address written in figures. The
    last two pass when `allow_private`.
    """
    scheme, separator, rest = written.strip().partition("://")
    scheme = _SCHEMES.get(scheme.lower(), scheme.lower())
    try:
        url = httpx.URL(f"{scheme}{separator}{rest}")
    except (httpx.InvalidURL, ValueError):
        raise FeedRefused(written, "is not a web address; copy it again from the page.") from None
    if url.scheme not in {"http", "https"} or not _HOST.fullmatch(url.raw_host):
        raise FeedRefused(written, "is not a web address; give one that begins with https://.")
    if url.userinfo:
        raise FeedRefused(written, "holds a user name or password; give an address that is open to all.")
    if allow_private:
        return url
    literal = _literal(url.host)
    if literal is not None and not is_public(literal):
        raise refused_as_private(written)
    if url.port is not None and url.port not in _PORTS:
        raise FeedRefused(written, f"asks for port {url.port}; only ports 80 and 443 are read.")
    return url


def refused_as_private(written: str) -> FeedRefused:
    return FeedRefused(
        written,
        "leads to a private network; set MEDSKICK_FEED_ALLOW_PRIVATE=1 if feeds may be read from there.",
    )


def _literal(host: str) -> IPAddress | None:
    """The address that `host` spells in figures, also as "127.1" or "0x7f000001"."""
    try:
        return ipaddress.ip_address(host if ":" in host else socket.inet_aton(host))
    except (OSError, ValueError):
        return None


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only, or to all when `allow_private`.

    `proxy_host` is the one name that may be private: the operator's own proxy.
    """

    def __init__(self, *, allow_private: bool, proxy_host: str = "") -> None:
        self._allow_private = allow_private
        self._proxy_host = proxy_host
        self._network = httpcore.AnyIOBackend()
        self._opened: list[httpcore.AsyncNetworkStream] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolves `host`, refuses it when any of its addresses is private, and connects to the first that answers.

        Raises FeedRefused, FeedUnreachable (no such name), or httpcore's ConnectError and ConnectTimeout.
        """
        addresses = await _resolve(host, port)
        open_to_all = self._allow_private or host == self._proxy_host
        if not open_to_all and not all(is_public(address) for address in addresses):
            raise refused_as_private(host)
        seconds = min(timeout or _CONNECT_SECONDS, _CONNECT_SECONDS)
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = await self._network.connect_tcp(
                    str(address), port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self._opened.append(stream)
                return stream
        raise failure or httpcore.ConnectError("no address")

    async def sleep(self, seconds: float) -> None:
        """Part of httpcore's interface."""
        await asyncio.sleep(seconds)

    async def aclose(self) -> None:
        """Closes what was opened: httpcore forgets a connection that is cancelled during its TLS handshake."""
        while self._opened:
            await self._opened.pop().aclose()


async def _resolve(host: str, port: int) -> list[IPAddress]:
    """The host's addresses in the order the system prefers (RFC 6724), each once."""
    loop = asyncio.get_running_loop()
    try:
        answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FeedUnreachable(host, "is not known to the name servers; check the spelling.") from None
    written = dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers)
    return [ipaddress.ip_address(address) for address in written]
