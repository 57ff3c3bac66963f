"""What can go wrong with sending, beyond the fate of a single message.

MedskickError
└── DeliveryError
    ├── LoginRefused     the mail server or Telegram does not accept our credentials
    └── Unreachable      the server could not be reached at all
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class DeliveryError(MedskickError):
    """Nothing can be sent by this wire for now."""


class LoginRefused(DeliveryError):
    """The server does not accept our credentials."""


class Unreachable(DeliveryError):
    """The server could not be reached."""
