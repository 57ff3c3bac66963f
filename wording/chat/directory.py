"""What is looked up in the chat: small steps that contacts, organisations and the glossary share.

Words stand in `wording/locale/<language>/directory.po`. Holds no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from wording.catalogues import Translator, translator
from wording.said import Button

Shown = TypeVar("Shown")
LABEL = 48
"""Characters of a button's label that fit on one line of a narrow screen, or nearly."""


def words(language: str) -> Translator:
    """The words in a language."""
    return translator("directory", language)


def begin(text: str) -> str:
    """A sentence that begins with the house's own word."""
    return text[:1].upper() + text[1:]


def rows(buttons: Iterable[Button], each: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of at most `each`."""
    listed = tuple(buttons)
    return tuple(listed[start : start + each] for start in range(0, len(listed), each))


def on_page(items: Sequence[Shown], page: int, size: int) -> Sequence[Shown]:
    """The items of a page, counted from 0; of one that there is not, those of the nearest."""
    last = max(0, (len(items) - 1) // size)
    start = min(max(page, 0), last) * size
    return items[start : start + size]


def turning(
    language: str, items: Sequence[object], page: int, size: int, data: str
) -> tuple[tuple[Button, ...], ...]:
    """The row with the ways to the page before and after; `data` is what a button carries before the page's number."""
    t = words(language)
    last = max(0, (len(items) - 1) // size)
    page = min(max(page, 0), last)
    before = (Button(t.text("page.before"), f"{data}:{page - 1}"),) if page > 0 else ()
    after = (Button(t.text("page.next"), f"{data}:{page + 1}"),) if page < last else ()
    return ((*before, *after),) if before or after else ()


def number(text: str) -> int:
    """A page's number as a button carries it; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
