"""What may be added to a new question in the chat: all of it with what is chosen, and each by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dialogue.questions.spellings import KINDS, LEVELS, read_audience
from wording.chat.plain import day, quoted, safe, words
from wording.chat.staff import LABEL, rows
from wording.said import Button, Said

DOMAIN: Final = "wizard"
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "level": LEVELS,
    "repeats": ("quarter", "year"),
}
MOST_PARTS: Final = 60
"""Parts of the register on one screen; Telegram takes a hundred buttons."""


def options_screen(language: str, gathered: Mapping[str, str], offered: Sequence[str], theme: str) -> Said:
    """All options with what is chosen (`theme` by its label), a button for each, and the way back to the summary."""
    t = words(language, DOMAIN)
    chosen = chosen_lines(language, gathered, theme)
    lines = [t.text("more.title"), *(["", *chosen] if chosen else [])]
    buttons = (_button(language, f"option.{name}", f"w:opt:{name}") for name in offered)
    return Said("\n".join(lines), (*rows(buttons, 2), (_button(language, "button.ready", "w:ready"),)))


def chosen_lines(language: str, gathered: Mapping[str, str], theme: str) -> list[str]:
    """A line for each option that was chosen: its name and what was."""
    t = words(language, DOMAIN)
    told = {name: gathered.get(name, "") for name in ("plain", "follow_up", "title", "link", "contact")}
    told |= {name: _choice(language, name, gathered.get(name, "")) for name in CHOICES}
    told["theme"] = theme
    told["audience"] = audience_words(language, read_audience(gathered.get("audience", "").splitlines()))
    decision = gathered.get("decision", "")
    told["decision"] = day(date.fromisoformat(decision), language) if decision else ""
    return [f"{t.text(f'option.{name}')}: {quoted(value)}" for name, value in told.items() if value]


def audience_words(language: str, audience: Mapping[str, Sequence[str]]) -> str:
    """Who is told, in words; '' for everyone."""
    t = words(language, DOMAIN)
    return "; ".join(f"{t.text(f'facet.{facet}')} {', '.join(values)}" for facet, values in audience.items())


def ask_option(language: str, option: str) -> Said:
    """A text for one option, or nothing."""
    t = words(language, DOMAIN)
    return Said(t.text(f"ask.{option}"), (_away(language, option),), asks=t.text(f"option.{option}"))


def misread_option(language: str, problem: str) -> Said:
    """Why a text will not do."""
    t = words(language, DOMAIN)
    return Said(t.text(f"misread.{problem}"), asks=t.text(f"option.{problem}"))


def ask_choice(language: str, option: str) -> Said:
    """The choices of one option, each explained by its own words."""
    t = words(language, DOMAIN)
    buttons = (
        _button(language, f"choice.{option}.{value}", f"w:set:{option}:{value}") for value in CHOICES[option]
    )
    away = () if option == "kind" else (_away(language, option),)
    return Said(t.text(f"ask.{option}"), (*rows(buttons, 1), *away))


def ask_audience(
    language: str, pairs: Sequence[tuple[str, str]], chosen: Mapping[str, Sequence[str]]
) -> Said:
    """The parts of the register, each chosen or not."""
    t = words(language, DOMAIN)
    told = audience_words(language, chosen)
    lines = [
        t.text("ask.audience"),
        "",
        t.text("audience.chosen", who=safe(told)) if told else t.text("audience.all"),
    ]
    buttons = (
        Button(
            t.text(
                "audience.in" if value in chosen.get(facet, ()) else "audience.out",
                part=f"{t.text(f'facet.{facet}')} {value}",
            )[:LABEL],
            f"s:w:part:{number}",
        )
        for number, (facet, value) in enumerate(pairs[:MOST_PARTS])
    )
    return Said("\n".join(lines), (*rows(buttons, 1), (_button(language, "button.back", "w:more"),)))


def _choice(language: str, name: str, value: str) -> str:
    return words(language, DOMAIN).text(f"choice.{name}.{value}") if value else ""


def _away(language: str, option: str) -> tuple[Button, ...]:
    return (
        _button(language, "button.nothing", f"w:set:{option}:"),
        _button(language, "button.back", "w:more"),
    )


def _button(language: str, name: str, data: str) -> Button:
    return Button(words(language, DOMAIN).text(name)[:LABEL], f"s:{data}")
