"""`/kontakt/TOKEN`: an organisation's contact says that all is right, changes it or hands over; `/kontakt/ta-over/TOKEN`:
the successor says yes.

The link in the mail is all that is needed. Looking changes nothing; a button does.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from actions.errors import NotAllowed, NotFound
from actions.succeeding import Details, change_details, confirm_details, details_of, hand_over, take_over
from dialogue.tokens import Purpose
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.pages import page
from web.public.language import language_of
from wording.catalogues import known_language
from wording.register import register_words

RIGHT, CHANGE, LEAVE = "stammer", "andra", "over"
DONE = {RIGHT: "right", CHANGE: "change", LEAVE: "leave"}


async def show(request: Request) -> Response:
    """The details as they are."""
    web = web_of(request)
    found = await web.database.read(_found, web, request.path_params["token"], "contact")
    return _page(request, web, found) if found else _gone(request, web)


async def take(request: Request) -> Response:
    """A button was pressed."""
    web = web_of(request)
    try:
        form = await read_form(request)
    except WebError:
        form = Form()
    found = await web.database.read(_found, web, request.path_params["token"], "contact")
    if found is None:
        return _gone(request, web)
    choice = form["val"]
    if choice not in DONE:
        return _page(request, web, found)
    if choice == LEAVE and not web.sign_ups.allows(address_of(request), web.now()):
        return _page(request, web, found, problem="often")
    try:
        after = await web.database.write(_keep, web, found, form)
    except NotAllowed:
        return _page(request, web, found, problem="address")
    web.queued()
    return _page(request, web, after, done=DONE[choice])


async def look(request: Request) -> Response:
    """The successor's page, with its one button."""
    web = web_of(request)
    found = await web.database.read(_found, web, request.path_params["token"], "successor")
    return _successor(request, web, found, done=False) if found else _gone(request, web)


async def accept(request: Request) -> Response:
    """The successor said yes."""
    web = web_of(request)
    found = await web.database.write(_accept, web, request.path_params["token"])
    return _successor(request, web, found, done=True) if found else _gone(request, web)


async def _found(connection: Connection, web: Web, token: str, purpose: Purpose) -> Details | None:
    try:
        return await details_of(web.deed(connection), token, purpose)
    except NotFound:
        return None


async def _keep(connection: Connection, web: Web, details: Details, form: Form) -> Details:
    deed = web.deed(connection)
    if form["val"] == RIGHT:
        await confirm_details(deed, details)
        return details
    if form["val"] == CHANGE:
        return await change_details(deed, details, name=form["namn"], role=form["roll"], email=form["adress"])
    await hand_over(deed, details, name=form["ny-namn"], email=form["ny-adress"])
    return details


async def _accept(connection: Connection, web: Web, token: str) -> Details | None:
    found = await _found(connection, web, token, "successor")
    if found is not None:
        await take_over(web.deed(connection), found)
    return found


def _language(request: Request, details: Details) -> str:
    return known_language(request.query_params.get("lang") or details.row.language)


def _page(request: Request, web: Web, details: Details, *, problem: str = "", done: str = "") -> Response:
    language = _language(request, details)
    return page(
        web.premises(),
        "contact_details",
        language,
        422 if problem else 200,
        w=register_words(language).text,
        row=details.row,
        organisation=details.organisation,
        problem=problem,
        done=done,
    )


def _successor(request: Request, web: Web, details: Details, *, done: bool) -> Response:
    language = _language(request, details)
    words = register_words(language).text
    return page(
        web.premises(), "contact_successor", language, w=words, organisation=details.organisation, done=done
    )


def _gone(request: Request, web: Web) -> Response:
    language = language_of(request)
    return page(web.premises(), "contact_gone", language, 404, w=register_words(language).text)
