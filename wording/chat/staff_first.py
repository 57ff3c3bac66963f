"""The notice for the second of two who press at once. Words in `menu.po`."""

from __future__ import annotations

from datetime import datetime

from dialogue.language.dates import STOCKHOLM
from wording.chat.plain import day, words


def done_before(language: str, by: str, at: datetime, now: datetime) -> str:
    """Who did it ('' for the reader), and when (UTC), as plain text."""
    t, then = words(language, "menu"), at.astimezone(STOCKHOLM)
    when = then.strftime("%H.%M")
    if then.date() != now.astimezone(STOCKHOLM).date():
        when = f"{day(then.date(), language)}, {when}"
    return (
        t.text("first.other", name=by[:1].upper() + by[1:], when=when)
        if by
        else t.text("first.you", when=when)
    )
