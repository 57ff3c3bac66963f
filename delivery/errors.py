"""What can go wrong with sending, beyond the fate of a single message.

MedskickError
└── DeliveryError
    ├── LoginRefused     the mail server or Telegram does not accept our credentials
    ├── Untrusted        the server is not who it should be, or offers no encryption
    ├── Refused          the server did not take the one message that somebody waits for
    ├── TooLarge         a file that is larger than the server hands out
    └── Unreachable      the server could not be reached at all
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class DeliveryError(MedskickError):
    """Nothing can be sent by this wire for now."""


class LoginRefused(DeliveryError):
    """The server does not accept our credentials."""


class Untrusted(DeliveryError):
    """The server's certificate does not hold, or it offers no encryption where that is asked for."""


class Refused(DeliveryError):
    """The server did not take a message that is sent while somebody waits."""


class Unreachable(DeliveryError):
    """The server could not be reached."""


class TooLarge(DeliveryError):
    """The server does not hand out a file of that size."""
