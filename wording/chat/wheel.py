"""The annual wheel in the chat: one month at a time, turned by buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogue.wheel import Group, Happening
from wording.chat.plain import quoted, safe
from wording.said import Button, Said
from wording.wheel import heading, notes, title, when, words

MOST: Final = 12
DATA: Final = "wh:"


def with_wheel(language: str, said: Said) -> Said:
    """The next events, and the way from them to the wheel."""
    return Said(said.text, (*said.buttons, (Button(words(language).text("chat.button"), f"{DATA}0"),)))


def wheel_screen(language: str, groups: Sequence[Group], page: int, public_url: str) -> Said:
    """The group numbered `page`, the last one where there are fewer; the whole wheel stands on the page."""
    t = words(language)
    if not groups:
        return Said(t.text("chat.none"))
    page = min(page, len(groups) - 1)
    shown = groups[page].happenings
    lines = [t.text("chat.title", month=safe(heading(groups[page], language)))]
    lines += [_line(one, language) for one in shown[:MOST]]
    lines += [t.plural("chat.more", len(shown) - MOST)] if len(shown) > MOST else []
    lines.append(t.text("chat.page", address=safe(f"{public_url}/kalender")))
    turns = []
    if page:
        turns.append(Button(f"‹ {heading(groups[page - 1], language)}", f"{DATA}{page - 1}"))
    if page + 1 < len(groups):
        turns.append(Button(f"{heading(groups[page + 1], language)} ›", f"{DATA}{page + 1}"))
    return Said("\n\n".join(lines), (tuple(turns),) if turns else ())


def _line(one: Happening, language: str) -> str:
    first = f"<b>{quoted(title(one, language), 160)}</b>"
    return "\n".join(filter(None, (first, safe(when(one, language)), quoted(notes(one, language), 160))))
