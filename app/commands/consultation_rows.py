"""How commands show a consultation, and by which clock they change one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actions.consultations import WithHistory
    from dialogue.consultations import MovedDeadline
    from dialogue.invitations import Invited
    from storage.connection import Connection


SATURDAY = 5


async def decision_clock(connection: Connection, now: datetime) -> datetime:
    """The real time, or that of the last tick where it is later: a year that is played by `tick --now` has its own clock."""
    from app.running.ticking import LAST_TICK
    from storage.marks import select_mark

    last = await select_mark(connection, LAST_TICK)
    return max(now, datetime.fromisoformat(last)) if last else now


def row_of(found: WithHistory) -> dict[str, Any]:
    """A consultation as --json gives it."""
    one = found.consultation
    return {
        "code": one.code,
        "title": one.title,
        "body": one.body,
        "case_number": one.case_number,
        "link": one.link,
        "documents": [{"title": title, "url": address} for title, address in one.documents],
        "deadline": one.deadline or one.deadline_words,
        "period": _period(one.deadline_words, found.history[-1].set_at) if not one.deadline else None,
        "inner_deadline": one.inner_deadline,
        "opens": one.opens_at,
        "decision_date": one.decision_on,
        "decision_body": one.decision_body,
        "level": one.level,
        "relevant": one.relevant,
        "relevance": one.relevance,
        "invited": one.invites if not one.audience else one.audience,
        "state": one.state,
        "outcome": one.outcome,
        "history": [_history(then) for then in found.history],
    }


def _history(then: MovedDeadline) -> dict[str, Any]:
    period = None if then.deadline else _period(then.words, then.set_at)
    return {"set_at": then.set_at, "deadline": then.deadline or then.words, "period": period}


def _period(words: str, set_at: datetime) -> list[date] | None:
    """The days that words for a deadline span, where they name a period."""
    from dialogue.consultations import period_of
    from dialogue.language.dates import STOCKHOLM

    found = period_of(words, set_at.astimezone(STOCKHOLM).date())
    return list(found) if found else None


def line_of(found: WithHistory) -> str:
    """A consultation in a line."""
    from dialogue.consultations import last_day
    from dialogue.language.dates import swedish_date

    one = found.consultation
    deadline = swedish_date(last_day(one.deadline)) if one.deadline else one.deadline_words
    moved = " (flyttad)" if len(found.history) > 1 else ""
    return f"{one.code}: {one.title}, {one.body}; svara senast {deadline}{moved} [{one.state}]"


def remarks_on(found: WithHistory, now: datetime) -> list[str]:
    """What to look at before anybody is told of the last day."""
    from dialogue.consultations import last_day
    from dialogue.language.dates import english_date

    one = found.consultation
    if one.deadline is None:
        return []
    if one.deadline <= now:
        return [f"the last day of {one.code} has passed, so nobody is reminded of it."]
    day = last_day(one.deadline)
    if day.weekday() < SATURDAY:
        return []
    return [
        f"the last day of {one.code} is a {english_date(day)}; is that right? If not: medskick consultation move."
    ]


def standing_row(code: str, one: Invited) -> dict[str, Any]:
    """How an organisation stands, as --json gives it."""
    return {
        "consultation": code,
        "organisation": one.organisation.name,
        "state": one.standing,
        "reason": one.reason,
        "link": one.link,
        "date": one.answered_on,
        "board_date": one.board_on,
    }
