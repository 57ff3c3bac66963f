"""Reads the arguments of a call from JSON, forms and multipart bodies. Does not know what they mean.

Forms carry everything as text, with objects as JSON inside it; JSON bodies carry them as they are. Both read the same
afterwards.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.people import Json


@dataclass(slots=True, frozen=True)
class Upload:
    """A file sent along with a call."""

    name: str
    content: bytes


@dataclass(slots=True)
class Arguments:
    """The arguments of one call, each read as the type that the method wants."""

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The argument as text, empty when left out."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The argument as a whole number; like the official server, a default instead of a complaint."""
        try:
            return int(self.values[name])
        except (KeyError, TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """The argument as yes or no."""
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """The argument as an object or array, parsed when it came as text; None when left out. Raises BadRequest."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise BadRequest(f"can't parse {name.replace('_', ' ')} JSON object") from error

    @property
    def chat_id(self) -> int | None:
        """The chat that the call is about, None when it is about none."""
        return self.integer("chat_id") or None


async def read_arguments(request: web.Request) -> Arguments:
    """All arguments of a request, from the address first and then the body. Raises BadRequest for an unreadable body."""
    arguments = Arguments(dict(request.query) if request.query_string else {})
    if not request.can_read_body:
        return arguments
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read())
        except ValueError as error:
            raise BadRequest("can't parse JSON object") from error
        arguments.values.update(body if isinstance(body, dict) else {})
    elif request.content_type == "multipart/form-data":
        await _read_parts(request, arguments)
    else:
        arguments.values.update(await request.post())
    return arguments


async def _read_parts(request: web.Request, arguments: Arguments) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            arguments.values[part.name] = content.decode()
        else:
            arguments.uploads[part.name] = Upload(part.filename, content)
