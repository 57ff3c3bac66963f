"""`POST /m/MEETING-TABLE`: a table's form is stored, and the same page comes back so that the table can go on writing.

Danger comes before everything else.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from actions.replies import Kept
from actions.table_forms import FilledAtTable, Place, receive_at_table
from dialogue.questions import Question
from dialogue.safety import crisis, danger
from storage.connection import Connection
from storage.errors import StorageError
from web.context import Web, web_of
from web.errors import FormTooLarge, WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.public.answers import Fields, answer_of, missing, read_fields, text_of
from web.public.language import language_of
from web.public.messages import message, not_found
from web.public.questions import new_key
from web.public.tables import UNKNOWN, Written, find_place, table_page
from web.public.taking import HONEYPOT, MOST_NAME, MOST_TEXT, STATUS, crisis_page


async def take_table(request: Request) -> Response:
    """A filled form of a table."""
    web, language = web_of(request), language_of(request)
    try:
        form = await read_form(request)
    except WebError as error:
        large = isinstance(error, FormTooLarge)
        key = "too-large" if large else "unreadable"
        return message(web.premises(), language, key, 413 if large else 400)
    place = await find_place(request, web)
    if place is None:
        return not_found(web.premises(), language, UNKNOWN)
    question = place.shown(form["fraga"])
    written = _written(form, question)
    filled = _filled(form, question, written)
    urgent = danger(filled.text)
    problem = "" if urgent else _problem(request, web, form, question, written)
    if problem:
        again = replace(written, problem=problem)
        return table_page(web, place, language, again, status=STATUS.get(problem, 422))
    try:
        kept = await web.database.write(_receive, web, place, filled)
    except StorageError:
        if urgent:
            return crisis_page(web, language, worry=not crisis(filled.text))
        return table_page(web, place, language, replace(written, problem="problem.busy"), status=503)
    web.queued()
    if any(one.taken.crisis for one in kept):
        return crisis_page(web, language, worry=all(one.taken.worry for one in kept if one.taken.crisis))
    return table_page(web, place, language, replace(written, key=new_key(), text="", fields=Fields()), kept)


async def _receive(connection: Connection, web: Web, place: Place, filled: FilledAtTable) -> tuple[Kept, ...]:
    return await receive_at_table(web.deed(connection), place, filled)


def _written(form: Form, question: Question | None) -> Written:
    return Written(
        key=form["nyckel"][:64] or new_key(),
        text=form["text"],
        behalf=form["uppdrag"][:MOST_NAME],
        alone=form["vem"] == "jag",
        each_line=bool(form["rader"]),
        fields=read_fields(form, question) if question else Fields(),
    )


def _filled(form: Form, question: Question | None, written: Written) -> FilledAtTable:
    fields, text = written.fields, written.text
    return FilledAtTable(
        text_of(question, fields, text) if question else text,
        written.key,
        form["fraga"],
        written.behalf,
        written.alone,
        written.each_line,
        answer_of(question, fields) if question else "",
    )


def _problem(request: Request, web: Web, form: Form, question: Question | None, written: Written) -> str:
    """The word's key for what is wrong with the form, '' for nothing."""
    lacking = missing(question, written.fields, written.text) if question else ""
    if lacking or not (question or written.text):
        return lacking or "problem.empty"
    if len(written.text.encode("utf-8", "replace")) > MOST_TEXT:
        return "problem.long"
    if form[HONEYPOT]:
        return "problem.trap"
    return "" if web.flood.allows(address_of(request), web.now()) else "problem.often"
