"""A mailing outside the months: an invitation, a changed venue, "the compilation is ready". Checks, approval and ledger are those
of every issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from actions.errors import NotFound, WrongState
from actions.issues import find_issue
from dialogue.issues import EXTRA, FACETS, Issue
from dialogue.language.folding import fold_loose
from storage import audit, issues, meetings
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Extra:
    """What is mailed, and to whom. `code` names it ("lokalbyte"), `text` is Markdown, `audience` lists by facet."""

    code: str
    subject: str
    text: str
    audience: Mapping[str, Sequence[str]] = field(default_factory=dict)


async def write_extra(connection: Connection, extra: Extra, actor: str, now: datetime) -> Issue:
    """Write a mailing, or write its draft anew; it is built, approved and sent as any issue.

    Raises WrongState for a code that is none or taken by one that was approved, no subject or no text, an unknown facet;
    NotFound for a meeting that is not there.
    """
    issue_id = f"extra-{extra.code}"
    if not EXTRA.fullmatch(issue_id) or len(extra.code) > 40:
        raise WrongState(
            f"{extra.code!r} is no code; take small letters, digits and single hyphens, as lokalbyte."
        )
    if not extra.subject.strip() or not extra.text.strip():
        raise WrongState("A mailing needs a subject and a text.")
    for facet, values in extra.audience.items():
        if facet not in FACETS or not values:
            raise WrongState(f"Readers cannot be chosen by {facet!r}; take {', '.join(FACETS)}.")
    known = await issues.select_issue(connection, issue_id)
    if known is not None and known.state != "draft":
        raise WrongState(f"The mailing {issue_id} is {known.state}; choose another code.")
    await issues.upsert_extra(connection, issue_id, extra.subject.strip(), extra.text.strip(), now)
    await issues.update_audience(connection, issue_id, await _found(connection, extra.audience))
    await audit.insert_audit(connection, now, actor, "issue.extra", issue_id)
    return await find_issue(connection, issue_id)


async def _found(connection: Connection, audience: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The audience as it is kept: a meeting as the folded names of the organisations that were there."""
    kept = {facet: list(values) for facet, values in audience.items() if facet != "meeting"}
    present: list[str] = []
    for code in audience.get("meeting", ()):
        meeting = await meetings.select_meeting_by_code(connection, code)
        if meeting is None:
            raise NotFound(f"There is no meeting {code!r}; see medskick meeting list.")
        present += [fold_loose(name) for name in meeting.present]
    return kept | ({"present": present} if "meeting" in audience else {})
