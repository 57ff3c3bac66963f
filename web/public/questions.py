"""`GET /f/CODE`: a question with its form; one that is closed says so, and what came of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dialogue.questions import Question, takes_replies
from dialogue.replies.answers import CHOICES
from storage import feedback, organisations, questions
from web.context import Web, web_of
from web.pages import page
from web.public.answered import shown
from web.public.answers import Fields
from web.public.language import language_of
from web.public.messages import not_found
from wording.catalogues import translator
from wording.feedback import DOMAIN

MOST_NAMES: Final = 400
"""Organisations that the form proposes while one types; with more of them the list would outweigh the page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in the form: nothing yet, or what was sent and could not be taken, with the `problem` (a word's key)."""

    key: str = ""
    text: str = ""
    organisation: str = ""
    visibility: str = "unnamed"
    problem: str = ""
    each_line: bool = False
    fields: Fields = field(default_factory=Fields)


async def show_question(request: Request) -> Response:
    """The page of a question."""
    web = web_of(request)
    question = await find(web, request.path_params["code"])
    if question is None:
        return not_found(web.premises(), language_of(request), "question.unknown")
    return await question_page(web, question, language_of(request), Answer(key=new_key()))


async def find(web: Web, code: str) -> Question | None:
    """The question of that code, unless it was never opened."""
    question = await web.database.read(questions.select_question_by_code, code.lower())
    return None if question is None or question.status == "draft" else question


async def question_page(
    web: Web, question: Question, language: str, answer: Answer, status: int = 200
) -> Response:
    """The form with what stands in it, or the word that the question is closed."""
    if not takes_replies(question, web.now()):
        found = await web.database.read(feedback.select_public_of, question.id)
        told = shown(found, web.premises().frame, language)
        words = translator(DOMAIN, language).text
        return page(web.premises(), "closed", language, question=question, answers=told, w=words)
    names = await web.database.read(organisations.select_visible_names, MOST_NAMES)
    choices = CHOICES.get(question.kind, ())
    values = {"question": question, "answer": answer, "names": names, "choices": choices}
    return page(web.premises(), "question", language, status, **values)


def new_key() -> str:
    """A form's own key, by which sending it twice stores once."""
    return secrets.token_urlsafe(16)
