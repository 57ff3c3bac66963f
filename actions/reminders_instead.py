"""A reminder that could not go in the chat goes by mail: for contacts who chose the chat alone and have told us an address.

Looks at what the gate dropped since it last looked (an indexed moment); whoever has answered meanwhile is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from actions.consultation_reminding import rounds_of
from actions.contacts import Contact
from actions.deed import Deed
from actions.reminder_mail import Addressed, send_round
from actions.unprompted import fate_of
from dialogue.consultations import TAKES_ANSWERS, Consultation
from dialogue.recurring import Late
from dialogue.reminders import Round
from storage import consultations, invitations, marks, outbox_gate
from storage.connection import moment
from storage.contacts import ContactRow, select_contacts

LOOKED: Final = "reminders-instead"
"""The mark that holds up to when the dropped ones were looked at."""
AT_FIRST: Final = timedelta(days=1)
CHAT: Final = ":telegram:"


@dataclass(frozen=True, slots=True)
class _Dropped:
    """What a reminder's key names."""

    code: str
    stage: str
    organisation_id: str
    mark: str
    member_id: str


async def mail_instead(deed: Deed) -> Sequence[Late]:
    """Mail what was dropped, each once; nothing is late here, for the gate's own list tells what is."""
    looked = await marks.select_mark(deed.connection, LOOKED)
    since = datetime.fromisoformat(looked) if looked else deed.now - AT_FIRST
    rows = await outbox_gate.select_dropped_since(deed.connection, since, "reminder:", deed.now)
    for row in rows:
        named = _read(row["key"])
        if named is not None and await fate_of(deed.connection, row["key"]) not in ("", "unknown"):
            await _mail(deed, named)
    if rows:
        await marks.set_mark(deed.connection, LOOKED, moment(rows[-1]["done_at"]).isoformat())
    return ()


def _read(key: str) -> _Dropped | None:
    about, chat, member_id = key.partition(CHAT)
    parts = about.split(":")
    if not chat or len(parts) < 4:
        return None
    return _Dropped(parts[1], parts[2], parts[3], ":".join(parts[4:]), member_id)


async def _mail(deed: Deed, named: _Dropped) -> None:
    connection = deed.connection
    one = await consultations.select_consultation_by_code(connection, named.code)
    standing = await invitations.select_standing(connection, one.id, named.organisation_id) if one else None
    if one is None or standing is None or not standing.waits or one.state not in TAKES_ANSWERS:
        return
    person = next(
        (row for row in await select_contacts(connection, named.organisation_id) if _is(row, named)), None
    )
    about = next((about for about in await rounds_of(connection, one) if _same(about, named)), None)
    if person is None or about is None or (about.until is not None and about.until <= deed.now):
        return
    lead = await _lead(deed, one)
    contact = Contact(f"mail:{person.id}", person.language, person.email)
    addressed = Addressed(standing.organisation, (contact,), "")
    await send_round(deed, one, about, [addressed], lead, named=f"instead:{person.id}")


def _is(row: ContactRow, named: _Dropped) -> bool:
    return row.member_id == named.member_id and row.channel == "chat" and bool(row.email)


def _same(about: Round, named: _Dropped) -> bool:
    return about.stage == named.stage and about.mark == named.mark


async def _lead(deed: Deed, one: Consultation) -> str:
    found = await invitations.select_standing(deed.connection, one.id, one.lead_id) if one.lead_id else None
    return found.organisation.name if found else ""
