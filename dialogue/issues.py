"""An issue of the newsletter as it is kept: its state, what staff decided about it, who gets it, how far it has come.

Data, and the small rules on it. What an issue says is the newsletter's; what is sent is the outbox's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal

IssueState = Literal["draft", "approved", "sending", "paused", "sent", "cancelled"]
Mark = Literal["pin", "leave-out"]

PERIOD: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
"""A period's key, as 2026-11. It is the issue's id too."""
EXTRA: Final = re.compile(r"extra-[a-z0-9]+(-[a-z0-9]+)*")
"""The id of a mailing outside the months; it stands in the place of a period."""
FACETS: Final = ("subregion", "municipality", "size", "form", "theme", "meeting")
"""By what an extra mailing's readers can be chosen: their organisation's facets, or a meeting's code that it was at."""
TARGET: Final = re.compile(r"[a-z]+:[a-z0-9-]+")
"""What can be pinned or left out, as event:ab12 or theme:ensamhet."""
SHOWN: Final = frozenset({"approved", "sending", "paused", "sent"})
"""States in which the issue's page is open to all."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `covers_from` and `covers_to` bound what came in that it tells of.

    `own_subject` is staff's, None for the one that is made. `changed`: staff decided something since it was built, so
    it has to be built again. `checks` are rows {"check", "ok", "blocks", "detail"}. `prepared`: every recipient has an
    outbox row. `send_at`: when it is sent by itself, no later than `send_by`.
    `audience` narrows whom an extra mailing goes to, by facet; a value of each has to fit.
    """

    id: str
    period: str
    state: IssueState
    covers_from: datetime
    covers_to: datetime
    built_at: datetime
    subject: str
    own_subject: str | None
    greeting: str
    sha256: str
    checks: tuple[dict[str, Any], ...]
    changed: bool
    approved_by: str | None
    approved_at: datetime | None
    approved_sha256: str | None
    sent_at: datetime | None
    prepared: bool
    created_at: datetime
    send_at: datetime | None = None
    send_by: datetime | None = None
    audience: dict[str, list[str]] = field(default_factory=dict)

    @property
    def extra(self) -> bool:
        """Whether it is a mailing outside the months: its subject and greeting are all of it."""
        return EXTRA.fullmatch(self.id) is not None

    @property
    def blocked(self) -> tuple[str, ...]:
        """What the checks say that stand against sending: name and detail."""
        return self.blocked_but()

    def blocked_but(self, *set_aside: str) -> tuple[str, ...]:
        """As `blocked`, without the checks of these names."""
        return tuple(
            f"{row['check']} ({row['detail']})"
            for row in self.checks
            if row["blocks"] and not row["ok"] and row["check"] not in set_aside
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """An issue in one language, in every form it is shown in. `letter_id` names the compiled bytes.

    `subregion` is '' for everybody, else the one whose events come first. `digest` is the same in short, for the
    chat (`dialogue.digest`).
    """

    language: str
    subject: str
    mjml: str
    html: str
    text: str
    web: str
    sections: tuple[dict[str, Any], ...]
    letter_id: str
    subregion: str = ""
    digest: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuiltVariant:
    """A variant with its letter's bytes, on its way to storage."""

    variant: Variant
    letter: bytes


@dataclass(frozen=True, slots=True)
class Edits:
    """What staff decided about one issue: their words, and marks by target."""

    greeting: str = ""
    subject: str = ""
    marks: tuple[tuple[str, Mark], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that an issue shows: the id by which it is pinned or left out, its section, and its heading."""

    id: str
    section: str
    label: str


@dataclass(frozen=True, slots=True)
class BuiltIssue:
    """A whole build. `edits` are those it was made with, `entries` what its page shows, `quoted` the ids of
    the replies that it quotes."""

    period: str
    covers_from: datetime
    covers_to: datetime
    subject: str
    sha256: str
    checks: tuple[dict[str, Any], ...]
    variants: tuple[BuiltVariant, ...]
    edits: Edits = Edits()
    entries: tuple[Entry, ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody an issue goes to, as frozen at approval; `active` is whether they still want it now."""

    subscriber_id: str
    email: str
    language: str
    reason: str
    active: bool
    subregion: str = ""
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True)
class IssueStatus:
    """How far an issue has come. `waiting` includes what is being sent right now; `recipients` is the sum."""

    state: IssueState
    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    waiting: int = 0
    bounced: int = 0
    cancelled: int = 0

    @property
    def recipients(self) -> int:
        return self.sent + self.failed + self.uncertain + self.waiting + self.bounced + self.cancelled

    def as_json(self) -> dict[str, object]:
        """The document of `newsletter status`."""
        counts = ("recipients", "sent", "failed", "uncertain", "waiting", "bounced", "cancelled")
        return {"state": self.state, **{name: getattr(self, name) for name in counts}}


@dataclass(frozen=True, slots=True)
class RecipientStatus:
    """What came of one person's letter. `state` is '' for someone who was left out, whose `reason` says why."""

    email: str
    included: bool
    reason: str
    state: str
    answer: str
    tries: int
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterStatus:
    """What came of one letter, as the outbox knows it; `done_at` when, None while it waits."""

    recipient: str
    answer: str
    tries: int
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Item:
    """Staff's own words (Markdown) for an issue: news, a call with its last day, an organisation in focus.

    `picture_id` names a picture that is kept; `alt` says what it shows. `period` None means the next issue.
    """

    id: str
    kind: Literal["news", "call", "focus"]
    heading: str
    text: str
    link: str
    last_day: date | None
    picture_id: str | None
    alt: str
    period: str | None
    created_by: str | None
    created_at: datetime


def status_of(issue: Issue, rows: dict[str, int], included: int) -> IssueStatus:
    """The status from the outbox's counts by state and the number of recipients.

    Recipients without a row yet wait, or were cancelled with the issue. What is all out counts as sent.
    """
    without = max(0, included - sum(rows.values()))
    cancelled = issue.state == "cancelled"
    waiting = rows.get("waiting", 0) + rows.get("sending", 0) + (0 if cancelled else without)
    out = issue.state == "sending" and issue.prepared and not waiting
    return IssueStatus(
        state="sent" if out else issue.state,
        sent=rows.get("sent", 0),
        failed=rows.get("failed", 0),
        uncertain=rows.get("uncertain", 0),
        waiting=waiting,
        bounced=rows.get("bounced", 0),
        cancelled=rows.get("cancelled", 0) + (without if cancelled else 0),
    )
