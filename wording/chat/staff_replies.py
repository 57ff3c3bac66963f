"""Replies as the office looks at them: by theme, one at a time, and those that wait for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogue.language.dates import STOCKHOLM
from dialogue.themes import Theme
from wording.chat import writing_to_authors
from wording.chat.answers import agreed_by, spoken
from wording.chat.kept import remarks
from wording.chat.plain import clipped, day, safe
from wording.chat.staff import LABEL, key, rows, to_menu, words
from wording.chat.staff_wizard import theme_label
from wording.said import Button, Said

NO_THEME = "-"
"""Stands in a button's data where a theme would."""
NOTHING = "+"
"""Stands for the replies that were found to say nothing."""
DONE = "="
"""Stands in a button's data before a theme whose confirmed replies are walked through."""
REASONS = {"pd": "personal-data", "ot": "off-topic", "ab": "abusive", "du": "duplicate", "st": "staff"}
"""Why a person holds a reply back, by what a button carries."""
OTHER = "staff"
"""The reason that a person says in their own words."""
LONGEST = 2500


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with how many replies it has since the last issue: confirmed by a person, and only suggested."""

    theme: Theme
    confirmed: int
    suggested: int


@dataclass(frozen=True, slots=True)
class New:
    """How many replies have come since the reader looked last, and when that was (UTC)."""

    n: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """Replies since the last issue that wait for a person: with themes that are only suggested, and without any."""

    suggested: int
    unmarked: int


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """One reply to look at. `question` and `organisation` may be ''; `suggested` are themes with the words that gave them,
    `agrees` how many members agree; `chat`: it came in the chat, so that its author can be written to; `note` is what a
    person wrote when they hid it."""

    id: str
    text: str
    question: str
    organisation: str
    received_at: datetime
    held: str = ""
    suggested: tuple[tuple[Theme, str], ...] = ()
    confirmed: tuple[Theme, ...] = ()
    answer: str = ""
    agrees: int = 0
    language: str = ""
    origin: str = ""
    chat: bool = False
    note: str = ""
    unconfirmed: bool = False


def themes_screen(
    language: str, counts: Sequence[ThemeCount], left: Left, since: datetime | None, new: New | None = None
) -> Said:
    """How many replies each theme has since the last issue; every count has a button that opens its replies."""
    t = words(language)
    head = t.text("themes.since", day=day(since, language)) if since else t.text("themes.all")
    lines = [t.text("themes.title"), head]
    lines += [t.plural("themes.new", new.n, day=_when(language, new.since))] if new else []
    lines += [t.plural("themes.unconfirmed", left.suggested)] if left.suggested else []
    lines.append("")
    opening: list[tuple[Button, ...]] = []
    for one in counts:
        label = theme_label(language, one.theme)
        line = "themes.line.suggested" if one.suggested else "themes.line"
        lines.append(t.text(line, theme=safe(label), confirmed=one.confirmed, suggested=one.suggested))
        opening.append(_opening(language, label, one))
    if left.unmarked:
        lines.append(t.plural("themes.without", left.unmarked))
        opening.append((key(language, "button.without", f"t:{NO_THEME}", n=left.unmarked),))
    if not opening:
        lines.append(t.text("themes.none"))
    return Said("\n".join(lines), (*opening, to_menu(language)))


def _opening(language: str, label: str, count: ThemeCount) -> tuple[Button, ...]:
    """A theme's buttons: to those that wait, to those that are done."""
    done = f"t:{DONE}{count.theme.id}"
    if not count.suggested:
        return (key(language, "button.theme-done", done, theme=label[: LABEL - 12], n=count.confirmed),)
    waiting = Button(f"{label[: LABEL - 6]} ({count.suggested})", f"s:t:{count.theme.id}")
    if not count.confirmed:
        return (waiting,)
    return waiting, key(language, "button.done", done, n=count.confirmed)


def reply_screen(language: str, walk: str, theme: Theme | None, card: ReplyCard, left: int) -> Said:
    """One reply of a theme (None: of none), with what can be decided about it. `left` is how many are to be looked at,
    `walk` what the buttons carry of where one is."""
    t = words(language)
    name = theme_label(language, theme) if theme else t.text("themes.no-theme")
    head = "reply.head.done" if walk.startswith(DONE) else "reply.head"
    lines = [t.text(head, theme=safe(name), left=left), *_body(language, card)]
    if card.confirmed:
        themes = ", ".join(safe(theme_label(language, one)) for one in card.confirmed)
        lines.append(t.text("reply.confirmed", themes=themes))
    lines += [t.text("reply.themes")] if card.suggested else []
    lines += [
        t.text("reply.theme", theme=safe(theme_label(language, one)), reason=safe(reason))
        for one, reason in card.suggested
    ]
    where = f"{walk}:{card.id}"
    decide = [key(language, "button.confirm", f"tc:{where}")] if card.suggested else []
    if theme is not None:
        name = "button.count" if walk == NOTHING else "button.reject"
        decide.append(key(language, name, f"tx:{where}"))
    others = (key(language, "button.add-theme", f"ta:{where}"), key(language, "button.hide", f"th:{where}"))
    away = key(language, "button.menu", "menu") if walk == NOTHING else key(language, "button.back", "themes")
    ways = (key(language, "button.next", f"tn:{where}"), away)
    if walk == NOTHING:
        return Said("\n".join(lines), (tuple(decide), ways))
    decisions = ((tuple(decide),) if decide else ()) + (others,)
    return Said("\n".join(lines), (*decisions, *_to_author(language, card), ways))


def _to_author(language: str, card: ReplyCard) -> tuple[tuple[Button, ...], ...]:
    return ((writing_to_authors.button(language, card.id),),) if card.chat else ()


def done_screen(language: str) -> Said:
    """Nothing is left to look at; back to the counts."""
    back = (key(language, "button.themes", "themes"),)
    return Said(words(language).text("themes.done"), (back, to_menu(language)))


def why_hide_screen(language: str, where: str) -> Said:
    """For which reason a reply is held back; `where` is the theme and the reply."""
    reasons = (key(language, f"hide.{reason}", f"hr:{code}:{where}") for code, reason in REASONS.items())
    back = key(language, "button.keep-visible", f"tn:{where}")
    return Said(words(language).text("hide.ask"), (*rows(reasons, 1), (back,)))


def held_screen(language: str, card: ReplyCard, left: int) -> Said:
    """One held reply: why it is held, and the choice to let it go or keep it back."""
    t = words(language)
    reason = t.text(f"held.{card.held}") if card.held in HELD else t.text("held.staff")
    lines = [t.text("held.head", left=left), t.text("held.why", reason=reason)]
    lines += [t.text("held.note", note=safe(card.note))] if card.note else []
    lines += _body(language, card)
    decide = (
        key(language, "button.release", f"hl:{card.id}"),
        key(language, "button.keep-held", f"hk:{card.id}"),
    )
    ways = (key(language, "button.next", f"hn:{card.id}"), *to_menu(language))
    return Said("\n".join(lines), (decide, *_to_author(language, card), ways))


def ask_note(language: str) -> Said:
    """Why is it hidden? A sentence."""
    t = words(language)
    return Said(t.text("hide.note"), asks=t.text("hide.placeholder"))


HELD = (
    "crisis", "personal-data", "own-care", "abusive", "off-topic", "duplicate", "staff", "to-transcribe", "objection",
)  # fmt: skip
"""The reasons that there are words for."""


def _when(language: str, moment: datetime) -> str:
    then = moment.astimezone(STOCKHOLM)
    return f"{day(then.date(), language)} {then:%H.%M}"


def _body(language: str, card: ReplyCard) -> list[str]:
    t = words(language)
    said = [day(card.received_at, language)] + ([safe(card.organisation)] if card.organisation else [])
    said += [agreed_by(language, card.agrees)] if card.agrees else []
    said += remarks(language, card.language, card.origin, unconfirmed=card.unconfirmed)
    text = spoken(language, card.answer, card.text)
    question = safe(card.question) if card.question else t.text("reply.no-question")
    return [question, f"<blockquote>{clipped(text, LONGEST)}</blockquote>", " · ".join(said)]
