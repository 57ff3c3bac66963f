"""`POST /f/CODE`: the form comes back filled in. It is stored, or shown again with what to do and nothing lost.

Danger comes before everything else: whoever speaks of it gets the calm answer, whatever else is wrong with the form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from actions.forms import Filled, Received, receive_form
from dialogue.house import House
from dialogue.questions import Question
from dialogue.safety import crisis, danger
from storage.connection import Connection
from storage.errors import StorageError
from web.context import Web, web_of
from web.errors import FormTooLarge, WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.pages import page
from web.public.answers import answer_of, missing, read_fields, text_of
from web.public.language import language_of
from web.public.messages import message, not_found
from web.public.questions import Answer, find, new_key, question_page
from wording.chat.answers import spoken
from wording.chat.crisis import crisis_answer
from wording.chat.replies import seen_by

MOST_TEXT: Final = 20_000
"""Bytes of a reply in UTF-8; the longest one in the meetings we know is about 550."""
MOST_NAME: Final = 120
VISIBILITIES: Final = ("named", "unnamed", "hidden")
HONEYPOT: Final = "webbplats"
"""A field that people do not see and programs fill in."""
STATUS: Final = {"problem.often": 429, "problem.busy": 503}


async def take_answer(request: Request) -> Response:
    """A filled form for a question."""
    web, language = web_of(request), language_of(request)
    try:
        form = await read_form(request)
    except WebError as error:
        key = "too-large" if isinstance(error, FormTooLarge) else "unreadable"
        return message(web.premises(), language, key, 413 if key == "too-large" else 400)
    question = await find(web, request.path_params["code"])
    if question is None:
        return not_found(web.premises(), language, "question.unknown")
    answer = _answer(form, question)
    text = text_of(question, answer.fields, answer.text)
    urgent = danger(text)
    problem = "" if urgent else _problem(form, question, answer) or _flooded(request, web)
    if problem:
        return await _again(web, question, language, answer, problem)
    filled = Filled(
        text,
        answer.key,
        answer.organisation,
        answer.visibility,
        answer.each_line,
        answer_of(question, answer.fields),
    )
    try:
        received = await web.database.write(_receive, web, question, filled)
    except StorageError:
        if urgent:
            return crisis_page(web, language, worry=not crisis(text))
        return await _again(web, question, language, answer, "problem.busy")
    web.queued()
    return _receipt(web, language, question, received)


def _answer(form: Form, question: Question) -> Answer:
    visibility = form["synlighet"]
    return Answer(
        key=form["nyckel"][:64] or new_key(),
        text=form["text"],
        organisation=" ".join(form["organisation"].split())[:MOST_NAME],
        visibility=visibility if visibility in VISIBILITIES else "unnamed",
        each_line=bool(form["rader"]),
        fields=read_fields(form, question),
    )


def _problem(form: Form, question: Question, answer: Answer) -> str:
    """The word's key for what is wrong with the form, '' for nothing."""
    lacking = missing(question, answer.fields, answer.text)
    if lacking:
        return lacking
    text = text_of(question, answer.fields, answer.text)
    if len(text.encode("utf-8", "replace")) > MOST_TEXT:
        return "problem.long"
    if answer.visibility == "named" and not answer.organisation:
        return "problem.name"
    return "problem.trap" if form[HONEYPOT] else ""


def _flooded(request: Request, web: Web) -> str:
    return "" if web.flood.allows(address_of(request), web.now()) else "problem.often"


async def _again(web: Web, question: Question, language: str, answer: Answer, problem: str) -> Response:
    """The form with everything still in it."""
    kept = replace(answer, problem=problem)
    return await question_page(web, question, language, kept, STATUS.get(problem, 422))


async def _receive(connection: Connection, web: Web, question: Question, filled: Filled) -> Received:
    return await receive_form(web.deed(connection), question, filled)


def _receipt(web: Web, language: str, question: Question, received: Received) -> Response:
    premises, reply = web.premises(), received.kept.reply
    if received.kept.taken.crisis:
        return crisis_page(web, language, worry=received.kept.taken.worry)
    seen = seen_by(language, reply.visibility, premises.house, premises.operator, received.organisation)
    return page(
        premises,
        "receipt",
        language,
        question=question,
        received=received,
        reply=reply,
        said=spoken(language, reply.answer, reply.text),
        seen=Markup(seen),  # noqa: S704  wording has escaped it
    )


def crisis_page(web: Web, language: str, *, worry: bool = False) -> Response:
    """Who to call, and nothing else. `worry`: the danger is to somebody near the writer."""
    house = web.premises().house
    lines = crisis_answer(language, house, worry=worry).text.split("\n")
    return page(web.premises(), "crisis", language, lines=[_callable(line, house) for line in lines])


def _callable(line: str, house: House) -> Markup:
    """A line (HTML, escaped by wording) whose number can be tapped, and whose chat can be opened."""
    for one in house.crisis_lines:
        number, chat = str(escape(one.number)), str(escape(one.chat))
        if number and number in line:
            digits = "".join(filter(str.isdigit, one.number))
            whole = number.replace(" ", "\N{NO-BREAK SPACE}")
            line = line.replace(number, f'<a href="tel:{digits}">{whole}</a>', 1)
            if chat:
                line = line.replace(chat, f'<a href="https://{chat}">{chat}</a>', 1)
            break
    return Markup(line)  # noqa: S704  wording has escaped it
