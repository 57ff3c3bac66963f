"""What is coming up."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.events import Event
from dialogue.language.dates import STOCKHOLM, english_span, swedish_span, without_date
from wording.chat.plain import quoted, words
from wording.said import Said

SHOWN = 12


def calendar_screen(language: str, events: Sequence[Event]) -> Said:
    """The next events, cancelled ones marked in words."""
    t = words(language)
    if not events:
        return Said(t.text("calendar.none"))
    span = english_span if language == "en" else swedish_span
    items = [t.text("calendar.title")]
    for event in events[:SHOWN]:
        when = span(event.starts, event.ends, event.all_day)
        key = "calendar.cancelled" if event.status == "cancelled" else "calendar.item"
        place = f", {quoted(event.place, 80)}" if event.place else ""
        title = without_date(event.title, event.starts.astimezone(STOCKHOLM).date())
        items.append(t.text(key, when=when, title=quoted(title, 160), place=place))
    return Said("\n\n".join(items))
