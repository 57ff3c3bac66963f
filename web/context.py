"""What every page is given, and how a page gets at it. Holds no page and decides nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request

from actions.deed import Deed, Premises
from storage.connection import Connection
from storage.database import Database
from web.flood import FloodGuard


@dataclass(frozen=True, slots=True)
class Web:
    """What does not change while the pages are served.

    `health` says in a sentence what is wrong, '' when nothing is; `counts` gives counts by state of everything and
    "last_poll" (ISO 8601 or None); `queued` is called when there may be something to send; `key` signs links and forms.
    `webhook_secret` is what Telegram shows when it brings an update, '' where it is polled; `received` is called when an
    update was kept. `flood` guards what is sent to us, `sign_ups` the mails that a form makes us send.
    """

    database: Database
    premises: Callable[[], Premises]
    now: Callable[[], datetime]
    key: bytes = field(repr=False)
    health: Callable[[], Awaitable[str]]
    counts: Callable[[Connection], Awaitable[Mapping[str, object]]]
    queued: Callable[[], None]
    flood: FloodGuard = field(default_factory=FloodGuard)
    sign_ups: FloodGuard = field(default_factory=lambda: FloodGuard(20))
    webhook_secret: str = field(default="", repr=False)
    received: Callable[[], None] = lambda: None

    def deed(self, connection: Connection) -> Deed:
        """A deed at this moment, inside a unit of work."""
        return Deed(connection, self.now(), self.premises())


def web_of(request: Request) -> Web:
    """What the page that answers `request` is given."""
    found: Web = request.app.state.web
    return found
