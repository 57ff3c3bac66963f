"""Small mails to a few people at once: a reminder, an answer back, a confirmation to press.

Plans a job; the newsletter's room sets the mail in type once and queues it for each addressee, in the same sender's name
as the newsletter. Who gets it and what it says is for the caller; a key makes it once-only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Final

from actions.deed import Deed
from storage import jobs

NOTICE_MAIL: Final = "notice-mail"
"""The kind of the job; its `args` are {"notice", "addressees", "not_after"}, and are forgotten once it is done."""


@dataclass(frozen=True, slots=True)
class NoticeLink:
    """Something to press: to `href`, or to each addressee's own value of the name `own` (capitals and underscores)."""

    label: str
    href: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the mail says, in its readers' language. `kind` is one of `dialogue.kinds`.

    `opening` names the addressees' own value that stands before the paragraphs, which are texts with line breaks. `why` says
    in small print why one gets it. `subject` is the heading unless given. A mail to people on the `list` carries what
    lets each leave it by one click (RFC 8058); their addressees' own values then hold UNSUBSCRIBE and UNSUBSCRIBE_MAIL.
    """

    kind: str
    heading: str
    paragraphs: tuple[str, ...]
    links: tuple[NoticeLink, ...] = ()
    why: str = ""
    subject: str = ""
    opening: str = ""
    language: str = "sv"
    list: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person's copy. `key` makes it the same message however often it is asked for; `own` are their own values."""

    address: str
    key: str
    own: dict[str, str] = field(default_factory=dict)
    member_id: str | None = None
    question_id: str | None = None
    reply_id: str | None = None


async def mail_notice(
    deed: Deed,
    key: str,
    notice: Notice,
    addressees: Sequence[Addressee],
    *,
    due: datetime | None = None,
    not_after: datetime | None = None,
) -> bool:
    """Have `notice` mailed at `due` (default now), no later than `not_after`; False where `key` was planned before.

    Where mail is off nothing is sent, and the job says so.
    """
    if not addressees:
        return False
    args = {
        "notice": asdict(notice),
        "addressees": [asdict(one) for one in addressees],
        "not_after": not_after.isoformat() if not_after else None,
    }
    return await jobs.insert_job(
        deed.connection, f"{NOTICE_MAIL}:{key}", NOTICE_MAIL, due or deed.now, deed.now, args
    )
