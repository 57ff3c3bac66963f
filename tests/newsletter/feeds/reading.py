"""Short ways to read bytes in tests: all are read at noon on Sunday 22 November 2026, Stockholm time."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from dialogue.events import Reading
from newsletter.feeds.document import Document
from newsletter.feeds.parse import parse

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)
ADDRESS = "https://kalla.example/feed"
FRIDAY = "Fri, 20 Nov 2026 10:00:00 +0100"


def document(body: bytes | str, content_type: str = "") -> Document:
    headers = {"content-type": content_type} if content_type else {}
    return Document(body.encode() if isinstance(body, str) else body, ADDRESS, NOW, headers)


def read(body: bytes | str, content_type: str = "") -> Reading:
    return parse(document(body, content_type))


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Källa</title>{"".join(items)}</channel></rss>'


def item(title: str, text: str = "", *, published: str = FRIDAY, link: str = "", guid: str = "") -> str:
    """One RSS item; title and text are escaped once, as a feed would."""
    parts = {"title": title, "description": text, "pubDate": published, "link": link, "guid": guid}
    return f"<item>{''.join(f'<{name}>{escape(value)}</{name}>' for name, value in parts.items() if value)}</item>"


def calendar(*events: str, head: str = "") -> str:
    """A calendar of VEVENTs, each given as its lines."""
    parts = [f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events]
    lines = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(parts)}END:VCALENDAR\n".splitlines()
    return "\r\n".join(line.strip() for line in lines) + "\r\n"


def page(*scripts: str, head: str = "") -> str:
    found = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!doctype html><html><head><title>Sida</title>{head}{found}</head><body></body></html>"
