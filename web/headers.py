"""The headers that every answer carries: no script, nothing from elsewhere, no framing, no referrer, nothing kept.

A page that needs other rules sets its own and keeps them.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SHUT: Final = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
PAGE_POLICY: Final = f"{_SHUT}; style-src 'self'; img-src 'self'"
"""Our own pages: one style sheet of ours, and pictures that are kept here (Content Security Policy Level 3)."""
LETTER_POLICY: Final = f"{_SHUT}; style-src 'unsafe-inline'; img-src 'self' https:"
"""A letter shown as a page: its styles are written on its elements, and its logo may lie elsewhere."""

DEFAULTS: Final = {
    "content-security-policy": PAGE_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


class WithHeaders:
    """An ASGI application whose answers carry `DEFAULTS` where they say nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in DEFAULTS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
