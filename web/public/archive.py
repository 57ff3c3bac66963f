"""`GET /n`: all issues that went out, latest first, and the same as an Atom feed (RFC 4287). Decides nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from dialogue.addresses import Addresses
from dialogue.house import House
from dialogue.issues import Issue
from dialogue.language.printable import printable
from storage import issues
from storage.connection import Connection
from web.context import web_of
from web.pages import page
from web.public.language import language_of

OUT: Final = ("sending", "paused", "sent")
CACHED: Final = "public, max-age=300"
MOST_IN_FEED: Final = 24
ATOM: Final = "http://www.w3.org/2005/Atom"


async def show_archive(request: Request) -> Response:
    """The list of issues."""
    web = web_of(request)
    return page(web.premises(), "archive", language_of(request), issues=await web.database.read(issues_out))


async def show_feed(request: Request) -> Response:
    """The latest issues for feed readers."""
    web = web_of(request)
    premises = web.premises()
    latest = (await web.database.read(issues_out))[:MOST_IN_FEED]
    feed = atom(premises.house, Addresses(premises.public_url, ""), latest, web.now())
    return Response(feed, media_type="application/atom+xml", headers={"cache-control": CACHED})


async def issues_out(connection: Connection) -> tuple[Issue, ...]:
    """The issues that members have been sent, latest first."""
    return tuple(reversed(await issues.select_issues_in(connection, OUT)))


def atom(house: House, addresses: Addresses, latest: tuple[Issue, ...], now: datetime) -> bytes:
    """An Atom feed of issues. An entry's id is the address of its page, which never changes (RFC 4287 section 4.2.6)."""
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "sv"})
    SubElement(feed, "id").text = addresses.archive
    SubElement(feed, "title").text = printable(house.name)
    SubElement(feed, "updated").text = _at(max((_out_at(one) for one in latest), default=now))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": addresses.archive_feed})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": addresses.archive})
    SubElement(SubElement(feed, "author"), "name").text = printable(house.name)
    for one in latest:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = addresses.web(one.id)
        SubElement(entry, "title").text = printable(one.subject)
        SubElement(entry, "updated").text = _at(_out_at(one))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": addresses.web(one.id)})
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _out_at(issue: Issue) -> datetime:
    return issue.sent_at or issue.approved_at or issue.built_at


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
