"""`GET /kansli/rapport/YEAR`: the year in figures, for the office. The public part stands in compilations."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from actions.reporting import make_year_report
from dialogue.compilation import Document
from dialogue.language.dates import STOCKHOLM
from storage.connection import Connection
from web.context import web_of
from web.desk.entrance import closed
from web.desk.session import find_session
from web.pages import page
from web.public.messages import not_found
from wording.report import report_document, words

FIRST_YEAR: Final = 1970


async def show_this_year(request: Request) -> Response:
    """To the page of the year that is."""
    year = web_of(request).now().astimezone(STOCKHOLM).year
    return RedirectResponse(f"/kansli/rapport/{year}", 303)


async def show(request: Request) -> Response:
    """The page, to whoever sits at the desk."""
    web, year = web_of(request), request.path_params["year"]
    if await find_session(request) is None:
        return closed(web)
    this_year = web.now().astimezone(STOCKHOLM).year
    if not FIRST_YEAR <= year <= this_year:
        return not_found(web.premises(), "sv")

    async def make(connection: Connection) -> Document:
        made = await make_year_report(web.deed(connection), year)
        return report_document(made, web.premises().house.name, "sv")

    document = await web.database.read(make)
    years = [one for one in (year - 1, year + 1) if FIRST_YEAR <= one <= this_year]
    return page(web.premises(), "desk/report", document=document, years=years, w=words("sv").text)
