"""The office's screens for files that wait to be written down."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.questions import short_title
from wording.chat.kept import kept_words
from wording.chat.plain import quoted, safe
from wording.chat.staff import LABEL, to_menu
from wording.said import Button, Said


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file to be written down; what is not known is '' or 0. `caption` is what the member wrote beside it."""

    id: str
    kind: str
    name: str
    seconds: int
    state: str
    question: str
    organisation: str
    caption: str


def file_screen(language: str, card: FileCard, left: int, note: str = "") -> Said:
    """One file with what is known of it; `left` is how many wait, `note` (a key) what was done just before."""
    t = kept_words(language)
    head = t.text(f"staff.head.{card.kind}", seconds=card.seconds, left=left, name=safe(card.name[:80]))
    lines = [t.text(note)] if note else []
    lines += [head]
    if card.question:
        lines.append(t.text("staff.question", question=safe(short_title(card.question))))
    if card.organisation:
        lines.append(t.text("staff.for", organisation=safe(card.organisation)))
    if card.caption:
        lines.append(t.text("staff.caption", text=quoted(card.caption)))
    if card.state in ("too-large", "failed"):
        lines.append(t.text(f"staff.{card.state}"))
    lines.append(t.text("staff.how"))
    skip = Button(t.text("staff.skip")[:LABEL], f"s:trs:{card.id}")
    following = Button(t.text("staff.next"), f"s:trn:{card.id}")
    return Said("\n".join(lines), ((skip,), (following, *to_menu(language))))


def none_left(language: str, note: str = "") -> Said:
    """Nothing waits; `note` (a key) is what was done just before."""
    t = kept_words(language)
    lines = [t.text(note)] if note else []
    return Said("\n".join([*lines, t.text("staff.none")]), (to_menu(language),))


def done_by(language: str, name: str) -> str:
    """Somebody else did it before."""
    return kept_words(language).text("staff.done-by", name=safe(name))
