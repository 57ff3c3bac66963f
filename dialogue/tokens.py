"""Signed words for links and return addresses: they name a row, and nobody without the key can make one.

HMAC-SHA256 (RFC 2104), cut to 128 bits as its section 5 allows. In small letters and digits only, because the local
part of a mail address may come back in another case. Keeps nothing; the key comes from the caller.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Literal

Purpose = Literal[
    "unsubscribe", "return", "desk", "sign-up", "preferences", "message", "invitation", "contact", "successor"
]


def signed(key: bytes, purpose: Purpose, subject: str) -> str:
    """A token for `subject` (letters, digits, hyphens), as `subject.mac`. A token is good for its purpose only."""
    return f"{subject}.{_mac(key, purpose, subject)}"


def subject_of(key: bytes, purpose: Purpose, token: str) -> str | None:
    """The subject of a token that was signed with `key` for `purpose`; None for any other text."""
    subject, dot, mac = token.lower().rpartition(".")
    genuine = dot and hmac.compare_digest(mac.encode(), _mac(key, purpose, subject).encode())
    return subject if genuine else None


def _mac(key: bytes, purpose: str, subject: str) -> str:
    digest = hmac.digest(key, f"{purpose}\n{subject}".encode(), hashlib.sha256)
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()
