"""What a form of the desk asks for, and what came of it. Data only."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from actions.deed import Deed
from dialogue.members import Staff
from web.forms import Form


@dataclass(frozen=True, slots=True)
class Asked:
    """A filled form of the desk: who sent it, its fields, and the parts of its address by name."""

    person: Staff
    form: Form
    path: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, as the audit names it; by whom and when is read there. `job` is to be waited for."""

    action: str
    subject: str = ""
    job: int | None = None


PLACES: Final = {
    "add-question": "fragor",
    "change-question": "fragor",
    "open-question": "fragor",
    "plan-question": "fragor",
    "announce-question": "fragor",
    "close-question": "fragor",
    "answer-back": "fragor",
    "send-answers": "fragor",
    "archive-question": "fragor",
    "theme-confirmed": "teman",
    "theme-rejected": "teman",
    "hold-reply": "teman",
    "place-reply": "teman",
    "release-reply": "granskning",
    "keep-reply": "granskning",
    "answer-office-question": "till-oss",
    "write-down": "avskrift",
    "skip-file": "avskrift",
    "meeting.keep": "moten",
    "meeting.move": "moten",
    "meeting.end": "moten",
    "meeting.begin": "moten",
    "consultation.move": "remisser",
    "consultation.outcome": "remisser",
    "build-issue": "nyhetsbrev",
    "issue.edit": "nyhetsbrev",
    "issue.approve": "nyhetsbrev",
    "issue.send": "nyhetsbrev",
    "issue.pause": "nyhetsbrev",
    "issue.resume": "nyhetsbrev",
    "issue.cancel": "nyhetsbrev",
    "issue.resend-uncertain": "nyhetsbrev",
    "issue.leave-uncertain": "nyhetsbrev",
    "refresh-feeds": "floden",
}
"""In which part of the page each deed is told of."""

Work = Callable[[Deed, Asked], Awaitable[Done]]
"""Does what a form asks for in one unit of work. Raises Refused, ActionError."""


def digest(*texts: str) -> str:
    """By which a form knows whether what it was filled with still stands."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:16]
