"""The queue of updates over HTTP: look, inject raw ones, redeliver, renumber."""

from __future__ import annotations

from aiohttp import web

from sandbox.control.keys import MESSENGER

routes = web.RouteTableDef()


@routes.get("/updates")
async def show_updates(request: web.Request) -> web.Response:
    queue = request.app[MESSENGER].updates
    return web.json_response({"pending": list(queue.pending), "next_id": queue.next_id})


@routes.post("/updates")
async def inject_update(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    update_id = messenger.updates.add_raw(await request.json())
    messenger.bell.ring()
    return web.json_response({"update_id": update_id})


@routes.post("/updates/redeliver")
async def redeliver(request: web.Request) -> web.Response:
    update_id = int((await request.json())["update_id"])
    request.app[MESSENGER].updates.redeliver(update_id)
    return web.json_response({"update_id": update_id})


@routes.post("/updates/renumber")
async def renumber(request: web.Request) -> web.Response:
    queue = request.app[MESSENGER].updates
    queue.renumber(int((await request.json())["first_id"]))
    return web.json_response({"next_id": queue.next_id})
