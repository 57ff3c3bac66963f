"""`GET /`: who this is, what can be answered now, and the latest issue."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from dialogue.issues import Issue
from dialogue.questions import Question
from storage import issues, questions
from storage.connection import Connection
from web.context import web_of
from web.pages import page
from web.public.language import language_of
from wording.catalogues import translator
from wording.feedback import DOMAIN


async def home(request: Request) -> Response:
    """The first page."""
    web, language = web_of(request), language_of(request)
    open_now, latest = await web.database.read(_shown, web.now())
    known = translator("directory", language).text
    answers = translator(DOMAIN, language).text
    return page(web.premises(), "home", language, questions=open_now, latest=latest, d=known, a=answers)


async def _shown(connection: Connection, now: datetime) -> tuple[tuple[Question, ...], Issue | None]:
    out = await issues.select_issues_in(connection, ("sending", "paused", "sent"))
    return await questions.select_open_questions(connection, now), out[-1] if out else None
