"""`/m/MEETING-TABLE`: the question that a meeting is at, with the table's form; no login, no script.

The form comes back on the same page, so that a table can go on writing. Danger comes before everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.errors import NotFound
from actions.replies import Kept
from actions.table_forms import FilledAtTable, Place, look_at_table, receive_at_table
from dialogue.safety import crisis, danger
from dialogue.tables import read_link
from storage.connection import Connection
from storage.errors import StorageError
from web.context import Web, web_of
from web.errors import FormTooLarge, WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.pages import page
from web.public.language import language_of
from web.public.messages import message, not_found
from web.public.questions import new_key
from web.public.taking import HONEYPOT, MOST_TEXT, STATUS, crisis_page

UNKNOWN: Final = "table.unknown"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form: nothing yet, or what could not be taken, with the `problem` (a word's key)."""

    key: str
    text: str = ""
    behalf: str = ""
    alone: bool = False
    each_line: bool = False
    problem: str = ""


async def show_table(request: Request) -> Response:
    """Where the meeting is now."""
    web, language = web_of(request), language_of(request)
    place = await _place(request, web)
    if place is None:
        return not_found(web.premises(), language, UNKNOWN)
    return _page(web, place, language, Written(new_key()))


async def take_table(request: Request) -> Response:
    """A filled form of a table."""
    web, language = web_of(request), language_of(request)
    try:
        form = await read_form(request)
    except WebError as error:
        large = isinstance(error, FormTooLarge)
        return message(
            web.premises(), language, "too-large" if large else "unreadable", 413 if large else 400
        )
    place = await _place(request, web)
    if place is None:
        return not_found(web.premises(), language, UNKNOWN)
    urgent = danger(form["text"])
    problem = "" if urgent else _problem(request, web, form)
    if problem:
        return _page(web, place, language, _written(form, problem), status=STATUS.get(problem, 422))
    try:
        kept = await web.database.write(_receive, web, place, form)
    except StorageError:
        if urgent:
            return crisis_page(web, language, worry=not crisis(form["text"]))
        return _page(web, place, language, _written(form, "problem.busy"), status=503)
    web.queued()
    if any(one.taken.crisis for one in kept):
        return crisis_page(web, language, worry=all(one.taken.worry for one in kept if one.taken.crisis))
    again = Written(
        new_key(), behalf=form["uppdrag"], alone=form["vem"] == "jag", each_line=bool(form["rader"])
    )
    return _page(web, place, language, again, kept)


async def _place(request: Request, web: Web) -> Place | None:
    link = read_link(request.path_params["seat"])
    if link is None:
        return None
    try:
        return await web.database.read(_look, web, *link)
    except NotFound:
        return None


async def _look(connection: Connection, web: Web, code: str, table: str) -> Place:
    return await look_at_table(web.deed(connection), code, table)


async def _receive(connection: Connection, web: Web, place: Place, form: Form) -> tuple[Kept, ...]:
    written = _written(form)
    filled = FilledAtTable(
        written.text, written.key, form["fraga"], written.behalf, written.alone, written.each_line
    )
    return await receive_at_table(web.deed(connection), place, filled)


def _written(form: Form, problem: str = "") -> Written:
    return Written(
        key=form["nyckel"][:64] or new_key(),
        text=form["text"],
        behalf=form["uppdrag"][:120],
        alone=form["vem"] == "jag",
        each_line=bool(form["rader"]),
        problem=problem,
    )


def _problem(request: Request, web: Web, form: Form) -> str:
    if not form["text"]:
        return "problem.empty"
    if len(form["text"].encode("utf-8", "replace")) > MOST_TEXT:
        return "problem.long"
    if form[HONEYPOT]:
        return "problem.trap"
    return "" if web.flood.allows(address_of(request), web.now()) else "problem.often"


def _page(
    web: Web,
    place: Place,
    language: str,
    written: Written,
    kept: tuple[Kept, ...] = (),
    status: int = 200,
) -> Response:
    """The form, and above it what was just saved."""
    held = next((one.reply.held for one in kept if one.reply.held), "")
    values = {"place": place, "answer": written, "kept": kept, "held": held}
    return page(web.premises(), "table", language, status, **values)
