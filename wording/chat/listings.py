"""What is coming up, what one may comment on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dialogue.consultations import Consultation
from dialogue.events import Event
from dialogue.language.dates import STOCKHOLM, english_span, swedish_span, without_date
from wording.chat.plain import day, quoted, safe, words
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


def consultations_screen(language: str, consultations: Sequence[Consultation]) -> Said:
    """Proposals with their last day, and that a reply here is no formal response."""
    t = words(language)
    if not consultations:
        return Said(t.text("consultations.none"))
    items = [t.text("consultations.title")]
    for one in consultations[:SHOWN]:
        title, body = quoted(one.title), quoted(one.body, 160)
        if one.deadline is None:
            items.append(
                t.text("consultations.item.words", title=title, body=body, words=safe(one.deadline_words))
            )
        else:
            last = day(one.deadline - timedelta(seconds=1), language)
            items.append(t.text("consultations.item", title=title, body=body, day=last))
    return Said("\n\n".join([*items, t.text("consultations.note")]))
