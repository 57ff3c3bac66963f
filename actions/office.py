"""What the office looks at in the chat, and the answer to what somebody there asked the schedule to do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from actions.deed import Deed
from actions.office_told import language_of
from actions.telling import tell
from dialogue.addresses import Addresses
from dialogue.issues import IssueStatus
from dialogue.meetings import Meeting
from dialogue.questions import Counted, Question
from storage import (
    attachments,
    issue_contents,
    issues,
    office_questions,
    party_requests,
    proposals,
    questions,
    recipients,
    register,
    review,
    staff,
    tips,
    unclear,
)
from storage.jobs import Job
from wording.chat.staff_issue import Seen, build_failed, issue_screen

BUILD: Final = "build-issue"
"""The kind of the job that builds an issue; its `args` are {"period"}."""
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATER_THAN_ALL: Final = "9999-13"


async def waiting(deed: Deed) -> dict[str, int]:
    """How much waits for the office, by the names of its menu: held replies that nobody has looked at, members' questions,
    messages of unclear fate, an issue to approve, closed questions without feedback, replies since the last issue without
    a confirmed theme, organisations that were named, lines of lists that may be about a known one, wishes to become a party, tips, files to write down."""
    counted = await review.count_review(deed.connection, await since_last_issue(deed))
    return {
        "held": counted["held"],
        "asked": await office_questions.count_waiting(deed.connection),
        "unclear": sum((await unclear.count_unclear(deed.connection)).values()),
        "approve": await _to_approve(deed),
        "feedback": await questions.count_without_feedback(deed.connection),
        "replies": counted["suggested"] + counted["unmarked"],
        "proposals": await proposals.count_proposed(deed.connection),
        "asides": await register.count_asides(deed.connection),
        "wishes": await party_requests.count_requests(deed.connection),
        "tips": await tips.count_waiting(deed.connection),
        "files": await attachments.count_to_transcribe(deed.connection),
    }


async def _to_approve(deed: Deed) -> int:
    """How many issues are built, unchanged since, and have nothing that stands in the way."""
    drafts = await issues.select_issues_in(deed.connection, ("draft",))
    return sum(not one.changed and bool(one.sha256) and not one.blocked for one in drafts)


async def since_last_issue(deed: Deed) -> datetime:
    """Until when the last issue that went out told what came in; the beginning of time before the first."""
    return await issues.select_covered_until(deed.connection, _LATER_THAN_ALL) or BEGINNING


async def count_questions(deed: Deed) -> tuple[Counted, ...]:
    """Every question with its counts, by code."""
    rows = {row["question_id"]: row for row in await questions.select_question_counts(deed.connection)}
    return tuple(
        Counted(one, rows[one.id]["replies"], rows[one.id]["organisations"])
        if one.id in rows
        else Counted(one, 0, 0)
        for one in await questions.select_questions(deed.connection)
    )


async def count_question(deed: Deed, question: Question) -> Counted:
    """One question with its counts."""
    return next(one for one in await count_questions(deed) if one.question.id == question.id)


def links_to(deed: Deed, question: Question) -> tuple[str, ...]:
    """The addresses of a question to share: in the chat where there is a bot, and on the web."""
    name = deed.premises.bot_name
    pages = Addresses(deed.premises.public_url, "", chat=f"https://t.me/{name}" if name else "")
    return tuple(filter(None, (pages.question_in_chat(question.code), pages.question(question.code))))


def links_to_table(deed: Deed, meeting: Meeting, table: str) -> tuple[str, str]:
    """The addresses of a table at a meeting: its page, and the link into the chat, '' where there is no bot."""
    name = deed.premises.bot_name
    pages = Addresses(deed.premises.public_url, "", chat=f"https://t.me/{name}" if name else "")
    return pages.table(meeting.code, table), pages.table_in_chat(meeting.code, table)


async def answer_asker(deed: Deed, job: Job, *, done: bool) -> None:
    """Tell whoever asked for a job what came of it, in their chat; nothing for a job that nobody there waits for."""
    asker = await staff.select_staff_by_id(deed.connection, job.asked_by) if job.asked_by else None
    if asker is None or asker.telegram is None or job.kind != BUILD:
        return
    language = await language_of(deed, asker)
    issue = await issues.select_issue(deed.connection, job.args["period"]) if done else None
    if issue is None:
        said = build_failed(language, job.args["period"])
    else:
        variant = await issue_contents.select_variant(deed.connection, issue.id, "sv")
        count = await recipients.count_included(deed.connection, issue.id)
        said = issue_screen(language, Seen(issue, variant, IssueStatus(issue.state), count))
    await tell(deed, asker.telegram, said, f"answer:{job.key}", "staff-screen")
