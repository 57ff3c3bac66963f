"""`/healthz` and `/metrics`: for those who look after the machine. Counts and reasons only, never what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from dialogue.errors import MedskickError
from storage.errors import StorageError
from web.context import web_of

EXPOSITION: Final = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' text format."""


async def health(request: Request) -> Response:
    """200, or 503 with the reason."""
    try:
        reason = await web_of(request).health()
    except MedskickError as error:
        reason = error.sentence
    return JSONResponse({"ok": not reason, "reason": reason}, 503 if reason else 200)


async def metrics(request: Request) -> Response:
    """Counts by state of everything, and how long ago Telegram was last asked."""
    web = web_of(request)
    try:
        counts = await web.database.read(web.counts)
    except StorageError as error:
        return PlainTextResponse(f"# {error.sentence}\n", 503)
    return PlainTextResponse("\n".join(_lines(counts, web.now())) + "\n", media_type=EXPOSITION)


def _lines(counts: Mapping[str, object], now: datetime) -> Iterator[str]:
    for what, states in counts.items():
        if isinstance(states, Mapping):
            yield f"# HELP medskick_{what} How many {what} there are in each state."
            yield f"# TYPE medskick_{what} gauge"
            yield from (f'medskick_{what}{{state="{state}"}} {n}' for state, n in states.items())
    if last := counts.get("last_poll"):
        yield "# HELP medskick_last_poll_age_seconds Time since a poll of Telegram last came home."
        yield "# TYPE medskick_last_poll_age_seconds gauge"
        yield f"medskick_last_poll_age_seconds {(now - datetime.fromisoformat(str(last))).total_seconds():.0f}"
