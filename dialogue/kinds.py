"""The one table of message kinds: what each may do to a person's day, and what is done when its fate is unclear.

Data only. Whoever queues, paces or recovers a message looks here; a test demands a row for every kind in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal

Uncertain = Literal["resend", "count", "ask"]
"""What an answer that was lost means: send again, count it and go on, or list it for staff to decide."""


class Lane(IntEnum):
    """Who goes first: a receipt never waits behind a mailing."""

    URGENT = 0
    ANSWER = 1
    STAFF = 2
    REMINDER = 3
    BULK = 4


class Rank(IntEnum):
    """Who goes first where the weekly cap leaves no room for all; the first is the most pressing. ALWAYS: no cap, no
    quiet hours, no gate at all."""

    ALWAYS = 0
    DEADLINE = 1
    FEEDBACK = 2
    QUESTION = 3
    DIGEST = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of message.

    `prompted`: an answer to someone who just wrote or asked. `capped`: counts towards the weekly cap. `quiet`: waits for
    the end of quiet hours. `uncertain`: see above. `paced`: it is a message, and counts towards what one chat may get in a
    second; the answer to a press is none. `rank`: its place where the cap bites; what waits for waking hours has one.
    """

    name: str
    prompted: bool
    capped: bool
    quiet: bool
    lane: Lane
    uncertain: Uncertain
    paced: bool = True
    rank: Rank = Rank.ALWAYS


def _answer(name: str, lane: Lane = Lane.ANSWER, uncertain: Uncertain = "count") -> Kind:
    return Kind(name, prompted=True, capped=False, quiet=False, lane=lane, uncertain=uncertain)


def _notice(name: str, rank: Rank, lane: Lane = Lane.REMINDER, uncertain: Uncertain = "count") -> Kind:
    return Kind(name, prompted=False, capped=True, quiet=True, lane=lane, uncertain=uncertain, rank=rank)


KINDS: Final = {
    kind.name: kind
    for kind in (
        _answer("crisis-answer", Lane.URGENT, "resend"),
        Kind("crisis-alert", False, False, False, Lane.URGENT, "resend"),
        Kind("button-answer", True, False, False, Lane.URGENT, "count", paced=False),
        _answer("receipt"),
        _answer("screen"),
        # the office's answer to what a member asked it
        _answer("office-answer"),
        # what is asked after a receipt does not hold up other members' receipts
        _answer("follow-up", Lane.STAFF),
        _answer("staff-screen", Lane.STAFF),
        Kind("staff-notice", False, False, False, Lane.STAFF, "count"),
        _notice("question", Rank.QUESTION),
        _notice("feedback", Rank.FEEDBACK, uncertain="ask"),
        # the office writes to whoever sent a reply, unasked
        _notice("office-word", Rank.FEEDBACK, uncertain="ask"),
        _notice("reminder", Rank.QUESTION),
        _notice("pre-announcement", Rank.QUESTION),
        _notice("question-reminder", Rank.QUESTION),
        # an organisation's own deadline, and that it moved
        _notice("consultation-reminder", Rank.DEADLINE),
        _notice("deadline-moved", Rank.DEADLINE),
        # that somebody seeks what an organisation offers, or the other way round
        _notice("match", Rank.QUESTION),
        _notice("digest", Rank.DIGEST, Lane.BULK, uncertain="ask"),
        # the next question at a meeting's table, to those who sit there
        Kind("table-question", True, False, False, Lane.ANSWER, "count"),
        Kind("mail-receipt", True, False, False, Lane.ANSWER, "count"),
        Kind("sign-up-mail", True, False, False, Lane.ANSWER, "count"),
        Kind("test-mail", True, False, False, Lane.STAFF, "count"),
        Kind("staff-mail", False, False, False, Lane.STAFF, "count"),
        Kind("welcome-mail", False, False, False, Lane.REMINDER, "count"),
        # that there is a consultation, or that its last day has moved
        Kind("consultation-mail", False, False, False, Lane.REMINDER, "ask"),
        Kind("reminder-mail", False, False, False, Lane.REMINDER, "ask"),
        Kind("feedback-mail", False, False, False, Lane.REMINDER, "ask"),
        Kind("contact-mail", False, False, False, Lane.REMINDER, "count"),
        # a formal response on its way to the registry
        Kind("registry-mail", False, False, False, Lane.STAFF, "ask"),
        Kind("newsletter", False, False, False, Lane.BULK, "ask"),
    )
}
"""Mail as such is outside quiet hours and cap (contract.md, MEDSKICK_QUIET_HOURS)."""
