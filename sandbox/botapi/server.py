"""The Bot API over HTTP: reads a call, lets planned faults and flood control strike, answers. Holds no method's rules."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from aiohttp import web

from sandbox.botapi.arguments import Arguments, read_arguments
from sandbox.botapi.calls import Call
from sandbox.botapi.errors import ApiError, BadRequest, MethodNotFound, Unauthorized
from sandbox.botapi.faults import Fault
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.methods import METHODS, Method
from sandbox.botapi.updates import Update, encode

MESSENGER = web.AppKey("messenger", Messenger)
_HEADERS = {"Content-Type": "application/json"}
_FLOODED = ("sendMessage", "sendPhoto", "sendDocument")


def add_bot_api(app: web.Application, messenger: Messenger) -> None:
    """Serve /bot<TOKEN>/<method> and /file/bot<TOKEN>/<path>."""
    app[MESSENGER] = messenger
    app.router.add_route("*", "/bot{token}/{method}", _answer_call)
    app.router.add_get("/file/bot{token}/files/{file_id}/{name}", _send_file)


async def _answer_call(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    try:
        if request.match_info["token"] != messenger.token:
            raise Unauthorized
        name, method = METHODS.get(request.match_info["method"].lower(), ("", None))
        if method is None:
            raise MethodNotFound("method not found")
        arguments = await read_arguments(request)
    except ApiError as error:
        return _refusal(error)
    fault = messenger.faults.strike(name, arguments.chat_id) if messenger.faults.planned else None
    if fault is None:
        response = await _do(messenger, name, method, arguments)
    else:
        response = await _do_with_fault(request, fault, name, method, arguments)
    _note(messenger, name, arguments, 0 if fault is not None and fault.drop else response.status)
    return response


async def _do(messenger: Messenger, name: str, method: Method, arguments: Arguments) -> web.Response:
    try:
        if messenger.flood is not None and name in _FLOODED and arguments.chat_id is not None:
            messenger.flood.spend(arguments.chat_id, messenger.clock())
        result = method(messenger, arguments)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return _refusal(error)
    return web.Response(body=_ok(result), headers=_HEADERS)


async def _do_with_fault(
    request: web.Request, fault: Fault, name: str, method: Method, arguments: Arguments
) -> web.Response:
    messenger = request.app[MESSENGER]
    response = await _do(messenger, name, method, arguments) if fault.when == "after" else None
    await asyncio.sleep(fault.delay)
    if fault.drop and request.transport is not None:
        request.transport.abort()
    error = fault.error()
    if error is not None or fault.drop:
        return _refusal(error or ApiError())
    return response or await _do(messenger, name, method, arguments)


def _note(messenger: Messenger, name: str, arguments: Arguments, code: int) -> None:
    messenger.calls.add(Call(messenger.clock(), name, arguments.chat_id, code))
    messenger.bell.ring()


def _ok(result: Any) -> bytes:
    if isinstance(result, list) and result and isinstance(result[0], Update):
        text = "[" + ",".join(update.body for update in result) + "]"
    else:
        text = encode(result)
    # half an emoji, which some client may send, must not stop all updates after it
    return ('{"ok":true,"result":' + text + "}").encode(errors="replace")


def _refusal(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.Response(status=error.code, body=encode(body).encode(), headers=_HEADERS)


async def _send_file(request: web.Request) -> web.Response:
    messenger = request.app[MESSENGER]
    if request.match_info["token"] != messenger.token:
        return _refusal(Unauthorized())
    try:
        file = messenger.files.find(request.match_info["file_id"])
    except BadRequest:
        return _refusal(MethodNotFound())
    return web.Response(body=file.content, content_type=file.mime_type)
