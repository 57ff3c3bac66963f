"""`/remiss/CODE/a4`: the sheet that a contact prints and takes along to the board."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from actions.answer_links import consultation_page
from actions.errors import NotFound
from web.context import web_of
from web.pages import page
from web.public.consultations import read_shown
from web.public.language import language_of
from web.public.messages import not_found
from wording.board_sheet import board_sheet
from wording.catalogues import translator


async def show(request: Request) -> Response:
    """The sheet as a page with a style of its own for paper."""
    web, language = web_of(request), language_of(request)
    try:
        shown = await web.database.read(read_shown, request.path_params["code"].lower())
    except NotFound:
        return not_found(web.premises(), language)
    place, one = web.premises(), shown.consultation
    sheet = board_sheet(language, one, shown.questions, place.house, consultation_page(place, one.code))
    return page(place, "board_sheet", language, w=translator("remiss", language).text, sheet=sheet)
