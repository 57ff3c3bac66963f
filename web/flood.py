"""How often one address may send a form. In memory and bounded; a restart forgets.

The limit is wide, because a whole meeting may sit behind one address: it stops a program, not a room of people.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from starlette.requests import Request

MOST: Final = 200
SPAN: Final = timedelta(minutes=10)
MOST_ADDRESSES: Final = 5_000


class FloodGuard:
    """Remembers when each address sent; at most `most` within `span`."""

    def __init__(self, most: int = MOST, span: timedelta = SPAN) -> None:
        self._most, self._span = most, span
        self._sent: OrderedDict[str, deque[datetime]] = OrderedDict()

    def allows(self, address: str, now: datetime) -> bool:
        """Whether `address` may send once more at `now`; if so, that is counted."""
        sent = self._sent.setdefault(address, deque())
        self._sent.move_to_end(address)
        while sent and sent[0] <= now - self._span:
            sent.popleft()
        if len(self._sent) > MOST_ADDRESSES:
            self._sent.popitem(last=False)
        if len(sent) >= self._most:
            return False
        sent.append(now)
        return True


def address_of(request: Request) -> str:
    """Where a request comes from: the peer, or whom a proxy on this machine names last; of IPv6 the /64.

    Only a peer on loopback is believed, and only the entry that it wrote itself.
    """
    peer = request.client.host if request.client else ""
    named = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return _network(named) if named and _is_loopback(peer) else _network(peer)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)
