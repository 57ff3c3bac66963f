"""Joins the control routes into one web application and turns refusals into JSON. Holds no route of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.messenger import Messenger
from sandbox.control import faults, mails, people, stream, updates, waiting
from sandbox.control.keys import MESSENGER, OFFICE
from sandbox.mailbox.session import PostOffice

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def control_app(messenger: Messenger, office: PostOffice) -> web.Application:
    """The application to mount under /sandbox."""
    app = web.Application(middlewares=[_refusals_as_json], client_max_size=64_000_000)
    app[MESSENGER] = messenger
    app[OFFICE] = office
    for module in (people, updates, faults, waiting, stream, mails):
        app.add_routes(module.routes)
    return app


@web.middleware
async def _refusals_as_json(request: web.Request, handler: _Handler) -> web.StreamResponse:
    if request.method == "POST" and request.content_type != "application/json":
        return web.json_response({"error": "send the body as application/json"}, status=400)
    try:
        return await handler(request)
    except BadRequest as error:
        return web.json_response({"error": error.description}, status=404)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"{error.args[0]} is missing or unknown" if isinstance(error, KeyError) else str(error)
        return web.json_response({"error": reason}, status=400)
