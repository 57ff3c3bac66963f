"""The day after a decision was to be taken the office is asked what it came to: those who answered wait to hear it.

Once for a decision day, and only until the outcome is told. Whom it reaches: everybody of the office, by chat or else by mail.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from actions.deed import Deed
from actions.noticing import Notice
from actions.office_told import tell_office
from dialogue.consultations import Consultation
from dialogue.language.dates import STOCKHOLM, swedish_date
from storage import reminders
from wording.catalogues import translator
from wording.chat.plain import safe
from wording.said import Said

STAGE = "decision"
ASKED_AT = time(9)
SATURDAY = 5


def asked_at(consultation: Consultation) -> datetime | None:
    """When (UTC) the office is asked: the first working morning after the decision; None where no day is known."""
    if consultation.decision_on is None or consultation.state == "decided":
        return None
    day = consultation.decision_on + timedelta(days=1)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)
    return datetime.combine(day, ASKED_AT, STOCKHOLM).astimezone(UTC)


async def ask_for_outcome(deed: Deed, consultation: Consultation) -> None:
    """Ask the office, where it is time and nobody asked before."""
    due, day = asked_at(consultation), consultation.decision_on
    if due is None or day is None or due > deed.now:
        return
    mark = day.isoformat()
    if not await reminders.insert_round(deed.connection, consultation.id, STAGE, mark, due, deed.now):
        return
    t = translator("consultation", "sv")
    heading = t.text("decision.heading", title=consultation.title)
    text = t.text("decision.text", day=swedish_date(day), code=consultation.code)
    key = f"decision:{consultation.code}:{mark}"
    said = Said(f"<b>{safe(heading)}</b>\n\n{safe(text)}")
    await tell_office(deed, key, said, Notice("staff-mail", heading, (text,)))
