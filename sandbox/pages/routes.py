"""Serves the pages, their assets and each mail's HTML. Holds no data; strangers' HTML is shown where it can do nothing."""

from __future__ import annotations

import re
from pathlib import Path

from aiohttp import web

from sandbox.control.keys import OFFICE
from sandbox.mailbox.letters import read_letter
from sandbox.mailbox.session import PostOffice

_ASSETS = Path(__file__).parent / "assets"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_OWN_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# pictures of a letter may come from this machine, where the demo's own web server stands, and from nowhere else
_STRANGERS_MAIL = (
    "default-src 'none'; img-src data: http://127.0.0.1:* http://localhost:*; style-src 'unsafe-inline'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
_BOT = web.AppKey("bot", str)
_HEAD = re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE)
_NO_HTML = "<p>Brevet har ingen HTML-del.</p>"


def add_pages(app: web.Application, office: PostOffice, bot: str) -> None:
    """Serve / and /mailbox; `bot` is the bot's username."""
    app[OFFICE] = office
    app[_BOT] = bot
    app.router.add_get("/", _chat_page)
    app.router.add_get("/mailbox", _mailbox_page)
    app.router.add_get("/mailbox/{id:\\d+}/html", _mail_as_html)
    app.router.add_get("/assets/{name:[a-z]+\\.[a-z]+}", _asset)


async def _chat_page(request: web.Request) -> web.Response:  # noqa: ARG001
    return _file("chat.html")


async def _mailbox_page(request: web.Request) -> web.Response:  # noqa: ARG001
    return _file("mailbox.html")


async def _asset(request: web.Request) -> web.Response:
    return _file(request.match_info["name"])


def _file(name: str) -> web.Response:
    path = _ASSETS / name
    if not path.is_file():
        raise web.HTTPNotFound
    headers = {
        "Content-Security-Policy": _OWN_PAGE,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return web.Response(text=path.read_text("utf-8"), content_type=_TYPES[path.suffix], headers=headers)


async def _mail_as_html(request: web.Request) -> web.Response:
    mail = request.app[OFFICE].store.mails.get(int(request.match_info["id"]))
    if mail is None:
        raise web.HTTPNotFound
    html = with_chat_here(read_letter(mail.raw).html or _NO_HTML, request.app[_BOT])
    headers = {"Content-Security-Policy": _STRANGERS_MAIL, "Referrer-Policy": "no-referrer"}
    return web.Response(text=with_links_outside(html), content_type="text/html", headers=headers)


def with_links_outside(html: str) -> str:
    """The letter with its links opening in a tab of their own, else they would open inside the small frame."""
    target = '<base target="_blank">'
    changed, found = _HEAD.subn(lambda head: head[0] + target, html, count=1)
    return changed if found else target + html


def with_chat_here(html: str, bot: str) -> str:
    """The letter with its links to the bot leading to the chat page, since the bot is not to be found at t.me."""
    return re.sub(rf'href="https://t\.me/{re.escape(bot)}(\?start=[\w-]+)?"', r'href="/\1"', html)
