"""What the desk opens beside its page: an issue before it goes out, and longer work that is waited for."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from actions.errors import NotFound
from actions.feedback import Reach, reach
from actions.issues import find_variant
from dialogue.feedback import Feedback, Subject
from dialogue.questions import Question
from dialogue.replies import ThemeMark
from newsletter.readers import NOBODY, Reader, variant_of
from storage import feedback, jobs, questions, review, theme_marks
from storage.connection import Connection, Row
from storage.review import SeenReply
from web.context import Web, web_of
from web.desk.entrance import closed
from web.desk.session import find_session
from web.pages import page
from web.public.issues import letter_page
from web.public.language import language_of
from web.public.messages import not_found
from wording.recipients import own_line, why

PLACED_UNDER: Final = ("open", "closed", "answered")
"""Questions that a reply may be put under."""
WAIT_SECONDS: Final = 20.0
LOOK_SECONDS: Final = 0.2
BLANKS: Final = {
    "@@WHY@@": "(Här står varför just den här mottagaren får brevet.)",
    "@@UNSUBSCRIBE@@": "#",
    "@@PREFERENCES@@": "#",
}


async def show_issue(request: Request) -> Response:
    """An issue in whatever state: its page, with `?som=brev` the letter, with `?som=ADDRESS` that of somebody on the list."""
    web = web_of(request)
    if await find_session(request) is None:
        return closed(web)
    issue_id, seen_as = request.path_params["issue"], request.query_params.get("som", "")
    reader = NOBODY
    try:
        variant = await web.database.read(find_variant, issue_id, language_of(request))
        if "@" in seen_as:
            variant, reader = await web.database.read(variant_of, issue_id, seen_as)
    except NotFound:
        return not_found(web.premises(), "sv", "issue.unknown")
    letter = variant.html.replace(
        'role="article"', 'role="main"', 1
    )  # as a page of its own, not as a mail in a program
    html = letter if seen_as else variant.web
    for slot, told in (BLANKS | _own(web, variant.language, reader)).items():
        html = html.replace(slot, told)
    return letter_page(html)


def _own(web: Web, language: str, reader: Reader) -> dict[str, str]:
    """What the letter says to its reader alone."""
    told = {"@@OWN@@": escape(own_line(language, reader.address, reader.said))}
    if reader is not NOBODY:
        told["@@WHY@@"] = escape(why(reader.reason, language, web.premises().house))
    return told


async def _outcome(web: Web, job: int) -> Row | None:
    """How the job stands once it is done, or when the time is up; None for no such job."""
    outcome = await web.database.read(jobs.select_outcome, job)
    for _ in range(int(WAIT_SECONDS / LOOK_SECONDS)):
        if outcome is None or outcome["state"] not in ("waiting", "running"):
            break
        await asyncio.sleep(LOOK_SECONDS)
        outcome = await web.database.read(jobs.select_outcome, job)
    return outcome


async def show_reply(request: Request) -> Response:
    """One reply with its themes, and everything that can be done with it."""
    web, session = web_of(request), await find_session(request)
    if session is None:
        return closed(web)
    found = await web.database.read(_reply, web, request.path_params["reply"])
    if found is None:
        return not_found(web.premises(), "sv")
    reply, marks, known, given, reached = found
    labelled = [(theme, mark) for mark in marks if (theme := web.premises().frame.theme(mark.theme_id))]
    places = [question for question in known if question.status in PLACED_UNDER]
    shown: dict[str, Any] = {
        "one": reply,
        "marks": labelled,
        "places": places,
        "given": given,
        "reach": reached,
    }
    return page(web.premises(), "desk/reply", session=session, **shown)


async def _reply(
    connection: Connection, web: Web, reply_id: str
) -> tuple[SeenReply, tuple[ThemeMark, ...], tuple[Question, ...], Feedback | None, Reach] | None:
    reply = await review.select_seen(connection, reply_id)
    if reply is None:
        return None
    subject = Subject("reply", reply_id=reply_id)
    return (
        reply,
        await theme_marks.select_marks_of(connection, reply_id),
        await questions.select_questions(connection),
        await feedback.select_latest(connection, subject.key),
        await reach(web.deed(connection), subject),
    )


async def await_work(request: Request) -> Response:
    """Answers when the work is done, or after twenty seconds with a page from which to look again.

    The browser waits, so that no script and no page that reloads itself under someone's hands is needed.
    """
    web = web_of(request)
    if await find_session(request) is None:
        return closed(web)
    job, done = request.path_params["job"], request.query_params.get("gjort", "0")
    outcome = await _outcome(web, job)
    if outcome is None:
        return not_found(web.premises(), "sv")
    if outcome["state"] == "done":
        part = "floden" if outcome["kind"] == "refresh-feeds" else "nyhetsbrev"
        return RedirectResponse(f"/kansli?gjort={done if done.isdecimal() else 0}#{part}", 303)
    return page(web.premises(), "desk/work", outcome=outcome)
