"""What the desk shows, read in one view of the data: what waits, questions, replies by theme, the newsletter, feeds.

Reads only. Long lists are cut: what is decided goes away and makes room for the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from actions.audiences import register_parts
from actions.deed import Deed
from actions.feedback import Reach, about_question, about_theme, reach
from actions.office import BEGINNING, count_questions, since_last_issue
from actions.questions import against
from actions.rounds import figures
from actions.stepping import coming_meetings
from actions.watching import Live, watch
from dialogue.feedback import Feedback
from dialogue.feeds import Feed
from dialogue.language.dates import STOCKHOLM
from dialogue.office_questions import OfficeQuestion
from dialogue.questions import Counted, Figure, Question, Refusal
from dialogue.themes import Theme
from storage import attachments, audit, feedback, feeds, office_questions, review, staff, theme_marks
from storage.attachments import ToTranscribe
from storage.connection import Connection, Row, moment
from storage.review import SeenReply
from web.desk.consultations import ConsultationView, view_consultations
from web.desk.issue_view import IssueView, shown_period, view_issue

MOST_HELD: Final = 40
MOST_ASKED: Final = 20
MOST_FILES: Final = 20
MOST_BY_THEME: Final = 15
MOST_LOOSE: Final = 15
MOST_OF_ONE: Final = 200
LOGGED: Final = 25


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its counts, what speaks against opening it, and the numbers that it brought; of one that is over, the
    answer that was `given` and whom another would `reach`."""

    counted: Counted
    against: tuple[Refusal, ...]
    sums: tuple[Figure, ...]
    given: Feedback | None = None
    reach: Reach | None = None

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.counted.question


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme since the last issue: counts, what waits for a decision, and, where it was asked for, what is decided, the answer
    that was `given` and whom another would `reach`."""

    theme: Theme
    confirmed: int
    suggested: int
    waiting: tuple[SeenReply, ...]
    decided: tuple[SeenReply, ...]
    given: Feedback | None = None
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A deed of the audit; `who` is a name, `done_by` the actor as it was noted."""

    id: int
    at: datetime
    who: str
    done_by: str
    action: str
    subject: str
    note: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole page. `since` is where the last issue that was sent ended, None before the first; `parts` are those of the
    register that a question can be for."""

    now: datetime
    since: datetime | None
    waits: dict[str, int]
    questions: tuple[QuestionView, ...]
    parts: tuple[tuple[str, str], ...]
    held: tuple[SeenReply, ...]
    asked: tuple[OfficeQuestion, ...]
    files: tuple[ToTranscribe, ...]
    unplaced: tuple[SeenReply, ...]
    unmarked: tuple[SeenReply, ...]
    themes: tuple[ThemeView, ...]
    issue: IssueView
    meetings: tuple[Live, ...]
    consultations: tuple[ConsultationView, ...]
    feeds: tuple[tuple[Feed, tuple[int, int]], ...]
    log: tuple[LogEntry, ...]
    names: dict[str, str]
    done: LogEntry | None

    def of(self, *statuses: str) -> tuple[QuestionView, ...]:
        """The questions in these states."""
        return tuple(one for one in self.questions if one.question.status in statuses)


async def view_desk(deed: Deed, *, period: str = "", theme: str = "", done: int = 0) -> Desk:
    """The desk as it stands. `period` and `theme` were asked for, `done` is the deed that the page tells of."""
    connection = deed.connection
    period = period or await shown_period(connection, deed.now.astimezone(STOCKHOLM).date())
    since = await since_last_issue(deed)
    names = {person.id: person.name for person in await staff.select_all_staff(connection)}
    entry = await audit.select_deed(connection, done) if done else None
    return Desk(
        now=deed.now,
        since=None if since == BEGINNING else since,
        waits=await review.count_review(connection, since),
        questions=await _questions(deed),
        parts=await register_parts(deed),
        held=await review.select_held(connection, MOST_HELD),
        asked=await office_questions.select_waiting(connection, MOST_ASKED),
        files=await attachments.select_to_transcribe(connection, MOST_FILES),
        unplaced=await review.select_unplaced(connection, since, MOST_LOOSE),
        unmarked=await review.select_unmarked(connection, since, MOST_LOOSE),
        themes=await _themes(deed, since, theme),
        issue=await view_issue(deed, period),
        meetings=tuple([await watch(deed, one) for one in await coming_meetings(deed)]),
        consultations=await view_consultations(deed),
        feeds=await _feeds(connection),
        log=tuple(_entry(row, names) for row in await audit.select_audit(connection, LOGGED)),
        names=names,
        done=_entry(entry, names) if entry else None,
    )


async def _questions(deed: Deed) -> tuple[QuestionView, ...]:
    return tuple([await _question(deed, one) for one in await count_questions(deed)])


async def _question(deed: Deed, counted: Counted) -> QuestionView:
    question = counted.question
    speaks = tuple(against(deed, question)) if question.status == "draft" else ()
    sums = await figures(deed, question)
    if question.status not in ("closed", "answered"):
        return QuestionView(counted, speaks, sums)
    subject = about_question(question)
    given = await feedback.select_latest(deed.connection, subject.key)
    return QuestionView(counted, speaks, sums, given, await reach(deed, subject))


async def _themes(deed: Deed, since: datetime, asked: str) -> tuple[ThemeView, ...]:
    counts = {row["theme_id"]: row for row in await theme_marks.count_by_theme(deed.connection, since)}
    found = []
    for theme in deed.premises.frame.with_codes().themes:
        if (count := counts.get(theme.id)) is not None:
            waiting = await _of_theme(deed, theme, "suggested", since, MOST_BY_THEME)
            most = MOST_OF_ONE if theme.id == asked else 0
            decided = await _of_theme(deed, theme, "confirmed", since, most)
            view = ThemeView(theme, count["confirmed"], count["suggested"], waiting, decided)
            found.append(await _answerable(deed, view, since) if decided else view)
    return tuple(found)


async def _answerable(deed: Deed, view: ThemeView, since: datetime) -> ThemeView:
    if view.theme not in deed.premises.frame.themes:
        return view  # a code that says there is no theme
    subject = about_theme(deed, view.theme.id, None, since=None if since == BEGINNING else since)
    given = await feedback.select_latest(deed.connection, subject.key)
    return replace(view, given=given, reach=await reach(deed, subject))


async def _of_theme(
    deed: Deed, theme: Theme, state: str, since: datetime, most: int
) -> tuple[SeenReply, ...]:
    return await review.select_of_theme(deed.connection, theme.id, state, since, most) if most else ()


async def _feeds(connection: Connection) -> tuple[tuple[Feed, tuple[int, int]], ...]:
    counts = await feeds.count_entries(connection)
    return tuple((feed, counts.get(feed.id, (0, 0))) for feed in await feeds.select_feeds(connection))


def _entry(row: Row, names: dict[str, str]) -> LogEntry:
    who = str(names.get(row["actor"], row["actor"]))
    return LogEntry(
        row["id"], moment(row["at"]), who, row["actor"], row["action"], row["subject"], row["note"]
    )
