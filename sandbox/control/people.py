"""Persons, groups, their acts and transcripts over HTTP. The acts themselves are in `sandbox.persons`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.botapi.people import Group, Person
from sandbox.control.keys import MESSENGER
from sandbox.control.views import act_view, chat_view, person_view
from sandbox.persons.crowd import all_say, gathers
from sandbox.persons.leaving import blocks, deactivates, unblocks
from sandbox.persons.pressing import presses
from sandbox.persons.sending import sends, sends_album
from sandbox.persons.writing import edits, opens, says

routes = web.RouteTableDef()

ACTS: dict[str, Callable[..., Any]] = {
    act.__name__: act
    for act in (says, edits, opens, presses, sends, sends_album, blocks, unblocks, deactivates)
}


@routes.get("/persons")
async def list_persons(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    persons = [person_view(messenger, person) for person in messenger.persons.values()]
    return web.json_response({"bot": messenger.bot, "persons": persons})


@routes.post("/persons")
async def add_persons(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    body = await request.json()
    for fields in body if isinstance(body, list) else [body]:
        messenger.add_person(Person(**fields))
    return web.json_response({"persons": len(messenger.persons)})


@routes.post("/persons/{id}/{act}")
async def act(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    function = ACTS[request.match_info["act"]]
    arguments = inspect.signature(function).bind(
        messenger, int(request.match_info["id"]), **await request.json()
    )
    before = messenger.bell.version
    done = function(*arguments.args, **arguments.kwargs)
    return web.json_response({**act_view(done), "version": before})


@routes.get("/persons/{id}/menu")
async def show_menu(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    person = messenger.persons[int(request.match_info["id"])]
    profile = messenger.profile
    return web.json_response(
        {
            "commands": profile.menu_for(person.id, person.language_code),
            "description": profile.text_for("description", person.language_code),
        }
    )


@routes.post("/groups")
async def add_group(request: web.Request) -> web.Response:
    group = Group(**await request.json())
    request.app[MESSENGER].add_group(group)
    return web.json_response({"id": group.id})


@routes.post("/crowd")
async def gather(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    gathers(messenger, **await request.json())
    return web.json_response({"persons": len(messenger.persons)})


@routes.post("/crowd/says")
async def crowd_says(request: web.Request) -> web.Response:
    return web.json_response({"update_ids": all_say(request.app[MESSENGER], **await request.json())})


@routes.get("/chats/{id}")
async def show_chat(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    chat = messenger.chats[int(request.match_info["id"])]
    return web.json_response(chat_view(messenger, chat, int(request.query.get("since", "0"))))


@routes.get("/files/{id}")
async def show_file(request: web.Request) -> web.Response:
    file = request.app[MESSENGER].files.find(request.match_info["id"])
    # what somebody sent is a picture or a download, never a page of ours
    shown = file.mime_type if file.mime_type in ("image/png", "image/jpeg") else "application/octet-stream"
    return web.Response(body=file.content, content_type=shown, headers={"X-Content-Type-Options": "nosniff"})
