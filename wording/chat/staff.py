"""The office's screens: the menu, and what all of them share.

Words stand in `wording/locale/<language>/staff.po`. A button's data begins with "s:": the office's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogue.house import House
from wording.catalogues import Translator, translator
from wording.chat.plain import safe
from wording.said import Button, Said

LABEL = 48
"""Characters of a button's label that fit on one line of a narrow screen, or nearly."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much there is to look at: open questions, replies to sort by theme, replies that are held."""

    questions: int
    replies: int
    held: int


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


def menu_screen(
    language: str, house: House, waiting: Waiting, *, begun: bool, also: Iterable[Button] = ()
) -> Said:
    """What the office can do. `begun`: a question was begun and is not finished; `also` is what waits besides."""
    t = words(language)
    office = house.office_in(language)
    lines = [
        t.text("menu.title", office=safe(office[:1].upper() + office[1:])),
        "",
        t.plural("menu.questions", waiting.questions),
        t.plural("menu.replies", waiting.replies),
        t.plural("menu.held", waiting.held),
    ]
    begin = key(language, "button.resume" if begun else "button.new", "new")
    first = (begin, key(language, "button.questions", "questions"))
    others = [
        key(language, "button.themes", "themes"),
        key(language, "button.held", "held", n=waiting.held),
        *also,
        key(language, "button.meetings", "meetings"),
        key(language, "button.minutes", "p"),
        key(language, "button.newsletter", "issue"),
    ]
    return Said("\n".join(lines), (first, *rows(others, 1)))
