"""Organisations that chose to be seen, in the chat: what one can look by, and who was found."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.directory import place_key
from dialogue.members import Organisation
from dialogue.themes import Frame
from wording.chat.directory import LABEL, on_page, rows, turning, words
from wording.chat.plain import quoted
from wording.chat.staff_wizard import theme_label
from wording.said import Button, Said

EACH = 5
CHOICES = 10


def ways_screen(language: str, count: int, *, places: bool, themes: bool) -> Said:
    """What one can look by."""
    t = words(language)
    if not count:
        return Said(t.text("find.empty"))
    choices = [Button(t.text("find.button.municipalities"), "find:m:0")] if places else []
    choices += [Button(t.text("find.button.themes"), "find:t:0")] if themes else []
    choices.append(Button(t.text("find.button.all", n=count), "find:a:0"))
    return Said(t.text("find.title"), rows(choices, 1))


def municipalities_screen(language: str, places: Sequence[tuple[str, int]], page: int) -> Said:
    """Every municipality with its count."""
    buttons = [
        Button(f"{name[: LABEL - 6]} ({n})", f"find:k:{place_key(name)}:0")
        for name, n in on_page(places, page, CHOICES)
    ]
    turns = turning(language, places, page, CHOICES, "find:m")
    return Said(words(language).text("find.by-municipality"), (*rows(buttons, 2), *turns, _back(language)))


def themes_screen(language: str, counts: Sequence[tuple[str, int]], frame: Frame, page: int) -> Said:
    """Every theme that somebody works with."""
    buttons = [
        Button(f"{label(language, frame, theme)[: LABEL - 6]} ({n})", f"find:T:{theme}:0")
        for theme, n in on_page(counts, page, CHOICES)
    ]
    turns = turning(language, counts, page, CHOICES, "find:t")
    return Said(words(language).text("find.by-theme"), (*rows(buttons, 1), *turns, _back(language)))


def found_screen(
    language: str, heading: str, found: Sequence[Organisation], frame: Frame, page: int = 0, data: str = ""
) -> Said:
    """Who was found, some at a time; `data` is what a button carries before the page's number, '' where none is turned."""
    t = words(language)
    lines = [t.text("find.head", heading=quoted(heading, 120), n=len(found))]
    lines += [_one(language, one, frame) for one in on_page(found, page, EACH)]
    lines += [t.text("find.more")] if not data and len(found) > EACH else []
    turns = turning(language, found, page, EACH, data) if data else ()
    return Said("\n\n".join(lines), (*turns, _back(language)))


def none_screen(language: str, asked: str) -> Said:
    """Nobody was found."""
    return Said(words(language).text("find.none", words=quoted(asked, 80)), (_back(language),))


def label(language: str, frame: Frame, theme_id: str) -> str:
    """A theme's name, '' for one that the frame does not hold."""
    theme = frame.theme(theme_id)
    return theme_label(language, theme) if theme else ""


def _one(language: str, one: Organisation, frame: Frame) -> str:
    """Name, place, what they do, and how to reach them where they said so."""
    themes = ", ".join(filter(None, (label(language, frame, theme) for theme in one.themes)))
    lines = [f"<b>{quoted(one.name, 120)}</b>"]
    lines += [quoted(one.municipality, 80)] if one.municipality else []
    lines += [quoted(one.about or themes, 300)] if one.about or themes else []
    lines += [words(language).text("find.contact", contact=quoted(one.contact, 160))] if one.contact else []
    return "\n".join(lines)


def _back(language: str) -> tuple[Button, ...]:
    return (Button(words(language).text("find.button.back"), "find:w"),)
