"""An issue in short in the chat, and the choice of having it there."""

from __future__ import annotations

from wording.catalogues import translator
from wording.said import Button, Said


def digest_screen(language: str, text: str, link: str) -> Said:
    """The digest (Telegram's HTML) with a button to the whole issue, and one to be without it."""
    t = translator("mail", language)
    return Said(text, ((Button(t.text("digest.whole"), url=link),), (choice(language, wanted=False),)))


def choice(language: str, *, wanted: bool) -> Button:
    """The button that asks for issues in the chat, or to be without them."""
    name = "digest.on" if wanted else "digest.off"
    return Button(translator("mail", language).text(name), f"digest:{'on' if wanted else 'off'}")


def chosen(language: str, *, wanted: bool) -> Said:
    """What was chosen."""
    return Said(translator("mail", language).text("digest.is-on" if wanted else "digest.is-off"))
