"""The office's menu: what waits comes first, each with its count; then the standing rooms, two a row. Words in `menu.po`.

Nothing is said of what does not wait. Decides no count.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final

from dialogue.house import House
from wording.chat.plain import safe
from wording.chat.plain import words as words_of
from wording.chat.staff import LABEL, rows
from wording.said import Button, Said

DOMAIN: Final = "menu"
MOST: Final = 10
"""Buttons on the first screen; a thumb and an eye find no more at once."""
FIRST: Final = 5
"""Of them those about what waits."""
WAITING: Final = {
    "held": "held",
    "asked": "oq",
    "unclear": "un",
    "approve": "issue",
    "feedback": "questions",
    "replies": "themes",
    "proposals": "props",
    "asides": "asd",
    "wishes": "pq",
    "tips": "tips",
    "files": "tr",
}
"""What can wait, the most pressing first, by what its button carries."""
ROOMS: Final = {
    "new": "new",
    "questions": "questions",
    "newsletter": "issue",
    "meetings": "meetings",
    "themes": "themes",
    "consultations": "remiss",
    "minutes": "p",
    "hidden": "held",
    "nothing": "t:+",
}
"""The standing rooms, the most used first."""


def menu_screen(language: str, house: House, waiting: Mapping[str, int], *, begun: bool) -> Said:
    """What waits, and where to go. `waiting` counts by the names of `WAITING`; `begun`: a question is half written."""
    t = words_of(language, DOMAIN)
    office = house.office_in(language)
    title = t.text("title", office=safe(office[:1].upper() + office[1:]))
    lines = [t.plural(f"wait.{name}", waiting[name]) for name in WAITING if waiting.get(name)]
    told = [t.text("waiting"), *(f"• {line}" for line in lines)] if lines else [t.text("quiet")]
    pressing, others = _parts(language, waiting, begun=begun)
    room = MOST - len(pressing)
    if len(others) > room:
        others = (*others[: room - 1], _button(language, "room.more", "more"))
    return Said("\n".join([title, "", *told]), (*rows(pressing, 1), *rows(others, 2)))


def more_screen(language: str, waiting: Mapping[str, int], *, begun: bool) -> Said:
    """Everything that there was no room for on the first screen."""
    pressing, others = _parts(language, waiting, begun=begun)
    rest = others[MOST - len(pressing) - 1 :]
    back = _button(language, "room.back", "menu")
    return Said(words_of(language, DOMAIN).text("more"), (*rows(rest, 1), (back,)))


def _parts(
    language: str, waiting: Mapping[str, int], *, begun: bool
) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    """The buttons of what presses most, and all others: what else waits comes last, behind the rooms."""
    named = [name for name in WAITING if waiting.get(name)]
    pressing = [_button(language, f"open.{name}", WAITING[name], n=waiting[name]) for name in named]
    led_to = {WAITING[name] for name in named} - {"questions", "issue"}
    standing = [
        _button(language, "room.resume" if begun and name == "new" else f"room.{name}", data)
        for name, data in ROOMS.items()
        if data not in led_to
    ]
    return tuple(pressing[:FIRST]), tuple(chain(standing, pressing[FIRST:]))


def _button(language: str, name: str, data: str, **values: object) -> Button:
    return Button(words_of(language, DOMAIN).text(name, **values)[:LABEL], f"s:{data}")
