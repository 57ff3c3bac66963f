"""Planning faults, and the log of calls, over HTTP."""

from __future__ import annotations

from dataclasses import asdict

from aiohttp import web

from sandbox.botapi.faults import Fault
from sandbox.control.keys import MESSENGER, OFFICE, with_chance
from sandbox.mailbox.faults import MailFault
from sandbox.mailbox.login import Login

routes = web.RouteTableDef()


@routes.post("/faults")
async def plan_fault(request: web.Request) -> web.Response:
    plan = request.app[MESSENGER].faults
    plan.add(Fault(**with_chance(await request.json())))
    return web.json_response({"planned": len(plan.planned)})


@routes.post("/mail-faults")
async def plan_mail_fault(request: web.Request) -> web.Response:
    plan = request.app[OFFICE].faults
    plan.planned.append(MailFault(**with_chance(await request.json())))
    return web.json_response({"planned": len(plan.planned)})


@routes.delete("/faults")
async def forget_faults(request: web.Request) -> web.Response:
    request.app[MESSENGER].faults.clear()
    request.app[OFFICE].faults.planned.clear()
    return web.json_response({"planned": 0})


@routes.post("/mail-login")
async def ask_for_login(request: web.Request) -> web.Response:
    fields = await request.json()
    request.app[OFFICE].login = Login(**fields) if fields else None
    return web.json_response({"login": bool(fields)})


@routes.get("/calls")
async def show_calls(request: web.Request) -> web.Response:
    log = request.app[MESSENGER].calls
    chat = request.query.get("chat")
    calls = log.select(request.query.get("method"), None if chat is None else int(chat))
    return web.json_response({"calls": [asdict(call) for call in calls], "counts": log.counts})
