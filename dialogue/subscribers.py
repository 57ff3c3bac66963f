"""Who gets the newsletter, and what an imported list would change.

Pure. Whether an address can be written to is asked of email-validator by the caller of `judge`, as `check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

SubscriberState = Literal["active", "pending", "unsubscribed", "bounced"]
Verdict = Literal["new", "changed", "same", "suppressed", "refused"]
Frequency = Literal["each", "quarterly", "pause"]
Preferred = Literal["mail", "chat", "both"]

LANGUAGES: Final = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """An address that the newsletter goes to, or no longer does.

    `source` is where the address came from ("own" for a sign-up of its owner's, else the list's name), `ground` on what
    ground we write. `suppressed` says why nothing is sent whatever the state, '' where nothing speaks against it.
    """

    id: str
    email: str
    name: str
    organisation_id: str | None
    language: str
    state: SubscriberState
    source: str
    created_at: datetime
    changed_at: datetime
    ground: str = ""
    frequency: Frequency = "each"
    themes: tuple[str, ...] = ()
    channel: Preferred = "mail"
    member_id: str | None = None
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A subscriber as a list shows it, with the organisation's name."""

    email: str
    name: str
    organisation: str
    language: str
    state: SubscriberState


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of a file, its cells as they stand. `line` counts from 1, heads included."""

    line: int
    email: str
    name: str = ""
    organisation: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one line comes to. `email` is the address as it will be written to; `reason` says why it is refused."""

    line: int
    verdict: Verdict
    email: str
    name: str
    organisation: str
    language: str
    reason: str = ""


def judge(
    rows: Iterable[ImportRow],
    kept: Mapping[str, Listed],
    check: Callable[[str], tuple[str, str]],
    suppressed: Callable[[str], str] = lambda _: "",
) -> tuple[Judged, ...]:
    """Each row as new, changed, same, suppressed or refused. An empty cell changes nothing that is kept.

    `kept` is by address; `check` gives (address as written to, '') or ('', why not), `suppressed` why nothing is sent
    to an address, or ''. Somebody who unsubscribed or whose address bounced stays so: a list that is imported again
    is no new consent (GDPR art. 21).
    """
    seen: dict[str, int] = {}
    judged: list[Judged] = []
    for row in rows:
        email, reason = check(row.email)
        language = row.language.strip().lower()
        if not reason and language and language not in LANGUAGES:
            reason = f"the language {language[:20]!r} is not one of {', '.join(LANGUAGES)}"
        if not reason and email in seen:
            reason = f"the same address stands in line {seen[email]}"
        if reason:
            judged.append(Judged(row.line, "refused", row.email.strip(), row.name, "", language, reason))
            continue
        seen[email] = row.line
        if reason := suppressed(email):
            judged.append(Judged(row.line, "suppressed", email, row.name, "", language, reason))
            continue
        judged.append(_judge_one(row, email, language, kept.get(email)))
    return tuple(judged)


def _judge_one(row: ImportRow, email: str, language: str, kept: Listed | None) -> Judged:
    name, organisation = " ".join(row.name.split()), " ".join(row.organisation.split())
    if kept is None:
        return Judged(row.line, "new", email, name, organisation, language or "sv")
    changes = (
        (name and name != kept.name)
        or (organisation and organisation.casefold() != kept.organisation.casefold())
        or (language and language != kept.language)
    )
    return Judged(
        row.line,
        "changed" if changes else "same",
        email,
        name or kept.name,
        organisation or kept.organisation,
        language or kept.language,
    )


ROLES: Final = frozenset((
    "admin", "board", "contact", "epost", "forening", "foreningen", "hej", "info", "kansli", "kansliet", "kassor", "kontakt",
    "mail", "office", "ordforande", "post", "registrator", "sekreterare", "styrelse", "styrelsen",
))  # fmt: skip
"""Local parts of addresses that several people read."""


def is_role_address(address: str) -> bool:
    """Whether an address is an office's, not a person's: "styrelsen@…", "info.boras@…"."""
    return re.split(r"[.+_-]", address.partition("@")[0].casefold())[0] in ROLES
