"""What can stand in the bot's way before it runs.

MedskickError
└── BotError
    └── WebhookRefused    Telegram will not bring updates to our address
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class BotError(MedskickError):
    """The bot cannot start."""


class WebhookRefused(BotError):
    """Telegram will not bring updates to our address."""
