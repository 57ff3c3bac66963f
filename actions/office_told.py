"""Telling the whole office something that nobody there asked for: in the chat, or else by mail.

What is said, and whether it is said once, is for the caller: a key makes it once-only for each person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from actions.deed import Deed
from actions.noticing import Addressee, Notice, mail_notice
from actions.telling import tell
from dialogue.members import Staff
from storage import members, staff
from wording.said import Said

LANGUAGE = "sv"
"""Of somebody of the office who has chosen none."""


async def tell_office(
    deed: Deed,
    key: str,
    said: Said | Callable[[str], Said],
    mail: Notice | None = None,
    *,
    due: datetime | None = None,
    question_id: str | None = None,
) -> None:
    """Queue `said` (a screen, or one made in each person's language) to everybody of the office who chats, to go at `due`
    (default now); `mail` goes to those who do not chat and have an address."""
    mailed = []
    for person in await staff.select_staff(deed.connection):
        own = f"{key}:{person.id}"
        if person.telegram is not None:
            screen = said if isinstance(said, Said) else said(await language_of(deed, person))
            await tell(deed, person.telegram, screen, own, "staff-notice", due=due, question_id=question_id)
        elif person.email:
            mailed.append(Addressee(person.email, own))
    if mail is not None:
        await mail_notice(deed, key, mail, mailed)


async def language_of(deed: Deed, person: Staff) -> str:
    """What somebody of the office reads in the chat."""
    assert person.telegram is not None
    member = await members.select_member_by_telegram(deed.connection, person.telegram)
    return member.language if member else LANGUAGE
