"""From settings to the mail's way out: the server, our addresses, the channel. Composition only."""

from __future__ import annotations

from app.cli import Call
from app.errors import SettingsError
from app.secret_key import secret_key
from app.settings import Settings
from delivery.dispatch import Channel
from delivery.mail import CONNECTIONS, MailChannel
from delivery.smtp import Server
from dialogue.addresses import Addresses
from storage.database import Database


def mail_server(settings: Settings) -> Server:
    """The server that mail is handed to. Raises SettingsError where none is set."""
    smtp = settings.smtp_url
    if smtp is None:
        raise SettingsError(
            "MEDSKICK_SMTP_URL is missing: mail is off; set it, as smtp://mail.example.se:587."
        )
    return Server(smtp.scheme, smtp.host, smtp.port, smtp.user, smtp.password, settings.ca_file)


def addresses(settings: Settings, bot_name: str) -> Addresses:
    """Where we are and who we are to the outside; the sender is empty where mail is off.

    Raises SettingsError where mail is on and has no sender.
    """
    sender, reply_to = settings.mail_from, settings.mail_reply_to
    if sender is None and settings.smtp_url is not None:
        raise SettingsError(
            "MEDSKICK_MAIL_FROM is missing: mail needs a sender; set it, as Medskick <medskick@example.se>."
        )
    return Addresses(
        public=settings.public_url.rstrip("/"),
        sender=sender.address if sender else "",
        sender_name=sender.name if sender else "",
        reply_to=reply_to.address if reply_to else "",
        chat=f"https://t.me/{bot_name}" if bot_name else "",
        bounces=settings.bounce_domain or "",
    )


def mail_channel(call: Call, database: Database) -> tuple[Channel, float, int, int]:
    """The mail channel as `parts.delivery_part` takes it: with rate, slots, and slots kept for answers."""
    settings = call.settings
    channel = MailChannel(database, mail_server(settings), addresses(settings, ""), secret_key(settings))
    return channel, settings.mail_rate, CONNECTIONS, 0
