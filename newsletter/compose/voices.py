"""What members said since last time: counted by theme, and quoted where that is permitted and points at nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsletter.compose.chosen import kept, pinned_first
from newsletter.compose.words import Words, clipped
from newsletter.content import QuotationEntry, Section, ThemeEntry
from newsletter.facts import IssueFacts, Quotation, ThemeVoices, Voices

ENOUGH_TO_QUOTE: Final = 3
"""With fewer replies on a theme a quotation may point at a person (domain.md, "Law and care")."""

_QUOTATIONS_PER_THEME: Final = 2
_LONGEST: Final = 420
_HANDY: Final = range(25, 281)


def voices(facts: IssueFacts, words: Words) -> Section:
    """All confirmed themes with replies, the largest first, those with few replies too."""
    themes = sorted(
        (theme for theme in kept(facts.voices.themes, facts.edits) if theme.replies > 0),
        key=lambda theme: (-theme.replies, theme.id),
    )
    most = max((theme.replies for theme in themes), default=1)
    quoted: set[str] = set()
    entries = tuple(_theme(theme, most, quoted, facts, words) for theme in themes)
    return Section(
        "voices",
        words.text("voices.heading"),
        entries,
        intro=_total(facts.voices, words),
        closing=words.count("voices.unconfirmed", facts.voices.unconfirmed)
        if facts.voices.unconfirmed
        else "",
    )


def quotable(theme: ThemeVoices, facts: IssueFacts) -> tuple[Quotation, ...]:
    """The quotations of a theme that may be shown, the handiest first, pinned ones before all."""
    if theme.replies < ENOUGH_TO_QUOTE:
        return ()
    permitted = [q for q in kept(theme.quotations, facts.edits) if q.may_quote and q.text.strip()]
    return pinned_first(sorted(permitted, key=lambda q: len(q.text) not in _HANDY), facts.edits)


def _theme(theme: ThemeVoices, most: int, quoted: set[str], facts: IssueFacts, words: Words) -> ThemeEntry:
    """`quoted` holds the replies shown so far: a reply of several themes is quoted once."""
    chosen = tuple(_spread(quotable(theme, facts), quoted))[:_QUOTATIONS_PER_THEME]
    quoted.update(quotation.id for quotation in chosen)
    return ThemeEntry(
        id=theme.id,
        label=theme.label_sv if words.swedish else theme.label_en,
        replies=theme.replies,
        share=max(1, round(100 * theme.replies / most)),
        who=_who(theme, words),
        summary=theme.summary.strip(),
        quotations=tuple(_quotation(quotation, words) for quotation in chosen),
    )


def _spread(quotations: tuple[Quotation, ...], quoted: set[str]) -> Iterator[Quotation]:
    """Each organisation once, and nothing that has been quoted."""
    heard: set[str] = set()
    for quotation in quotations:
        if quotation.id not in quoted and quotation.organisation not in heard:
            heard |= {quotation.organisation} - {""}
            yield quotation


def _quotation(quotation: Quotation, words: Words) -> QuotationEntry:
    text = quotation.text.strip()
    return QuotationEntry(
        id=quotation.id,
        text=text if len(text) <= _LONGEST else clipped(text, _LONGEST),
        language=quotation.language,
        by=_by(quotation, words),
    )


def _by(quotation: Quotation, words: Words) -> str:
    who = quotation.organisation or quotation.size
    if who and quotation.question:
        return words.capital(words.text("voices.by-about", who=who, question=quotation.question))
    if quotation.question:
        return words.text("voices.about", question=quotation.question)
    return words.capital(who)


def _total(said: Voices, words: Words) -> str:
    who = _who(said, words)
    if who:
        return words.count("voices.total-who", said.replies, who=who)
    return words.count("voices.total", said.replies) if said.replies else ""


def _who(counted: ThemeVoices | Voices, words: Words) -> str:
    """ "från 5 föreningar, 3 personer och 2 bord", without what there was none of."""
    numbers = {
        "organisations": counted.organisations,
        "persons": counted.persons,
        "tables": counted.tables,
    }
    parts = [words.count(f"count.{kind}", n) for kind, n in numbers.items() if n]
    return words.text("voices.from", who=words.joined(parts)) if parts else ""
