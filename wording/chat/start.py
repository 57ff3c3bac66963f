"""The first screens: who this is, who reads, what one can do."""

from __future__ import annotations

from dialogue.house import House
from wording.chat.plain import safe, words
from wording.said import Button, Said

PRIVACY = {"association": "start.privacy.association", "authority": "start.privacy.authority"}


def privacy_line(language: str, operator: str) -> str:
    """What is true of names here: it depends on who runs the service."""
    return words(language).text(PRIVACY.get(operator, "start.privacy.unknown"))


def notice(language: str, house: House, operator: str) -> str:
    """Who this is, that it is automatic, and what becomes of what one writes."""
    t = words(language)
    return "\n\n".join(
        (
            t.text("start.hello", name=safe(house.name), office=safe(house.office_in(language))),
            t.text("start.automatic", office=safe(house.office_in(language)))
            + " "
            + privacy_line(language, operator),
            t.text("start.more"),
        )
    )


def start_buttons(language: str) -> tuple[Button, ...]:
    """Organisation and language, for the last row of the start screen."""
    t = words(language)
    other = "en" if language != "en" else "sv"
    return (Button(t.text("button.organisation"), "org:"), Button(t.text("button.language"), f"lang:{other}"))


def help_screen(language: str) -> Said:
    """What one can do, in one screen."""
    t = words(language)
    return Said(t.text("help.title") + "\n\n" + t.text("help.text"))


def privacy_screen(language: str, house: House, operator: str) -> Said:
    """What is kept, by whom, and what one can do about it."""
    t = words(language)
    lines = [t.text("privacy.title"), privacy_line(language, operator), t.text("privacy.text")]
    if house.controller:
        lines.append(t.text("privacy.controller", controller=safe(house.controller)))
    if house.data_protection_officer:
        lines.append(t.text("privacy.officer", officer=safe(house.data_protection_officer)))
    return Said("\n\n".join(lines))


def language_screen(language: str) -> Said:
    """Choose between the languages."""
    choices = (Button("Svenska", "lang:sv"), Button("English", "lang:en"))
    return Said(words(language).text("language.choose"), (choices,))


def group_screen(language: str, bot_name: str) -> Said:
    """In a group: where to write instead, with a button that leads there."""
    t = words(language)
    button = ((Button(t.text("button.private"), url=f"https://t.me/{bot_name}"),),) if bot_name else ()
    return Said(t.text("group"), button)


def plain(language: str, key: str, **values: str) -> Said:
    """A screen that is a single text of the catalogue."""
    return Said(words(language).text(key, **{name: safe(value) for name, value in values.items()}))
