"""`GET /m/MEETING-TABLE`: the question that a meeting is at, with the table's form; no login, no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.errors import NotFound
from actions.replies import Kept
from actions.table_forms import Place, look_at_table
from dialogue.replies.answers import CHOICES
from dialogue.tables import read_link
from storage.connection import Connection
from web.context import Web, web_of
from web.pages import page
from web.public.answers import Fields
from web.public.language import language_of
from web.public.messages import not_found
from web.public.questions import new_key

UNKNOWN: Final = "table.unknown"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form: nothing yet, or what could not be taken, with the `problem` (a word's key)."""

    key: str
    text: str = ""
    behalf: str = ""
    alone: bool = False
    each_line: bool = False
    problem: str = ""
    fields: Fields = field(default_factory=Fields)


async def show_table(request: Request) -> Response:
    """Where the meeting is now."""
    web, language = web_of(request), language_of(request)
    place = await find_place(request, web)
    if place is None:
        return not_found(web.premises(), language, UNKNOWN)
    return table_page(web, place, language, Written(new_key()))


async def find_place(request: Request, web: Web) -> Place | None:
    """The table that an address names, None for none."""
    link = read_link(request.path_params["seat"])
    if link is None:
        return None
    try:
        return await web.database.read(_look, web, *link)
    except NotFound:
        return None


async def _look(connection: Connection, web: Web, code: str, table: str) -> Place:
    return await look_at_table(web.deed(connection), code, table)


def table_page(
    web: Web, place: Place, language: str, written: Written, kept: Sequence[Kept] = (), status: int = 200
) -> Response:
    """The form, and above it what was just saved."""
    held = next((one.reply.held for one in kept if one.reply.held), "")
    choices = CHOICES.get(place.at.kind, ()) if place.at else ()
    values = {"place": place, "answer": written, "kept": kept, "held": held, "choices": choices}
    return page(web.premises(), "table", language, status, **values)
