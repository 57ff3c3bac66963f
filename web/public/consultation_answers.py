"""`/r/TOKEN`: where an organisation says how it stands to a consultation. Looking changes nothing; a button does.

The link in the mail is all that is needed: it names the consultation and the organisation. One may come back and change
one's mind at any time.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from actions.answer_links import CHOICE, whose
from actions.consultation_answers import answer_for, set_board_date, standing_of
from actions.deed import Deed
from actions.errors import NotFound, WrongState
from actions.formal import forward_text
from dialogue.consultations import Consultation
from dialogue.invitations import Invited
from dialogue.reminders import LastDay
from storage import consultations
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.forms import Form, read_form
from web.pages import page
from web.public.consultations import calendar, last_day_words
from web.public.language import language_of
from web.public.messages import message, not_found
from wording.catalogues import known_language, translator
from wording.consultations import ANSWERS, deadline_words, formal

ACTOR = "link"
BOARD = "board"
"""The button under the day of the board's meeting."""
FORMAL = "formal"
"""The button under the formal response that is to be passed on."""
MOST_LINK = 500


async def show(request: Request) -> Response:
    """The page with its buttons; the one that was pressed in the mail stands first."""
    web = web_of(request)
    found = await web.database.read(_found, web, request.path_params["token"])
    if found is None:
        return not_found(web.premises(), language_of(request), "answer.unknown")
    choice = request.query_params.get(CHOICE, "")
    return _page(request, web, *found, choice=choice if choice in ANSWERS else "")


async def take(request: Request) -> Response:
    """A button was pressed on the page."""
    web = web_of(request)
    try:
        form = await read_form(request)
    except WebError:
        return message(web.premises(), language_of(request), "unreadable", 400)
    found = await web.database.read(_found, web, request.path_params["token"])
    if found is None:
        return not_found(web.premises(), language_of(request), "answer.unknown")
    consultation, before = found
    choice, problem = form[CHOICE], ""
    try:
        after = await web.database.write(_keep, web, consultation, before, form)
    except _Problem as error:
        after, problem = before, error.key
    return _page(request, web, consultation, after, choice=choice, problem=problem, done=not problem)


async def show_calendar(request: Request) -> Response:
    """This organisation's last day as a calendar file: of a joint answer the inner one, but for the lead."""
    web, language = web_of(request), language_of(request)
    found = await web.database.read(_found, web, request.path_params["token"])
    if found is None:
        return not_found(web.premises(), language, "answer.unknown")
    one, standing = found
    inner = one.inner_deadline if standing.organisation.id != one.lead_id else None
    key = "page.calendar.inner" if inner else "page.calendar.title"
    title = translator("consultation", language).text(key, title=one.title)
    address = f"{web.premises().public_url}/remiss/{one.code}"
    return calendar(one, inner or one.deadline, title, address, one.inner_set_at or one.created_at)


class _Problem(Exception):
    """Something on the form cannot be taken; `key` names the words for it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


async def _found(connection: Connection, web: Web, token: str) -> tuple[Consultation, Invited] | None:
    named = whose(web.key, token)
    if named is None:
        return None
    consultation = await consultations.select_consultation(connection, named[0])
    if consultation is None:
        return None
    with suppress(NotFound):
        return consultation, await standing_of(web.deed(connection), consultation, named[1])
    return None


async def _keep(
    connection: Connection, web: Web, consultation: Consultation, before: Invited, form: Form
) -> Invited:
    deed, organisation_id, choice = web.deed(connection), before.organisation.id, form[CHOICE]
    if choice == BOARD:
        day = _day(form["styrelsemote"])
        return await set_board_date(deed, consultation, organisation_id, day, ACTOR)
    if choice == FORMAL:
        return await _pass_on(deed, consultation, organisation_id, form)
    if choice not in ANSWERS:
        raise _Problem("page.problem.button")
    try:
        return await answer_for(
            deed,
            consultation,
            organisation_id,
            choice,
            ACTOR,
            reason=form["varfor"],
            link=form["lank"][:MOST_LINK],
            on=_day(form["dag"]),
        )
    except WrongState:
        raise _Problem("page.problem.link") from None


async def _pass_on(deed: Deed, consultation: Consultation, organisation_id: str, form: Form) -> Invited:
    try:
        await forward_text(deed, consultation, organisation_id, form["yttrande"], ACTOR)
    except WrongState:
        raise _Problem("formal.page.problem") from None
    return await standing_of(deed, consultation, organisation_id)


def _day(text: str) -> date | None:
    """A day out of a date field, None where it is empty. Raises _Problem."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Problem("page.problem.date") from None


def _page(
    request: Request,
    web: Web,
    one: Consultation,
    standing: Invited,
    *,
    choice: str,
    problem: str = "",
    done: bool = False,
) -> Response:
    asked = request.query_params.get("lang")
    language = known_language(asked or standing.organisation.language)
    words = translator("consultation", language)
    inner = one.inner_deadline if standing.organisation.id != one.lead_id else None
    last = LastDay(inner, "", one.created_at)
    day = deadline_words(last, language) if inner else last_day_words(one, language)
    first = [choice] if choice in ANSWERS else []
    return page(
        web.premises(),
        "consultation_answer",
        language,
        422 if problem else 200,
        w=words.text,
        r=translator("remiss", language).text,
        one=one,
        standing=standing,
        day=day,
        dated=bool(inner or one.deadline),
        choice=choice,
        answers=[*first, *(answer for answer in ANSWERS if answer not in first)],
        problem=problem,
        done=done,
        formal=formal(words, one, web.premises().house),
    )
