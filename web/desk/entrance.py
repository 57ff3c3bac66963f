"""The desk's door: a one-time address opens it, a button turns it into a session, another button ends that.

Looking at the address uses nothing up, because mail and chat programs look at addresses by themselves.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from actions.staff import enter_desk, leave_desk
from dialogue.members import Staff
from storage.connection import Connection
from web.context import Web, web_of
from web.desk.session import COOKIE, PATH, find_session, from_here, set_session
from web.errors import WebError
from web.forms import Form, read_form
from web.pages import page


async def show_door(request: Request) -> Response:
    """The page with the button."""
    return page(web_of(request).premises(), "desk/door", state="shut")


async def open_door(request: Request) -> Response:
    """Use the word up and let the person in."""
    web = web_of(request)
    if not from_here(request):
        return closed(web)
    entered = await web.database.write(_enter, web, request.path_params["word"])
    if entered is None:
        return page(web.premises(), "desk/door", status=410, state="old")
    response = RedirectResponse(PATH, 303)
    set_session(response, web, entered[1])
    return response


async def leave(request: Request) -> Response:
    """End the session."""
    web, session = web_of(request), await find_session(request)
    try:
        form = await read_form(request)
    except WebError:
        form = Form()
    if session is not None and session.sent(form, web):
        await web.database.write(_leave, web, session.word)
    response = page(web.premises(), "desk/door", state="left")
    response.delete_cookie(COOKIE, path=PATH)
    return response


def closed(web: Web) -> Response:
    """Nobody sits here: how to get in."""
    return page(web.premises(), "desk/door", status=403, state="closed")


async def _enter(connection: Connection, web: Web, word: str) -> tuple[Staff, str] | None:
    return await enter_desk(web.deed(connection), word)


async def _leave(connection: Connection, web: Web, word: str) -> None:
    await leave_desk(web.deed(connection), word)
