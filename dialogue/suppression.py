"""Addresses that nothing is sent to: why, who may lift it, and how they are known after everything else is erased. Pure.

The list keeps no address, only a keyed hash (HMAC-SHA256, RFC 2104), so that it can outlive an erasure without telling
who stands on it (GDPR art. 17(3)(b) with art. 21). Another key makes another list.
"""

from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress
from typing import Final, Literal

Reason = Literal["complaint", "bounced", "removed", "objection"]

REASONS: Final[tuple[Reason, ...]] = ("complaint", "bounced", "removed", "objection")
FINAL: Final[frozenset[str]] = frozenset({"complaint", "bounced"})
"""Their owners cannot lift these by signing up: one has called our mail spam, the other's address takes none."""


def address_hash(key: bytes, address: str) -> str:
    """What an address is known by on the list; the same for every spelling that means the same."""
    return hmac.digest(key, f"suppression\n{normalised(address)}".encode(), hashlib.sha256).hex()


def normalised(address: str) -> str:
    """An address as it is compared: no space around it, in small letters, the domain in its ASCII form."""
    local, at, domain = address.strip().lower().rpartition("@")
    with suppress(UnicodeError):  # no domain that mail could go to is compared as it stands
        domain = domain.encode("idna").decode()
    return f"{local}{at}{domain}"
