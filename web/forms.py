"""What a form sent, read by the standard library: `application/x-www-form-urlencoded` and `multipart/form-data`.

Bounded in bytes and time, so that nobody can fill the memory or hold a connection by sending slowly. Files are not
taken: a part is its text.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request

from web.errors import FormTooLarge, FormUnreadable

MOST_BYTES: Final = 128_000
"""A text of 20 kB is at most three times as long in percent-encoding; the rest is room for a desk's long lists."""
MOST_FIELDS: Final = 2_000
SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Form:
    """The fields by name, in the order they came; a name that was not sent is ''."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """The first value of a field, with newlines as `\\n` and without white space around it."""
        return next(iter(self.fields.get(name, ())), "").replace("\r\n", "\n").strip()

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.fields.get(name, ())


async def read_form(request: Request) -> Form:
    """The form that a request carries; an empty one where it carries nothing.

    Raises FormTooLarge, and FormUnreadable for another kind of body or one that does not come.
    """
    body = await _body(request)
    kind = request.headers.get("content-type", "")
    if not body:
        return Form()
    if kind.lower().startswith("multipart/form-data"):
        return _multipart(kind, body)
    if kind.lower().startswith("application/x-www-form-urlencoded"):
        return _urlencoded(body)
    raise FormUnreadable("The request is no form; send it urlencoded or as multipart/form-data.")


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise FormTooLarge(f"The form is larger than {MOST_BYTES} bytes; shorten the text.")
    except TimeoutError:
        raise FormUnreadable("The form did not come within half a minute; send it again.") from None
    return bytes(body)


def _urlencoded(body: bytes) -> Form:
    try:
        found = parse_qs(
            body.decode("latin-1"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise FormUnreadable("The form has too many fields.") from None
    return Form({name: tuple(values) for name, values in found.items()})


def _multipart(kind: str, body: bytes) -> Form:
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise FormUnreadable("The form's parts cannot be told apart.")
    fields: dict[str, list[str]] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes) and len(fields) < MOST_FIELDS:
            fields.setdefault(name, []).append(payload.decode("utf-8", "replace"))
    return Form({name: tuple(values) for name, values in fields.items()})
