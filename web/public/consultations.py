"""`/remiss/CODE`: what a consultation is about, its last day and what that was before, how to answer; with an .ics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response

from actions.consultations import WithHistory, show_consultation
from actions.errors import NotFound
from dialogue.consultations import TAKES_ANSWERS, Consultation, last_day
from dialogue.events import Event
from dialogue.questions import Question
from dialogue.reminders import LastDay
from newsletter.feeds.ics import calendar_file
from newsletter.schedule import midnight
from storage import consultations
from storage.connection import Connection
from web.context import web_of
from web.pages import page
from web.public.language import language_of
from web.public.messages import not_found
from wording.catalogues import translator
from wording.consultations import deadline_words, formal


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the consultation, when its last day was set how, and the questions about it."""

    found: WithHistory
    questions: tuple[Question, ...]

    @property
    def consultation(self) -> Consultation:
        """The consultation itself."""
        return self.found.consultation


async def show(request: Request) -> Response:
    """The public page."""
    web, language = web_of(request), language_of(request)
    try:
        shown = await web.database.read(read_shown, request.path_params["code"].lower())
    except NotFound:
        return not_found(web.premises(), language)
    words = translator("consultation", language)
    one = shown.consultation
    return page(
        web.premises(),
        "consultation",
        language,
        w=words.text,
        one=one,
        day=last_day_words(one, language),
        earlier=_earlier(shown.found, language),
        taking=one.state in TAKES_ANSWERS and (one.deadline is None or one.deadline > web.now()),
        formal=formal(words, one, web.premises().house),
        questions=shown.questions,
    )


async def read_shown(connection: Connection, code: str) -> Shown:
    """The consultation of a code, as its page shows it. Raises NotFound."""
    found = await show_consultation(connection, code)
    return Shown(found, await consultations.select_questions(connection, found.consultation.id))


def last_day_words(one: Consultation, language: str) -> str:
    """The last day as it is read; the words for it where no day is set."""
    return deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language)


def _earlier(found: WithHistory, language: str) -> list[tuple[str, datetime]]:
    """The last days that hold no longer, the latest first, each with when it was changed."""
    history = found.history
    return [
        (deadline_words(LastDay(before.deadline, before.words, before.set_at), language), after.set_at)
        for before, after in reversed(list(pairwise(history)))
    ]


async def show_calendar(request: Request) -> Response:
    """The last day as a calendar file."""
    web, language = web_of(request), language_of(request)
    try:
        shown = await web.database.read(read_shown, request.path_params["code"].lower())
    except NotFound:
        return not_found(web.premises(), language)
    one = shown.consultation
    title = translator("consultation", language).text("page.calendar.title", title=one.title)
    address = f"{web.premises().public_url}/remiss/{one.code}"
    return calendar(one, one.deadline, title, address, shown.found.history[-1].set_at)


def calendar(one: Consultation, at: datetime | None, title: str, address: str, stamp: datetime) -> Response:
    """A last day as an all-day event of a calendar file; one without an event where no day is set."""
    events = []
    if at is not None:
        day = last_day(at)
        events.append(
            Event(
                uid=f"{one.id}@medskick",
                title=title,
                starts=midnight(day),
                ends=midnight(day + timedelta(days=1)),
                all_day=True,
                organiser=one.body,
                url=address,
            )
        )
    return Response(
        calendar_file(events, stamp),
        media_type="text/calendar",
        headers={"content-disposition": f'attachment; filename="{one.code}.ics"'},
    )
