"""Checks of what is said and to whom: something to say, someone to say it to, and nobody pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogue.issues import EXTRA
from newsletter.compose.voices import ENOUGH_TO_QUOTE
from newsletter.content import QuotationEntry, ThemeEntry
from newsletter.preflight.case import Case, Check

_ALWAYS_THERE: Final = {"greeting", "about", "unsubscribe"}


def something_to_say(case: Case) -> Check:
    kinds = {section.kind for section in case.content.sections}
    said = kinds - _ALWAYS_THERE or (_is_extra(case) and case.facts.greeting.strip())
    return case.passed("something-to-say") if said else case.blocked("something-to-say")


def recipients(case: Case) -> Check:
    n = case.context.recipients
    return case.passed("recipients", n=n) if n > 0 else case.blocked("recipients")


def greeting(case: Case) -> Check:
    return case.passed("greeting") if case.facts.greeting.strip() else case.warned("greeting")


def feedback(case: Case) -> Check:
    """Whoever answers is answered: a month's issue without any feedback is asked about."""
    return (
        case.passed("feedback", n=len(case.facts.feedback))
        if case.facts.feedback or _is_extra(case)
        else case.warned("feedback")
    )


def _is_extra(case: Case) -> bool:
    """Whether it is a mailing outside the months, which says what staff wrote and nothing else."""
    return EXTRA.fullmatch(case.facts.issue) is not None


def quotations(case: Case) -> Check:
    """Every quotation is a reply that may be quoted, in the words its author has left standing."""
    permitted = {q.id: q.text for theme in case.facts.voices.themes for q in theme.quotations if q.may_quote}
    shown = [quotation for _, quotation in _quoted(case)]
    wrong = (
        q.id for q in shown if not permitted.get(q.id, "").strip().startswith(q.text.removesuffix("…")[:20])
    )
    return case.blocked_by("quotations", wrong)


def few_voices(case: Case) -> Check:
    """A quotation from a theme with few replies may point at a person."""
    pointing = (theme.label for theme, _ in _quoted(case) if theme.replies < ENOUGH_TO_QUOTE)
    return case.blocked_by("few-voices", pointing)


def unconfirmed(case: Case) -> Check:
    n = case.facts.voices.unconfirmed
    return case.warned("unconfirmed", n=n) if n else case.passed("unconfirmed")


def _quoted(case: Case) -> Iterator[tuple[ThemeEntry, QuotationEntry]]:
    for section in case.content.sections:
        for entry in section.entries:
            if isinstance(entry, ThemeEntry):
                yield from ((entry, quotation) for quotation in entry.quotations)
