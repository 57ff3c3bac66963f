"""Every setting there is: its type, its default and what it means.

Data only. `app.settings.reading` fills it from the environment; the name of a field in capitals, after MEDSKICK_,
is the setting's name outside.
"""

# ruff: noqa: RUF009 (`_setting` makes a field, which is what the rule asks for)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.settings import addresses, values

PREFIX: Final = "MEDSKICK_"

OUTSIDE: Final = {
    "MEDSKICK_PYTHON": "the Python that ./medskick is to use, instead of the first that is new enough",
    "MEDSKICK_DEBUG": "1: an internal error is shown with its whole trace",
    "MEDSKICK_CORPORA": "the folder of captured input that some tests read",
    "MEDSKICK_NO_SKIPS": "1: a skipped test counts as failed",
    "MEDSKICK_GOING_WITHOUT": "1: tests that ask another program may be skipped all the same",
}
"""Names of ours that are no settings of the program: read where they act, from the environment only."""


def _setting(
    parse: Callable[[str], object], meaning: str, default: str | None = None, *, secret: bool = False
) -> Any:
    """A field whose metadata say how its text is read; the default is text too, parsed the same way."""
    metadata = {"parse": parse, "meaning": meaning, "default": default, "secret": secret}
    return field(default=None if default is None else parse(default), metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator decided, parsed. None: not set, and what it would switch on is off."""

    database_url: addresses.DatabaseAddress = _setting(
        addresses.database, "where everything is kept", "sqlite:///medskick.db", secret=True
    )
    telegram_token: str | None = _setting(
        values.token, "the bot's token; without it the bot is off", secret=True
    )
    telegram_api_url: str = _setting(
        addresses.web_address, "base address of the Bot API server", "https://api.telegram.org"
    )
    telegram_mode: values.TelegramMode = _setting(values.telegram_mode, "polling or webhook", "polling")
    listen: addresses.Listen = _setting(
        addresses.listen, "address and port of web pages, webhook and health", "127.0.0.1:8080"
    )
    public_url: str = _setting(
        addresses.web_address,
        "address that members see; LISTEN as an address when unset",
        "http://127.0.0.1:8080",
    )
    smtp_url: addresses.MailServer | None = _setting(
        addresses.smtp, "the server that takes mail; without it mail is off", secret=True
    )
    mail_from: addresses.MailAddress | None = _setting(addresses.mail_address, "sender of all mail")
    mail_reply_to: addresses.MailAddress | None = _setting(addresses.mail_address, "where answers to mail go")
    bounce_domain: str | None = _setting(
        addresses.domain, "domain of the return addresses, one per mail (VERP)"
    )
    secret_key: str | None = _setting(
        values.secret_key, "signs links; made and kept beside the database when unset", secret=True
    )
    operator: values.Operator | None = _setting(
        values.operator, "association or authority; until it is set nothing is erased"
    )
    house: Path | None = _setting(
        values.existing_file, "file of names, own words and crisis numbers; house.toml when there"
    )
    proxy: str | None = _setting(addresses.proxy, "proxy for what goes out by HTTP", secret=True)
    ca_file: Path | None = _setting(values.certificates, "own certificate authority, PEM")
    imap_url: addresses.MailServer | None = _setting(
        addresses.imap, "mailbox of bounces and mailed replies", secret=True
    )
    name: str = _setting(values.text, "what the service is called", "Medskick")
    locale: str = _setting(values.locale, "language until a person chooses their own", "sv")
    timezone: ZoneInfo = _setting(values.timezone, "time zone of all that is shown", "Europe/Stockholm")
    telegram_rate: float = _setting(
        values.rate, "unprompted chat messages a second in all; 0: no limit", "25"
    )
    mail_rate: float = _setting(values.rate, "mails a second in all; 0: no limit", "20")
    quiet_hours: values.QuietHours | None = _setting(
        values.quiet_hours, "hours without unprompted chat messages, or off", "20:00-08:00"
    )
    weekly_cap: int = _setting(values.count, "unprompted chat messages per person and week", "3")
    feed_allow_private: bool = _setting(
        values.switch, "1: feeds may lie at private and loopback addresses", "0"
    )


def outside_name(setting: Field[Any]) -> str:
    """The name an operator writes, as MEDSKICK_LISTEN."""
    return PREFIX + setting.name.upper()


SETTINGS: Final[dict[str, Field[Any]]] = {outside_name(setting): setting for setting in fields(Settings)}
"""Every setting by its outside name, in the order they are printed."""
