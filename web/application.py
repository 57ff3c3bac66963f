"""The pages and their addresses, put together. Decides nothing.

The order is that of the contract: what anybody may open, what looks after the machine, the office's desk.
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from storage.errors import StorageError
from web import webhook
from web.context import Web, web_of
from web.desk.routes import DESK
from web.headers import WithHeaders
from web.public import (
    answered,
    archive,
    board_sheets,
    consultation_answers,
    consultations,
    contact_details,
    directory,
    home,
    issues,
    joining,
    preferences,
    privacy,
    questions,
    signing_up,
    style,
    table_taking,
    tables,
    taking,
    unsubscribe,
    watch,
    wheel,
)
from web.public.language import language_of
from web.public.messages import message

PUBLIC: list[BaseRoute] = [
    Route("/", home.home),
    Route("/f/{code}", questions.show_question),
    Route("/f/{code}", taking.take_answer, methods=["POST"]),
    Route("/svar", answered.show_answers),
    Route("/n", archive.show_archive),
    Route("/n/atom.xml", archive.show_feed),
    Route("/m/{seat}", tables.show_table),
    Route("/m/{seat}", table_taking.take_table, methods=["POST"]),
    Route("/n/{issue}", issues.show_issue),
    Route("/n/{issue}/{event}.ics", issues.show_event),
    Route("/bild/{picture}", issues.show_picture),
    Route("/remiss/{code}.ics", consultations.show_calendar),
    Route("/remiss/{code}/a4", board_sheets.show),
    Route("/remiss/{code}", consultations.show),
    Route("/r/{token}.ics", consultation_answers.show_calendar),
    Route("/r/{token}", consultation_answers.show),
    Route("/r/{token}", consultation_answers.take, methods=["POST"]),
    Route("/u/{token}", unsubscribe.ask),
    Route("/u/{token}", unsubscribe.stop, methods=["POST"]),
    Route("/p/{token}", preferences.show),
    Route("/p/{token}", preferences.save, methods=["POST"]),
    Route("/bli-med", joining.form),
    Route("/bli-med", joining.take, methods=["POST"]),
    Route("/nyhetsbrev", signing_up.form),
    Route("/nyhetsbrev", signing_up.ask, methods=["POST"]),
    Route("/nyhetsbrev/{token}", signing_up.look),
    Route("/nyhetsbrev/{token}", signing_up.confirm, methods=["POST"]),
    Route("/integritet", privacy.show_privacy),
    Route("/kontakt", directory.contacts),
    Route("/kontakt/ta-over/{token}", contact_details.look),
    Route("/kontakt/ta-over/{token}", contact_details.accept, methods=["POST"]),
    Route("/kontakt/{token}", contact_details.show),
    Route("/kontakt/{token}", contact_details.take, methods=["POST"]),
    Route("/hitta", directory.find),
    Route("/ordlista", directory.glossary),
    Route("/kalender", wheel.show),
    Route("/kalender.ics", wheel.show_feed),
    Route("/stil.css", style.style),
    Route("/ikon.svg", style.icon),
    Route("/healthz", watch.health),
    Route("/metrics", watch.metrics),
    Route(webhook.PATH, webhook.take_update, methods=["POST"]),
]


def build_web(web: Web) -> ASGIApp:
    """The application that serves the pages with `web` behind them."""
    app = Starlette(
        routes=[*PUBLIC, *DESK],
        exception_handlers={HTTPException: _refused, StorageError: _busy, Exception: _failed},
    )
    app.state.web = web
    return WithHeaders(app)


async def _refused(request: Request, error: Exception) -> Response:
    """No such page, or not in that way."""
    assert isinstance(error, HTTPException)
    key = "missing" if error.status_code == 404 else "refused"
    answer = message(web_of(request).premises(), language_of(request), key, error.status_code)
    answer.headers.update(error.headers or {})
    return answer


async def _busy(request: Request, _error: Exception) -> Response:
    return message(web_of(request).premises(), language_of(request), "busy", 503)


async def _failed(request: Request, _error: Exception) -> Response:
    return message(web_of(request).premises(), language_of(request), "failed", 500)
