"""What the office is told when something is due, and how what a meeting left to do is listed."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue.compilation import Block, Entry, Heading, Listing
from dialogue.followups import ActionItem, Partnership
from dialogue.language.dates import english_date, swedish_date
from wording.chat.plain import safe
from wording.said import Said
from wording.wheel import words


def action_notice(language: str, item: ActionItem, meeting: str) -> tuple[str, str, Said]:
    """Heading, text, and both for the chat."""
    t = words(language)
    return _notice(
        t.text("action.heading", text=item.text), t.text("action.text", owner=item.owner, meeting=meeting)
    )


def partnership_notice(language: str, one: Partnership) -> tuple[str, str, Said]:
    """Heading, text, and both for the chat."""
    t = words(language)
    day = english_date(one.ends_on) if t.language == "en" else swedish_date(one.ends_on)
    return _notice(t.text("partnership.heading", name=one.name), t.text("partnership.text", day=day))


def _notice(heading: str, text: str) -> tuple[str, str, Said]:
    return heading, text, Said(f"<b>{safe(heading)}</b>\n\n{safe(text)}")


def actions_section(items: Iterable[ActionItem], language: str) -> tuple[Block, ...]:
    """What a meeting left to do, by whom and until when; nothing where it left nothing."""
    t = words(language)
    entries = tuple(Entry(action_line(one, language)) for one in items)
    return (Heading(2, t.text("actions.heading"), "att_gora"), Listing(entries)) if entries else ()


def action_line(item: ActionItem, language: str) -> str:
    """One of them in a line."""
    t = words(language)
    day = english_date(item.due_on) if t.language == "en" else swedish_date(item.due_on)
    key = "actions.done" if item.done_at else "actions.open"
    return t.text(key, text=item.text, owner=item.owner, day=day)
