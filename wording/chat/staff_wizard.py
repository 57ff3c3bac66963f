"""Writing a new question in the chat, step by step, to the summary that it is opened from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogue.language.plain import look
from dialogue.questions import Question, Refusal
from dialogue.questions.writing import MOST_TEXT, LastDay
from dialogue.themes import Frame, Theme
from wording.chat.plain import clipped, day, quoted, safe
from wording.chat.staff import LABEL, key, rows, to_menu, words
from wording.chat.staff_openings import (
    open_ways,
    opening_lines,
    option_button,
    other_openings,
    planned_line,
)
from wording.chat.staff_options import chosen_lines
from wording.chat.staff_questions import against
from wording.said import Button, Said

MOST_ADVICE: Final = 3


def ask_text(language: str) -> Said:
    """The question itself."""
    t = words(language)
    return Said(t.text("new.text", most=MOST_TEXT), asks=t.text("new.text.placeholder"))


def ask_background(language: str) -> Said:
    """What one has to know to answer."""
    return Said(words(language).text("new.background"), ((key(language, "button.skip", "w:background:"),),))


def ask_last_day(language: str, example: date) -> Said:
    """The last day to answer."""
    t = words(language)
    text = t.text("new.last_day", example=day(example, language).split(" ", 1)[1])
    return Said(text, asks=t.text("new.last_day.placeholder"))


def not_that_day(language: str, read: LastDay, choose: str = "w:last_day") -> Said:
    """Why a typed day was not taken, with what may have been meant; `choose` is what that button's data begins with."""
    t = words(language)
    if read.guess is None:
        return Said(t.text(f"last_day.{read.problem or 'none'}"), asks=t.text("new.last_day.placeholder"))
    meant = day(read.guess, language)
    text = t.text("last_day.weekday" if read.problem == "weekday" else "last_day.guess", day=meant)
    return Said(text, ((key(language, "button.that-day", f"{choose}:{read.guess.isoformat()}"),),))


def ask_owner(language: str, name: str) -> Said:
    """Who answers back when the question has closed."""
    me = key(language, "button.me", "w:owner:me", name=name)
    return Said(words(language).text("new.owner"), ((me,), (key(language, "button.skip", "w:owner:"),)))


def ask_area(language: str, frame: Frame, choose: str = "w:area", away: Button | None = None) -> Said:
    """Which area, before which theme. `choose` is what the buttons' data begins with, `away` leads round it."""
    areas = (
        Button((area.label_sv if language != "en" else area.label_en)[:LABEL], f"s:{choose}:{area.id}")
        for area in frame.areas
    )
    away = away or key(language, "button.skip", "w:set:theme:")
    return Said(words(language).text("new.area"), (*rows(areas, 2), (away,)))


def ask_theme(language: str, themes: Sequence[Theme], choose: str = "w:theme", back: str = "w:areas") -> Said:
    """Which theme of an area."""
    listed = (Button(theme_label(language, one)[:LABEL], f"s:{choose}:{one.id}") for one in themes)
    return Said(words(language).text("new.theme"), (*rows(listed, 2), (key(language, "button.back", back),)))


def theme_label(language: str, theme: Theme) -> str:
    """What the theme is called."""
    return theme.label_sv if language != "en" else theme.label_en


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known of a question that is being written; `meeting` is the title of the coming one, '' for none."""

    told: Mapping[str, str]
    theme: Theme | None
    meeting: str


def summary(language: str, gathered: Gathered, refusals: Sequence[Refusal]) -> Said:
    """Everything gathered, what speaks against opening it, and the ways on."""
    t, told = words(language), gathered.told
    lines = [t.text("summary.title"), "", f"<b>{quoted(told['text'], 900)}</b>"]
    if len(told["text"]) > MOST_TEXT:
        lines.append(t.text("summary.long", n=len(told["text"]), most=MOST_TEXT))
    if told["background"]:
        lines += ["", clipped(told["background"], 600)]
    last = day(date.fromisoformat(told["last_day"]), language)
    lines += ["", t.text("question.last-day", day=last)]
    owner = safe(told["owner"])
    lines.append(t.text("question.owner", owner=owner) if owner else t.text("question.no-owner"))
    lines += opening_lines(language, told, gathered.meeting)
    theme = theme_label(language, gathered.theme) if gathered.theme else ""
    lines += chosen_lines(language, told, theme)
    if advice := _advice(language, f"{told['text']}\n{told['background']}"):
        lines += ["", *advice]
    if refusals:
        lines += ["", against(language, refusals)]
    return Said("\n".join(lines), _ways(language, told, refusals))


def _advice(language: str, text: str) -> list[str]:
    """What would make a question plainer, at most `MOST_ADVICE` things of a kind."""
    t, found = words(language), look(text)
    advice = [t.text("hint.hard", lix=round(found.reading.lix))] if found.verdict == "hard" else []
    starts = (" ".join(sentence.split()[:6]) for sentence in found.reading.long_sentences[:MOST_ADVICE])
    advice += [t.text("hint.sentence", start=safe(start)) for start in starts]
    advice += [
        t.text("hint.term", found=safe(term.found), use=term.use) for term in found.glossary[:MOST_ADVICE]
    ]
    advice += [
        t.text("hint.abbreviation" if one.means else "hint.unknown", short=safe(one.short), means=one.means)
        for one in found.abbreviations[:MOST_ADVICE]
    ]
    return [t.text("hint.title"), *(f"• {one}" for one in advice)] if advice else []


def _ways(
    language: str, told: Mapping[str, str], refusals: Sequence[Refusal]
) -> tuple[tuple[Button, ...], ...]:
    ways = [*open_ways(language, told, refusals), key(language, "button.save-draft", "w:save")]
    changes = (
        key(language, f"button.change.{step}", f"w:again:{step}")
        for step in ("text", "background", "last_day", "owner")
    )
    more = option_button(language, "button.more", "w:more")
    return (
        *rows(ways, 1),
        *rows(other_openings(language, told), 2),
        (more,),
        *rows(changes, 2),
        (key(language, "button.discard", "w:discard"),),
    )


def kept_screen(language: str, question: Question, links: Sequence[str]) -> Said:
    """The question is kept, as a draft or open."""
    t = words(language)
    name = "new.opened" if question.status == "open" else "new.saved"
    planned = question.status == "draft" and question.opens_at is not None
    lines = [planned_line(language, question) if planned else t.text(name, text=quoted(question.text))]
    if question.status == "open":
        lines += ["", t.text("question.share"), *map(safe, links)]
    ways = [key(language, "button.show-question", f"q:{question.id}")]
    if question.status == "open":
        ways.insert(0, key(language, "button.announce", f"qw:{question.id}"))
    return Said("\n".join(lines), (*rows(ways, 1), to_menu(language)))
