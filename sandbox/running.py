"""Starts all stand-ins in one process and stops them again. Reads no command line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from sandbox.botapi.floods import Flood
from sandbox.botapi.messenger import DEFAULT_TOKEN, Messenger
from sandbox.botapi.server import add_bot_api
from sandbox.botapi.webhook import WebhookSender
from sandbox.control.app import control_app
from sandbox.mailbox.faults import MailFaultPlan
from sandbox.mailbox.login import Login
from sandbox.mailbox.server import MailServer
from sandbox.mailbox.session import PostOffice
from sandbox.mailbox.store import Journal, MailStore
from sandbox.pages.routes import add_pages

HOST = "127.0.0.1"


@dataclass(slots=True, frozen=True)
class Sandbox:
    """A running sandbox: its memory, for those in the same process, and its addresses, for everybody."""

    messenger: Messenger
    office: PostOffice
    url: str
    smtp_port: int

    @property
    def addresses(self) -> dict[str, str]:
        """Where everything is found: token, Bot API and chat page, mailbox page, SMTP."""
        return {
            "token": self.messenger.token,
            "api_url": self.url,
            "chat_url": f"{self.url}/",
            "mailbox_url": f"{self.url}/mailbox",
            "smtp_url": f"smtp://{HOST}:{self.smtp_port}",
        }


@asynccontextmanager
async def running(
    bot_port: int = 0,
    mail_port: int = 0,
    *,
    token: str = DEFAULT_TOKEN,
    flood: Flood | None = None,
    damping: bool = False,
    mail_log: Path | None = None,
    mail_login: Login | None = None,
) -> AsyncIterator[Sandbox]:
    """A sandbox on loopback for as long as the block lasts; port 0 takes a free one. Raises OSError for a taken port."""
    messenger = Messenger(token, flood=flood, damping=damping)
    journal = None if mail_log is None else Journal(mail_log)
    office = PostOffice(MailStore(messenger.bell, journal), MailFaultPlan(), mail_login)
    mail_server = MailServer(office)
    webhooks = WebhookSender(messenger)
    app = web.Application(client_max_size=64_000_000)
    add_bot_api(app, messenger)
    add_pages(app, office, messenger.bot["username"])
    app.add_subapp("/sandbox", control_app(messenger, office))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    try:
        await runner.setup()
        site = web.TCPSite(runner, HOST, bot_port, backlog=512)
        await site.start()
        await mail_server.start(HOST, mail_port)
        yield Sandbox(messenger, office, f"http://{HOST}:{runner.addresses[0][1]}", mail_server.port)
    finally:
        await runner.cleanup()
        await mail_server.close()
        await webhooks.close()
        if journal is not None:
            journal.close()
