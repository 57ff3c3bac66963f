"""The one user and password that a mailbox may ask for. Loopback only: there is no encryption."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

LOGIN_QUESTIONS = ("VXNlcm5hbWU6", "UGFzc3dvcmQ6")  # "Username:" and "Password:" in base64


@dataclass(slots=True, frozen=True)
class Login:
    """The expected user and password."""

    user: str
    password: str

    def fits(self, user: str, password: str) -> bool:
        """Whether both are right."""
        return (user, password) == (self.user, self.password)

    def fits_plain(self, given: str) -> bool:
        """Whether "authorisation NUL user NUL password" is right (RFC 4616)."""
        return given.split("\0")[1:] == [self.user, self.password]


def read_base64(line: bytes) -> str:
    """Decoded text, empty when it is no base64 of UTF-8."""
    try:
        return base64.b64decode(line, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
