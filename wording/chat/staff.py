"""What the office's screens share: their words, buttons, the way back.

Words stand in `wording/locale/<language>/staff.po`. A button's data begins with "s:": the office's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wording.catalogues import Translator, translator
from wording.chat.plain import safe
from wording.said import Button, Said

LABEL = 48
"""Characters of a button's label that fit on one line of a narrow screen, or nearly."""


def words(language: str) -> Translator:
    """The office's words in a language."""
    return translator("staff", language)


def key(language: str, name: str, data: str, /, **values: object) -> Button:
    """A button: the words of `name`, and what its press carries."""
    return Button(words(language).text(name, **values)[:LABEL], f"s:{data}")


def rows(buttons: Iterable[Button], each: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of at most `each`."""
    listed: Sequence[Button] = tuple(buttons)
    return tuple(tuple(listed[start : start + each]) for start in range(0, len(listed), each))


def to_menu(language: str) -> tuple[Button, ...]:
    """The way back, for the last row of a screen."""
    return (key(language, "button.menu", "menu"),)


def note(language: str, name: str, /, **values: object) -> Said:
    """A screen that is a single text, with the way back to the menu."""
    inert = {place: safe(str(value)) for place, value in values.items()}
    return Said(words(language).text(name, **inert), (to_menu(language),))
