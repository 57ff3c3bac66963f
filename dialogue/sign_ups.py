"""Signing oneself up for the newsletter: what is kept of it, and how often the mail to press may be sent. Pure.

Double opt-in: nothing is sent to an address but that mail until its owner has pressed the link in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

Way = Literal["chat", "web"]

BETWEEN_MAILS: Final = timedelta(hours=1)
"""However often somebody types an address, its owner gets at most one mail in this time."""
KEPT_WAITING: Final = timedelta(days=7)
"""What nobody confirms is forgotten after this."""
MOST_A_DAY: Final = 5
"""Addresses that one person may sign up in the chat in a day."""


@dataclass(frozen=True, slots=True)
class SignUp:
    """One sign-up: the proof of consent once it is confirmed.

    `wording` names the texts that were shown (the start of their hash), `way` where. No network address is kept.
    """

    id: str
    email: str
    language: str
    way: Way
    wording: str
    asked_at: datetime
    mailed_at: datetime
    member_id: str | None = None
    organisation_id: str | None = None
    mails: int = 1
    confirmed_at: datetime | None = None


def may_mail_again(sign_up: SignUp, now: datetime) -> bool:
    """Whether the mail to press may be sent once more."""
    return now - sign_up.mailed_at >= BETWEEN_MAILS


def still_good(sign_up: SignUp, now: datetime) -> bool:
    """Whether the link in the mail still does something at `now`."""
    return sign_up.confirmed_at is not None or now - sign_up.asked_at < KEPT_WAITING
