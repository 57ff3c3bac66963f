"""The web part: pages, health and metrics on the address of MEDSKICK_LISTEN. Composition only."""

from __future__ import annotations

import asyncio

from app.cli import Call
from app.running.health import state_counts
from app.running.parts import Part, Wiring, clock
from app.secret_key import secret_key
from bot.arrival import webhook_secret
from web.application import build_web
from web.context import Web
from web.serving import open_socket, serve


def web_part(call: Call, wiring: Wiring) -> Part:
    """Serve the pages. Raises CannotListen at once where the port is taken."""
    settings, key = call.settings, secret_key(call.settings)
    listen = settings.listen
    listening = open_socket(listen.host, listen.port)

    async def health() -> str:
        return (await wiring.pulse.health(clock())).reason

    web = Web(
        wiring.database,
        wiring.premises,
        clock,
        key,
        health,
        state_counts,
        wiring.queued,
        webhook_secret=webhook_secret(key) if settings.telegram_mode == "webhook" else "",
        received=lambda: wiring.received(),
    )

    async def run(stop: asyncio.Event) -> None:
        await serve(build_web(web), listening, stop)

    return run
