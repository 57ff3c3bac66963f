"""What comes due by the calendar, in the order in which it is done; the schedule turns it each second, a tick once.

Each part looks for what is due by an index, does it in the caller's unit of work, and returns what was late. Holds no rule.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from actions.announcing import announce_due, plan_announcing
from actions.boards import follow_boards
from actions.bouncing import suppress_bouncing
from actions.consultation_reminding import remind_of_consultations
from actions.contact_checking import check_contacts
from actions.deed import Deed
from actions.digests import queue_digests
from actions.followups import remind_of_followups
from actions.formal_settling import settle_formal
from actions.month import prepare_month
from actions.office_questions import remind_of_unanswered
from actions.owing import alarm_of_owed
from actions.planned_sending import send_planned
from actions.question_days import open_and_close_due
from actions.question_notices import pre_announce_due, remind_due
from actions.reminders_instead import mail_instead
from actions.rounds import make_next_rounds
from actions.stepping import follow_meetings
from dialogue.recurring import Late

COMING_DUE: Final[tuple[Callable[[Deed], Awaitable[Sequence[Late]]], ...]] = (
    pre_announce_due,
    plan_announcing,
    open_and_close_due,
    announce_due,
    remind_due,
    make_next_rounds,
    remind_of_unanswered,
    follow_meetings,
    alarm_of_owed,
    remind_of_consultations,
    remind_of_followups,
    mail_instead,
    follow_boards,
    settle_formal,
    prepare_month,
    send_planned,
    queue_digests,
    suppress_bouncing,
    check_contacts,
)


async def turn_calendar(deed: Deed) -> list[Late]:
    """Do all that is due at the deed's moment; returns what was late."""
    return [late for part in COMING_DUE for late in await part(deed)]
