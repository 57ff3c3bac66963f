"""Replies as the office looks at them: by theme, one at a time, and those that wait for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogue.themes import Theme
from wording.chat.plain import clipped, day, safe
from wording.chat.staff import LABEL, key, rows, to_menu, words
from wording.chat.staff_wizard import theme_label
from wording.said import Button, Said

NO_THEME = "-"
"""Stands in a button's data where a theme would."""
REASONS = {"pd": "personal-data", "ab": "abusive", "ot": "off-topic", "st": "staff"}
"""Why a person holds a reply back, by what a button carries."""
LONGEST = 2500


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with how many replies it has since the last issue: confirmed by a person, and only suggested."""

    theme: Theme
    confirmed: int
    suggested: int


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """One reply to look at. `question` and `organisation` may be ''; `themes` are suggested ones with their words."""

    id: str
    text: str
    question: str
    organisation: str
    received_at: datetime
    held: str = ""
    themes: tuple[tuple[Theme, str], ...] = ()


def themes_screen(language: str, counts: Sequence[ThemeCount], without: int, since: datetime | None) -> Said:
    """How many replies each theme has since the last issue, and a button for each."""
    t = words(language)
    head = t.text("themes.since", day=day(since, language)) if since else t.text("themes.all")
    lines = [t.text("themes.title"), head, ""]
    buttons = []
    for one in counts:
        label = theme_label(language, one.theme)
        line = "themes.line.suggested" if one.suggested else "themes.line"
        told = t.text(line, theme=safe(label), confirmed=one.confirmed, suggested=one.suggested)
        lines.append(told)
        left = f" ({one.suggested})" if one.suggested else ""
        buttons.append(Button(f"{label[: LABEL - 6]}{left}", f"s:t:{one.theme.id}"))
    if without:
        lines.append(t.plural("themes.without", without))
        buttons.append(key(language, "button.without", f"t:{NO_THEME}", n=without))
    if not buttons:
        lines.append(t.text("themes.none"))
    return Said("\n".join(lines), (*rows(buttons, 1), to_menu(language)))


def reply_screen(language: str, theme: Theme | None, card: ReplyCard, left: int) -> Said:
    """One reply of a theme (None: of none), with what can be decided about it. `left` is how many are to be looked at."""
    t = words(language)
    name = theme_label(language, theme) if theme else t.text("themes.no-theme")
    lines = [t.text("reply.head", theme=safe(name), left=left), *_body(language, card)]
    lines += [t.text("reply.themes")] if card.themes else []
    lines += [
        t.text("reply.theme", theme=safe(theme_label(language, one)), reason=safe(reason))
        for one, reason in card.themes
    ]
    where = f"{theme.id if theme else NO_THEME}:{card.id}"
    decide = [key(language, "button.confirm", f"tc:{where}")] if card.themes else []
    if theme is not None:
        decide.append(key(language, "button.reject", f"tx:{where}"))
    others = [key(language, "button.other-theme", f"ta:{where}"), key(language, "button.hide", f"th:{where}")]
    ways = [key(language, "button.next", f"tn:{where}"), key(language, "button.back", "themes")]
    return Said(
        "\n".join(lines),
        (tuple(decide), tuple(others), tuple(ways)) if decide else (tuple(others), tuple(ways)),
    )


def why_hide_screen(language: str, where: str) -> Said:
    """For which reason a reply is held back; `where` is the theme and the reply."""
    reasons = (key(language, f"hide.{reason}", f"hr:{code}:{where}") for code, reason in REASONS.items())
    back = key(language, "button.keep-visible", f"tn:{where}")
    return Said(words(language).text("hide.ask"), (*rows(reasons, 1), (back,)))


def held_screen(language: str, card: ReplyCard, left: int) -> Said:
    """One held reply: why it is held, and the choice to let it go or keep it back."""
    t = words(language)
    reason = t.text(f"held.{card.held}") if card.held in HELD else t.text("held.staff")
    lines = [t.text("held.head", left=left), t.text("held.why", reason=reason), *_body(language, card)]
    decide = (
        key(language, "button.release", f"hl:{card.id}"),
        key(language, "button.keep-held", f"hk:{card.id}"),
    )
    return Said(
        "\n".join(lines), (decide, (key(language, "button.next", f"hn:{card.id}"), *to_menu(language)))
    )


HELD = ("crisis", "personal-data", "own-care", "abusive", "off-topic", "staff")
"""The reasons that there are words for."""


def _body(language: str, card: ReplyCard) -> list[str]:
    t = words(language)
    said = [day(card.received_at, language)] + ([safe(card.organisation)] if card.organisation else [])
    question = safe(card.question) if card.question else t.text("reply.no-question")
    return [question, f"<blockquote>{clipped(card.text, LONGEST)}</blockquote>", " · ".join(said)]
