"""The newsletter on the desk: the issue that is worked on, what it shows, who gets it, how far it has gone.

Reads only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from actions.deed import Deed
from actions.sending import issue_status
from dialogue.issue_days import next_planned, planned_day
from dialogue.issues import Entry, Issue, IssueStatus, Mark, Variant
from storage import events, issue_contents, issues, news, recipients, subscribers
from storage.connection import Connection
from web.desk.newsletter import edit_digest

SAMPLE: Final = 5
UNDER_WAY: Final = frozenset({"draft", "approved", "sending", "paused"})


@dataclass(frozen=True, slots=True)
class EntryView:
    """Something the issue shows, or was told to leave out."""

    id: str
    section: str
    label: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class IssueView:
    """The issue of `period`; `issue` is None before its first build. `recipients` counts who would get it, or gets it.

    `approvals` are the names of those who approved what was built; `unclear` the addresses whose letter may or may not
    have arrived; `languages` those it is written in; `known` all periods that there are issues of.
    """

    period: str
    issue: Issue | None
    variant: Variant | None
    status: IssueStatus | None
    entries: tuple[EntryView, ...]
    left_out: tuple[EntryView, ...]
    recipients: int
    sample: tuple[str, ...]
    approvals: tuple[str, ...]
    unclear: tuple[str, ...]
    languages: tuple[str, ...]
    known: tuple[Issue, ...]
    next_period: str
    digest: str


async def shown_period(connection: Connection, today: date) -> str:
    """The period that the desk works on: an issue that is not out yet, else the next one to be made."""
    known = await issues.select_issues(connection)
    under_way = [issue.period for issue in known if issue.state in UNDER_WAY]
    return under_way[0] if under_way else _next(known[0].period if known else "", today)


def _next(latest: str, today: date) -> str:
    """This month's issue where it is still to come or late, else the next that is planned. `latest` is the last made."""
    this_month = f"{today:%Y-%m}"
    if planned_day(this_month) is not None and latest < this_month:
        return this_month
    return next_planned(max(latest, this_month), today)[0]


async def view_issue(deed: Deed, period: str) -> IssueView:
    """The issue of a period as it stands."""
    connection = deed.connection
    issue = await issues.select_issue(connection, period)
    known = await issues.select_issues(connection)
    entries, left_out = await _entries(deed, issue) if issue else ((), ())
    return IssueView(
        period=period,
        issue=issue,
        variant=await issue_contents.select_variant(connection, period, "sv"),
        status=await issue_status(connection, period) if issue else None,
        entries=entries,
        left_out=left_out,
        recipients=await _count(connection, issue),
        sample=await _sample(connection, period),
        approvals=await issues.select_approvals(connection, period, issue.sha256) if issue else (),
        unclear=tuple(
            letter.recipient for letter in await recipients.select_letters_in(connection, period, "uncertain")
        ),
        languages=tuple(
            dict.fromkeys(tag for tag, _ in await issue_contents.select_letters(connection, period))
        ),
        known=known,
        next_period=next_planned(period, deed.now.date())[0],
        digest=edit_digest(issue) if issue else "",
    )


async def _count(connection: Connection, issue: Issue | None) -> int:
    """Those frozen at approval; before it, everybody who would get it now."""
    if issue is not None and issue.state != "draft":
        return await recipients.count_included(connection, issue.id)
    return sum((await subscribers.count_by_language(connection)).values())


async def _sample(connection: Connection, period: str) -> tuple[str, ...]:
    found = await recipients.select_recipients_after(connection, period, "", SAMPLE)
    return tuple(one.email for one in found)


async def _entries(deed: Deed, issue: Issue) -> tuple[tuple[EntryView, ...], tuple[EntryView, ...]]:
    marks = dict((await issues.select_edits(deed.connection, issue.id)).marks)
    shown = await issue_contents.select_entries(deed.connection, issue.id)
    entries = tuple(_entry(one, marks.get(one.id)) for one in shown)
    gone = [target for target, mark in marks.items() if mark == "leave-out"]
    left_out = [EntryView(target, "", await _label(deed, target), "leave-out") for target in sorted(gone)]
    return entries, tuple(left_out)


def _entry(entry: Entry, mark: Mark | None) -> EntryView:
    return EntryView(entry.id, entry.section, entry.label, mark)


async def _label(deed: Deed, target: str) -> str:
    """What a thing that is left out is called; its own name where nothing better is known."""
    kind, _, name = target.partition(":")
    if kind == "event" and (event := await events.select_event(deed.connection, name)):
        return event.event.title
    if kind == "news" and (item := await news.select_news_item(deed.connection, name)):
        return item.news.title
    if kind == "theme" and (theme := deed.premises.frame.theme(name)):
        return theme.label_sv
    return target
