"""`/u/TOKEN`: the way out of the newsletter. Looking changes nothing; sending the form, or a mail program's one click, does.

RFC 8058: the POST carries `List-Unsubscribe=One-Click` in either form encoding, without cookies, and is answered
without a redirect. Done twice it is done once.
"""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from actions.subscribers import unsubscribe
from dialogue.tokens import signed, subject_of
from storage import subscribers
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.forms import read_form
from web.pages import page
from web.public.messages import not_found
from wording.catalogues import known_language


async def ask(request: Request) -> Response:
    """The page with its one button."""
    web, token = web_of(request), request.path_params["token"]
    language = await _language(request, web)
    subject = subject_of(web.key, "unsubscribe", token)
    if subject is None:
        return not_found(web.premises(), language, "unsubscribe.unknown")
    choose = f"/p/{signed(web.key, 'preferences', subject)}"
    return page(web.premises(), "unsubscribe", language, done=False, choose=choose)


async def stop(request: Request) -> Response:
    """Stop the newsletter for whom the token names, whatever the form says beside it."""
    web, token = web_of(request), request.path_params["token"]
    language = await _language(request, web)
    with suppress(WebError):  # the token says it all; a mail program's odd body must keep nobody on a list
        await read_form(request)
    done = await web.database.write(_stop, web, token)
    if not done:
        return not_found(web.premises(), language, "unsubscribe.unknown")
    return page(web.premises(), "unsubscribe", language, done=True, choose="")


async def _stop(connection: Connection, web: Web, token: str) -> bool:
    return await unsubscribe(connection, web.key, token, web.now())


async def _language(request: Request, web: Web) -> str:
    """What `?lang=` asks for, else the language that the letter was in."""
    asked = request.query_params.get("lang")
    subject = subject_of(web.key, "unsubscribe", request.path_params["token"])
    if asked or subject is None:
        return known_language(asked or "sv")
    subscriber = await web.database.read(subscribers.select_subscriber, subject)
    return known_language(subscriber.language if subscriber else "sv")
