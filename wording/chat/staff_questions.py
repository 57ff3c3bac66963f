"""Questions as the office sees them: all by state, one in full, what speaks against opening it, feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue.questions import Counted, Figure, Question, Refusal, short_title
from wording.chat.plain import clipped, day, quoted, safe
from wording.chat.questions import last_day
from wording.chat.staff import key, rows, to_menu, words
from wording.chat.staff_aims import aim_lines, planned_lines, sum_lines
from wording.chat.staff_feedback import meeting_button
from wording.said import Button, Said

SHOWN = 8
"""Questions of one state that are shown; the latest."""
STATES = ("open", "draft", "closed", "answered")
BACKGROUND, FEEDBACK = 600, 1500


def questions_screen(language: str, counted: Sequence[Counted]) -> Said:
    """Every question that is not archived, by state, with how many replies it has."""
    t = words(language)
    lines, buttons = [t.text("questions.title")], list[Button]()
    for state in STATES:
        of_state = [one for one in counted if one.question.status == state][:SHOWN]
        lines += ["", t.text(f"questions.{state}")] if of_state else []
        for one in of_state:
            number = len(buttons) + 1
            lines.append(f"{number}. {_line(language, one)}")
            buttons.append(Button(f"{number}. {_title(one.question)}", f"s:q:{one.question.id}"))
    if not buttons:
        lines.append(t.text("questions.none"))
    return Said(
        "\n".join(lines), (*rows(buttons, 1), (key(language, "button.new", "new"),), to_menu(language))
    )


def _line(language: str, one: Counted) -> str:
    t = words(language)
    parts = [safe(_title(one.question)), t.plural("question.replies", one.replies)]
    if one.question.status == "open" and one.question.closes_at is not None:
        parts.append(t.text("question.until", day=last_day(one.question, language)))
    return " · ".join(parts)


def _title(question: Question) -> str:
    return short_title(question.text, question.short_title)


def question_screen(language: str, one: Counted, links: Sequence[str], sums: Sequence[Figure] = ()) -> Said:
    """One question in full, and what can be done with it. `links` are its addresses to share, `sums` its numbers."""
    question = one.question
    lines = [f"<b>{quoted(question.text, 900)}</b>", ""]
    lines += [*_facts(language, one), *aim_lines(language, question), *sum_lines(language, sums)]
    if question.background:
        lines += ["", clipped(question.background, BACKGROUND)]
    if question.feedback:
        lines += ["", words(language).text("question.feedback", text=clipped(question.feedback, FEEDBACK))]
    if question.status == "open":
        lines += ["", words(language).text("question.share"), *map(safe, links)]
    return Said("\n".join(lines), (*_deeds(language, question), _back(language)))


def _facts(language: str, one: Counted) -> Iterator[str]:
    t, question = words(language), one.question
    yield t.text(f"question.status.{question.status}")
    yield from planned_lines(language, question)
    if question.closes_at is not None:
        yield t.text("question.last-day", day=last_day(question, language))
    if question.decision_on is not None:
        body = safe(question.decision_body)
        yield t.text("question.decision", day=day(question.decision_on, language), body=body)
    owner = safe(question.owner)
    yield t.text("question.owner", owner=owner) if owner else t.text("question.no-owner")
    if question.status != "draft":
        yield t.plural("question.replies", one.replies)
        if one.organisations:
            yield t.plural("question.from", one.organisations)
    yield t.text("question.code", code=question.code)


def _deeds(language: str, question: Question) -> tuple[tuple[Button, ...], ...]:
    """The buttons that its state allows."""
    deeds = {
        "draft": (
            ("button.open", "qo"),
            ("button.open-on", "qd"),
            ("button.open-at-meeting", "qm"),
            ("button.reword", "qe"),
        ),
        "open": (("button.announce", "qw"), ("button.close", "qc"), ("button.reword", "qe")),
        "closed": (("button.feedback", "qf"),),
        "answered": (("button.feedback-again", "qf"), ("button.archive", "qa")),
    }
    listed = deeds.get(question.status, ())
    meeting = question.meeting_id if question.feedback else None
    sends = ((meeting_button(language, meeting),),) if meeting else ()
    return (*rows((key(language, name, f"{verb}:{question.id}") for name, verb in listed), 1), *sends)


def _back(language: str) -> tuple[Button, ...]:
    return (key(language, "button.back", "questions"), *to_menu(language))


def against(language: str, refusals: Sequence[Refusal]) -> str:
    """What speaks against opening a question, as a list; '' where nothing does."""
    t = words(language)
    if not refusals:
        return ""
    return "\n".join([t.text("against.title"), *(f"• {t.text(f'against.{one.reason}')}" for one in refusals)])


def may_not_open_screen(
    language: str, question: Question, refusals: Sequence[Refusal], anyway: str = ""
) -> Said:
    """Why it cannot be opened just so, and the way round where there is one: `anyway`, else opening it at once."""
    firm = any(one.firm for one in refusals)
    way = [] if firm else [key(language, "button.open-anyway", anyway or f"qn:{question.id}")]
    text = f"<b>{quoted(question.text)}</b>\n\n{against(language, refusals)}"
    if firm:
        text += "\n\n" + words(language).text("against.firm")
    return Said(text, (*rows(way, 1), _back(language)))


def told_screen(language: str, question: Question, told: int) -> Said:
    """How many members will be told that the question is open."""
    return Said(
        words(language).plural("announce.done", told),
        ((key(language, "button.show-question", f"q:{question.id}"),), to_menu(language)),
    )


def ask_note(language: str) -> Said:
    """Why it is opened all the same."""
    t = words(language)
    return Said(t.text("note.ask"), asks=t.text("note.placeholder"))


def ask_feedback(language: str, question: Question) -> Said:
    """What came of what was said?"""
    t = words(language)
    return Said(t.text("feedback.ask", text=quoted(question.text)), asks=t.text("feedback.placeholder"))
