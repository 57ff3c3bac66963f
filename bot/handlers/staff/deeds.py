"""Which presses of the office do something, and by what the audit knows it: so that the second of two who press at once is
told who was first, whatever was pressed. A press that left no trace, where an earlier one did, came second."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from bot.handlers.staff.office import Office
from storage import audit, meetings, questions

Subject = Callable[[Office, str], Awaitable[str]]
"""What the audit calls the thing that a press is about, from what the button carries."""


async def _itself(_: Office, rest: str) -> str:
    return rest.partition(":")[0]


async def _question(office: Office, rest: str) -> str:
    found = await questions.select_question(office.deed.connection, rest.partition(":")[0])
    return found.code if found else ""


async def _meeting(office: Office, rest: str) -> str:
    found = await meetings.select_meeting(office.deed.connection, rest)
    return found.code if found else ""


_PROPOSAL: Final = ("organisation.accept", "organisation.merge", "organisation.reject")
_TIP: Final = ("tip.used", "tip.declined")
DEEDS: Final[dict[str, tuple[Subject, tuple[str, ...]]]] = {
    "qo": (_question, ("open-question",)),
    "qm": (_question, ("open-question",)),
    "qC": (_question, ("close-question",)),
    "qa": (_question, ("archive-question",)),
    "mE": (_meeting, ("meeting.end",)),
    "mo": (_meeting, ("meeting.begin",)),
    "nb": (_itself, ("build-issue",)),
    "nS": (_itself, ("issue.send",)),
    "nt": (_itself, ("issue.plan", "issue.send")),
    "nq": (_itself, ("issue.unplan",)),
    "np": (_itself, ("issue.pause",)),
    "nr": (_itself, ("issue.resume",)),
    "nX": (_itself, ("issue.cancel",)),
    "hl": (_itself, ("release-reply",)),
    "hk": (_itself, ("keep-reply",)),
    "tE": (_itself, _TIP),
    "tI": (_itself, _TIP),
    "tT": (_itself, _TIP),
    "oY": (_itself, _PROPOSAL),
    "oH": (_itself, _PROPOSAL),
    "oM": (_itself, _PROPOSAL),
    "oZ": (_itself, _PROPOSAL),
}
"""By the press's verb. What is not here tells of itself who was first."""


async def subject_of(office: Office, verb: str, rest: str) -> str:
    """What the audit calls the thing that is pressed about; '' for nothing that it knows."""
    return await DEEDS[verb][0](office, rest)


async def trace(office: Office, verb: str, subject: str) -> int:
    """The number of the latest deed of this sort in the audit, 0 for none."""
    rows = [await audit.select_latest(office.deed.connection, one, subject) for one in DEEDS[verb][1]]
    return max((int(row["id"]) for row in rows if row is not None), default=0)
