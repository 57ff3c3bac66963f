"""`/bli-med`: an organisation says that it wants to become a party. It is a wish that the office answers; nobody is signed up."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from actions.errors import NotAllowed
from actions.party_requests import wish_on_page
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.flood import address_of
from web.forms import Form, read_form
from web.pages import page
from web.public.language import language_of
from web.public.taking import HONEYPOT
from wording.register import register_words

FIELDS = ("forening", "text", "adress")


async def form(request: Request) -> Response:
    """The page with its three fields."""
    return _form(web_of(request), language_of(request), Form())


async def take(request: Request) -> Response:
    """It was filled in."""
    web, language = web_of(request), language_of(request)
    try:
        sent = await read_form(request)
    except WebError:
        sent = Form()
    if sent[HONEYPOT]:
        return _sent(web, language)  # a program filled in what no person sees
    if not web.sign_ups.allows(address_of(request), web.now()):
        return _form(web, language, sent, "page.problem.often", 429)
    try:
        await web.database.write(_keep, web, sent, language)
    except NotAllowed:
        return _form(web, language, sent, "party.problem", 422)
    web.queued()
    return _sent(web, language)


async def _keep(connection: Connection, web: Web, sent: Form, language: str) -> None:
    await wish_on_page(web.deed(connection), sent["forening"], sent["text"], sent["adress"][:320], language)


def _form(web: Web, language: str, sent: Form, problem: str = "", status: int = 200) -> Response:
    given = {name: sent[name] for name in FIELDS}
    words = register_words(language).text
    return page(
        web.premises(),
        "party_request",
        language,
        status,
        w=words,
        given=given,
        problem=problem,
        trap=HONEYPOT,
    )


def _sent(web: Web, language: str) -> Response:
    return page(web.premises(), "party_sent", language, w=register_words(language).text)
