"""`/p/TOKEN`: how often, in which language and by which way the newsletter comes. GET shows, POST keeps."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from actions.preferring import Wishes, choose, subscriber_of
from dialogue.language.dates import STOCKHOLM
from dialogue.preferences import CHANNELS, FREQUENCIES
from dialogue.subscribers import LANGUAGES, Subscriber
from dialogue.tokens import signed
from storage.connection import Connection
from web.context import Web, web_of
from web.errors import WebError
from web.forms import Form, read_form
from web.pages import page
from web.public.language import language_of
from web.public.messages import not_found
from wording.mailing import mailing_words


async def show(request: Request) -> Response:
    """The choices as they stand."""
    web = web_of(request)
    subscriber = await web.database.read(_find, web, request.path_params["token"])
    return _page(request, web, subscriber)


async def save(request: Request) -> Response:
    """The choices as they were sent."""
    web = web_of(request)
    try:
        form = await read_form(request)
    except WebError:
        form = Form()
    wishes = Wishes(form["hur-ofta"], form["hur"], form["sprak"], form.every("tema"))
    subscriber = await web.database.write(_choose, web, request.path_params["token"], wishes)
    return _page(request, web, subscriber, saved=True)


async def _find(connection: Connection, web: Web, token: str) -> Subscriber | None:
    return await subscriber_of(web.deed(connection), token)


async def _choose(connection: Connection, web: Web, token: str, wishes: Wishes) -> Subscriber | None:
    return await choose(web.deed(connection), token, wishes)


def _page(request: Request, web: Web, subscriber: Subscriber | None, *, saved: bool = False) -> Response:
    asked = language_of(request)
    if subscriber is None:
        return not_found(web.premises(), asked, "unsubscribe.unknown")
    language = asked if "lang" in request.query_params and not saved else subscriber.language
    premises = web.premises()
    return page(
        premises,
        "preferences",
        language,
        w=mailing_words(language).text,
        subscriber=subscriber,
        saved=saved,
        frequencies=FREQUENCIES,
        channels=CHANNELS if subscriber.member_id else (),
        languages=LANGUAGES,
        themes=premises.frame.on(web.now().astimezone(STOCKHOLM).date()).themes,
        leave=f"/u/{signed(web.key, 'unsubscribe', subscriber.id)}",
    )
