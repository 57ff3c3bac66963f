"""Tells a browser that something changed, as server-sent events. Says never what: the page asks for that itself."""

from __future__ import annotations

import asyncio

from aiohttp import web

from sandbox.control.keys import MESSENGER

routes = web.RouteTableDef()
_QUIET_SECONDS = 15.0
_GATHER_SECONDS = 0.1


@routes.get("/events")
async def stream(request: web.Request) -> web.StreamResponse:
    bell = request.app[MESSENGER].bell
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    version = -1
    try:
        while True:
            if await bell.heard(version, _QUIET_SECONDS):
                # a burst of changes becomes one event
                await asyncio.sleep(_GATHER_SECONDS)
            version = bell.version
            await response.write(f"data: {version}\n\n".encode())
    except ConnectionError:
        return response
