"""What every deed is given: the caller's unit of work, the moment, the house.

Built by the callers (chat, web, command line); decides nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, time

from dialogue.house import House
from dialogue.language.dates import STOCKHOLM
from dialogue.themes import Frame
from dialogue.unprompted import Limits
from storage.connection import Connection

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Premises:
    """What does not change while the program runs.

    `operator` is association, authority or '' (not chosen). `public_url` is the address that members see,
    `bot_name` the bot's username or ''. Between the Stockholm times of `quiet_hours` nothing unprompted is sent, and to one
    person at most `weekly_cap` such messages a week. `key` signs links, and hashes addresses that nothing is sent to.
    `mails` is whether mail can be sent at all.
    """

    house: House
    operator: str
    frame: Frame
    public_url: str
    bot_name: str = ""
    quiet_hours: tuple[time, time] | None = None
    weekly_cap: int = 3
    key: bytes = field(default=b"", repr=False)
    mails: bool = True

    @property
    def limits(self) -> Limits:
        """What the house allows itself of unprompted messages."""
        return Limits(self.quiet_hours, self.weekly_cap)


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed at one moment (UTC), inside the caller's unit of work."""

    connection: Connection
    now: datetime
    premises: Premises

    @property
    def house(self) -> House:
        """Names and own words."""
        return self.premises.house

    @property
    def operator(self) -> str:
        """Who runs the service: it decides what is promised and what may be erased."""
        return self.premises.operator

    @property
    def frame_today(self) -> Frame:
        """The coding frame with the themes that are valid today: what is proposed comes from it."""
        return self.premises.frame.on(self.now.astimezone(STOCKHOLM).date())


def new_id(prefix: str) -> str:
    """An id that says nothing about what it names and cannot be guessed: a letter and eleven characters (54 bits)."""
    number, letters = secrets.randbelow(len(ALPHABET) ** 11), ""
    for _ in range(11):
        number, place = divmod(number, len(ALPHABET))
        letters += ALPHABET[place]
    return prefix + letters
