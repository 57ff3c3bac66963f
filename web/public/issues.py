"""`GET /n/ISSUE`: an issue as a page, its events as calendar files, and the pictures that staff put into it."""

from __future__ import annotations

import re
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from actions.errors import NotFound
from actions.issues import find_issue, find_variant
from dialogue.feeds import KeptEvent
from dialogue.issues import SHOWN, Variant
from newsletter.feeds.ics import calendar_file
from storage import changed, events, issue_contents, issues, pictures
from storage.connection import Connection
from web.context import web_of
from web.headers import LETTER_POLICY
from web.public.language import language_of
from web.public.messages import not_found
from wording.catalogues import translator

QUOTATION = re.compile(
    r'(?P<begin><blockquote [^>]*id="reply-(?P<reply>[a-z0-9]+)"[^>]*>).*?</blockquote>', re.DOTALL
)
CACHED = "public, max-age=300"
FOR_EVER = "public, max-age=31536000, immutable"


async def show_issue(request: Request) -> Response:
    """The web view of an issue that was approved."""
    web, language = web_of(request), language_of(request)
    try:
        variant, lost = await web.database.read(_shown, request.path_params["issue"], language)
    except NotFound:
        return not_found(web.premises(), language, "issue.unknown")
    words = translator("web", variant.language).text("issue.quotation-gone") if lost else ""
    return letter_page(without_quotations(variant.web, lost, words), cached=CACHED)


def letter_page(html: str, *, cached: str = "no-store") -> HTMLResponse:
    """A letter's own HTML, under the rules that let its styles through."""
    return HTMLResponse(html, headers={"content-security-policy": LETTER_POLICY, "cache-control": cached})


def without_quotations(html: str, lost: frozenset[str], words: str) -> str:
    """An issue's page with `words` in place of what the replies of these ids said: they were changed, withdrawn or hidden."""

    def kept(quotation: re.Match[str]) -> str:
        gone = quotation["reply"] in lost
        return f"{quotation['begin']}<p>{escape(words)}</p></blockquote>" if gone else quotation[0]

    return QUOTATION.sub(kept, html) if lost else html


async def _shown(connection: Connection, issue_id: str, language: str) -> tuple[Variant, frozenset[str]]:
    issue = await find_issue(connection, issue_id)
    if issue.state not in SHOWN:
        raise NotFound(f"The issue {issue_id} is not public.")
    lost = await changed.select_lost_quotations(connection, issue_id, issue.built_at)
    return await find_variant(connection, issue_id, language), lost


async def show_event(request: Request) -> Response:
    """The calendar file of one event that a public issue shows."""
    web = web_of(request)
    issue_id, event_id = request.path_params["issue"], request.path_params["event"]
    kept = await web.database.read(_event, issue_id, event_id)
    if kept is None:
        return not_found(web.premises(), language_of(request))
    return Response(
        calendar_file([kept.event], kept.changed_at),
        media_type="text/calendar",
        headers={
            "content-disposition": f'attachment; filename="{kept.id}.ics"',
            "cache-control": CACHED,
        },
    )


async def _event(connection: Connection, issue_id: str, event_id: str) -> KeptEvent | None:
    issue = await issues.select_issue(connection, issue_id)
    if issue is None or issue.state not in SHOWN:
        return None
    shown = {entry.id for entry in await issue_contents.select_entries(connection, issue_id)}
    return await events.select_event(connection, event_id) if f"event:{event_id}" in shown else None


async def show_picture(request: Request) -> Response:
    """A picture by the hash that names it."""
    web = web_of(request)
    found = await web.database.read(pictures.select_picture, request.path_params["picture"])
    if found is None:
        return not_found(web.premises(), language_of(request))
    media, body = found
    return Response(body, media_type=media, headers={"cache-control": FOR_EVER})
