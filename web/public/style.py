"""`GET /stil.css` and `/ikon.svg`: the style sheet and the icon of every page, in the house's colours."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from web.context import web_of
from web.pages import environment, stylesheet
from web.public.issues import FOR_EVER

FOR_A_DAY = "public, max-age=86400"


async def style(request: Request) -> Response:
    """The style sheet; pages name it with its hash, so it may be kept."""
    css, _ = stylesheet(web_of(request).premises().house.colours)
    return Response(css, media_type="text/css", headers={"cache-control": FOR_EVER})


async def icon(request: Request) -> Response:
    """The picture on the browser's tab."""
    colours = web_of(request).premises().house.colours
    svg = environment().get_template("ikon.svg").render(colours=colours)
    return Response(svg, media_type="image/svg+xml", headers={"cache-control": FOR_A_DAY})
