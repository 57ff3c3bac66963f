"""A letter as its reader meets it: a mail taken apart by the standard library, HTML as the words it shows."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser


def parsed(raw: bytes) -> EmailMessage:
    """The message, parsed strictly enough to note every defect."""
    return BytesParser(policy=policy.default).parsebytes(raw)


def part(message: EmailMessage, kind: str) -> str:
    """The text of the part of that kind ("plain", "html"), newlines as `\\n`."""
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def defects(message: EmailMessage) -> list[object]:
    """All that the parser found wrong, in the message, its headers and its parts."""
    found: list[object] = []
    for one in message.walk():
        found += one.defects
        found += [defect for value in one.values() for defect in getattr(value, "defects", ())]
    return found


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in {"style", "script"}
        self.words.append("\n" if tag == "br" else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every start tag with its attributes, in order."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return reader.tags


def shown(html: str) -> str:
    """The words of a page, on one line."""
    reader = _Shown()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())
