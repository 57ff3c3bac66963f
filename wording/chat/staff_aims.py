"""What a question asks for and of whom, when it opens by itself, and what its numbers came to: lines of the office's screen; and other words for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Figure, Question
from wording.chat.plain import day, quoted, safe, words
from wording.chat.staff_options import DOMAIN, audience_words
from wording.said import Said


def planned_lines(language: str, question: Question) -> Iterator[str]:
    """When a draft opens by itself."""
    if question.status == "draft" and question.opens_at is not None:
        when = day(question.opens_at.astimezone(STOCKHOLM).date(), language)
        yield words(language, DOMAIN).text("opens.day", day=when)


def aim_lines(language: str, question: Question) -> Iterator[str]:
    """What is asked for, and of whom, where that is not words of everyone."""
    t = words(language, DOMAIN)
    if question.plain:
        yield t.text("question.plain", text=quoted(question.plain))
    told = {
        "kind": t.text(f"choice.kind.{question.kind}") if question.kind != "text" else "",
        "follow_up": question.follow_up,
        "audience": audience_words(language, question.audience),
        "repeats": t.text(f"choice.repeats.{question.repeats}") if question.repeats else "",
    }
    yield from (f"{t.text(f'option.{name}')}: {quoted(value)}" for name, value in told.items() if value)
    if question.version > 1:
        yield t.text("question.version", n=question.version)


def sum_lines(language: str, sums: Sequence[Figure]) -> Iterator[str]:
    """The numbers of each round, never without the count of those who gave them."""
    t = words(language, DOMAIN)
    if sums:
        yield t.text("sums.title")
    for one in sums:
        period = safe(one.period) or t.text("sums.now")
        yield t.text("sums.line", period=period, value=one.value, reporters=one.reporters)


def ask_words(language: str, question: Question, *, replied: bool) -> Said:
    """How it shall be asked instead; `replied`: somebody has answered the words as they are."""
    t = words(language, DOMAIN)
    lines = [f"<b>{quoted(question.text)}</b>", "", t.text("reword.ask")]
    if replied:
        lines.append(t.text("reword.kept"))
    return Said("\n".join(lines), asks=t.text("reword.placeholder"))
