"""`/nyhetsbrev`: signing up for the newsletter with an address; `/nyhetsbrev/TOKEN`, where its owner says yes.

Looking changes nothing: programs that open every link in a mail sign nobody up. Whoever asks is told the same whether
the address is known or not. No script, no cookie, no network address kept.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from actions.signing_up import Asked, ask_for_newsletter, confirm_newsletter, waiting_for
from dialogue.sign_ups import SignUp
from dialogue.subscribers import Subscriber
from dialogue.tokens import signed
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.pages import page
from web.public.language import language_of
from web.public.taking import HONEYPOT
from wording.mailing import mailing_words


async def form(request: Request) -> Response:
    """The page with its one field."""
    return _form(web_of(request), language_of(request))


async def ask(request: Request) -> Response:
    """An address was typed."""
    web, language = web_of(request), language_of(request)
    try:
        sent = await read_form(request)
    except WebError:
        sent = Form()
    address = sent["adress"][:320]
    if sent[HONEYPOT]:
        return _said(web, language, "sent")  # a program filled in what no person sees
    if not web.sign_ups.allows(address_of(request), web.now()):
        return _form(web, language, address, "page.often", 429)
    asked = await web.database.write(_ask, web, address, language)
    if asked == "no-address":
        return _form(web, language, address, "page.problem", 422)
    web.queued()
    return _said(web, language, asked if asked in ("blocked", "off") else "sent")


async def look(request: Request) -> Response:
    """The link of the mail was opened: a page with one button."""
    web = web_of(request)
    waiting = await web.database.read(_waiting, web, request.path_params["token"])
    if waiting is None:
        return _said(web, language_of(request), "gone", 404)
    language = _language(request, waiting.language)
    return page(web.premises(), "sign_up_confirm", language, w=mailing_words(language).text)


async def confirm(request: Request) -> Response:
    """The button was pressed."""
    web, token = web_of(request), request.path_params["token"]
    subscriber = await web.database.write(_confirm, web, token)
    if subscriber is None:
        return _said(web, language_of(request), "gone", 404)
    language = _language(request, subscriber.language)
    choose = f"/p/{signed(web.key, 'preferences', subscriber.id)}"
    return _said(web, language, "confirmed", choose=choose)


async def _ask(connection: Connection, web: Web, address: str, language: str) -> Asked:
    return await ask_for_newsletter(web.deed(connection), address, "web", language)


async def _waiting(connection: Connection, web: Web, token: str) -> SignUp | None:
    return await waiting_for(web.deed(connection), token)


async def _confirm(connection: Connection, web: Web, token: str) -> Subscriber | None:
    return await confirm_newsletter(web.deed(connection), token)


def _language(request: Request, own: str) -> str:
    """What `?lang=` asks for, else the language that was signed up in."""
    return language_of(request) if "lang" in request.query_params else own


def _form(web: Web, language: str, address: str = "", problem: str = "", status: int = 200) -> Response:
    words = mailing_words(language).text
    return page(
        web.premises(), "sign_up", language, status, w=words, address=address, problem=problem, trap=HONEYPOT
    )


def _said(web: Web, language: str, key: str, status: int = 200, choose: str = "") -> Response:
    words = mailing_words(language).text
    return page(web.premises(), "sign_up_said", language, status, w=words, key=key, choose=choose)
