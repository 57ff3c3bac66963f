"""`GET /integritet`: what is kept, by whom, and what one can do about it. The same words as in the chat."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web.context import web_of
from web.pages import page
from web.public.language import language_of
from wording.chat.start import privacy_line


async def show_privacy(request: Request) -> Response:
    """The page on one's own data."""
    web, language = web_of(request), language_of(request)
    promise = privacy_line(language, web.premises().operator)
    return page(web.premises(), "privacy", language, promise=promise)
