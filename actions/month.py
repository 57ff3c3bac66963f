"""The days before an issue: staff and organisations are asked for items, the draft is planned, editors are told what waits.

Each happens once for an issue, however often it is looked at; a mark holds the last period it was done for. Building is the
newsletter's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from actions.deed import Deed
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.office import BUILD, waiting
from actions.office_told import tell_office
from dialogue.issue_days import ASKED_BEFORE, DRAFTED_BEFORE, coming_issue, morning
from dialogue.issues import Issue
from dialogue.language.dates import STOCKHOLM
from dialogue.recurring import Late
from storage import issues, jobs, organisations
from storage.jobs import Job
from storage.marks import select_mark, set_mark
from wording import month as screens
from wording.month import ToDo

ASKED: Final = "items-asked-for"
DRAFTED: Final = "draft-planned-for"
LANGUAGE: Final = "sv"
DESK: Final = "/kansli"


async def prepare_month(deed: Deed) -> tuple[Late, ...]:
    """Ask for items a week before the next issue, and plan its draft four days before. Nothing of it is ever late."""
    days = deed.house.issue_days
    if not days.planned:
        return ()
    period, day = coming_issue(deed.now.astimezone(STOCKHOLM).date(), days)
    if deed.now >= morning(day - ASKED_BEFORE) and await _first(deed, ASKED, period):
        await _ask_for_items(deed, period)
    if deed.now >= morning(day - DRAFTED_BEFORE) and await _first(deed, DRAFTED, period):
        await _plan_draft(deed, period)
    return ()


async def _first(deed: Deed, mark: str, period: str) -> bool:
    """Whether this has not been done for the period yet; from now on it has."""
    if (await select_mark(deed.connection, mark) or "") >= period:
        return False
    await set_mark(deed.connection, mark, period)
    return True


async def _ask_for_items(deed: Deed, period: str) -> None:
    _, day = coming_issue(deed.now.astimezone(STOCKHOLM).date(), deed.house.issue_days)
    await tell_office(deed, f"items:{period}", lambda language: screens.ask_staff(language, period, day))
    last = day - DRAFTED_BEFORE - timedelta(days=1)
    for language in ("sv", "en"):
        heading, paragraphs = screens.ask_organisations(language, day, last)
        why = screens.words(language).text("ask.organisations.why")
        notice = Notice("contact-mail", heading, paragraphs, why=why, language=language)
        asked = [
            Addressee(one.email, f"items:{period}:{one.id}")
            for one in await organisations.select_organisations(deed.connection)
            if one.email and one.state == "listed" and (one.language == "en") == (language == "en")
        ]
        await mail_notice(deed, f"items:{period}:{language}", notice, asked)


async def _plan_draft(deed: Deed, period: str) -> None:
    issue = await issues.select_issue(deed.connection, period)
    if issue is None or issue.state == "draft":
        args = {"period": period, "planned": True}
        await jobs.insert_job(deed.connection, f"{BUILD}:{period}:planned", BUILD, deed.now, deed.now, args)


async def tell_of_draft(deed: Deed, job: Job, *, done: bool) -> None:
    """Tell the editors of a draft that the calendar had made; nothing for any other job."""
    if not (done and job.kind == BUILD and job.args.get("planned")):
        return
    issue = await issues.select_issue(deed.connection, job.args["period"])
    if issue is not None:
        await tell_editors(deed, issue)


async def tell_editors(deed: Deed, issue: Issue) -> None:
    """Tell each of the office that a draft is made, and the few things that wait for them, each with a way to it."""
    todo = await to_do(deed, issue)
    key = f"draft:{issue.id}:{issue.sha256[:12]}"
    await tell_office(
        deed,
        key,
        lambda language: screens.editors_screen(language, issue.period, issue.subject, todo),
        _editors_mail(deed, issue, todo),
    )


def _editors_mail(deed: Deed, issue: Issue, todo: tuple[ToDo, ...]) -> Notice:
    t = screens.words(LANGUAGE)
    desk = f"{deed.premises.public_url}{DESK}"
    links = [NoticeLink(screens.line(LANGUAGE, one), f"{desk}{one.place}") for one in todo]
    return Notice(
        "staff-mail",
        screens.nearly_ready(LANGUAGE, issue.period, todo),
        (t.text("ready.subject", subject=issue.subject),),
        (NoticeLink(t.text("button.look"), f"{desk}/nummer/{issue.period}"), *links),
        why=t.text("ready.why"),
    )


async def to_do(deed: Deed, issue: Issue) -> tuple[ToDo, ...]:
    """What waits before an issue can go out: what stands in its way first."""
    counts = await waiting(deed)
    failed = {row["check"] for row in issue.checks if not row["ok"]}
    found = (
        ToDo("blocks", len(issue.blocked), f"n:{issue.period}", "#nyhetsbrev"),
        ToDo("held", counts["held"], "held", "#granskning"),
        ToDo("themes", counts["replies"], "themes", "#teman"),
        ToDo("feedback", counts["feedback"], "questions", "#fragor"),
        ToDo("greeting", int("greeting" in failed), f"n:{issue.period}", "#nyhetsbrev"),
    )
    return tuple(one for one in found if one.count)
