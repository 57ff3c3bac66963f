"""Pages that are a heading and a sentence: not found, too much, not now."""

from __future__ import annotations

from starlette.responses import HTMLResponse

from actions.deed import Premises
from web.pages import page


def message(premises: Premises, language: str, key: str, status: int) -> HTMLResponse:
    """The words `key.title` and `key.text` as a page."""
    return page(premises, "message", language, status, key=key)


def not_found(premises: Premises, language: str, key: str = "missing") -> HTMLResponse:
    """There is no such page."""
    return message(premises, language, key, 404)
