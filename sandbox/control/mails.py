"""The mailbox over HTTP, as JSON. The page for people is in `sandbox.pages`."""

from __future__ import annotations

from aiohttp import web

from sandbox.botapi.people import Json
from sandbox.control.keys import OFFICE
from sandbox.mailbox.letters import read_letter, subject_of
from sandbox.mailbox.store import Mail

routes = web.RouteTableDef()
_MOST_LISTED = 500


@routes.get("/mails")
async def list_mails(request: web.Request) -> web.Response:
    store = request.app[OFFICE].store
    found = store.select(request.query.get("recipient"))
    listed = [{**_envelope(mail), "subject": subject_of(mail.raw)} for mail in found[:_MOST_LISTED]]
    return web.json_response({"received": store.received, "kept": len(store.mails), "mails": listed})


@routes.get("/mails/counts")
async def count_mails(request: web.Request) -> web.Response:
    return web.json_response(request.app[OFFICE].store.counts)


@routes.get("/mails/{id}")
async def show_mail(request: web.Request) -> web.Response:
    mail = request.app[OFFICE].store.mails[int(request.match_info["id"])]
    letter = read_letter(mail.raw)
    return web.json_response(
        {
            **_envelope(mail),
            "subject": letter.subject,
            "from": letter.sender,
            "to": letter.to,
            "headers": letter.headers,
            "html": letter.html,
            "text": letter.text,
            "attachments": letter.attachments,
            "source": mail.raw.decode(errors="replace"),
        }
    )


@routes.delete("/mails")
async def forget_mails(request: web.Request) -> web.Response:
    request.app[OFFICE].store.clear()
    return web.json_response({"kept": 0})


def _envelope(mail: Mail) -> Json:
    return {
        "id": mail.id,
        "at": mail.at,
        "sender": mail.sender,
        "recipients": mail.recipients,
        "size": len(mail.raw),
    }
