"""Facts become a compilation: which questions, in which dialogue, which replies, in which order, and what is counted.

Nothing counted is lost: every reply that may be printed stands exactly once, below its parent where that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dialogue.compilation.compilation import Answered, Compilation, Dialogue, Summary
from dialogue.compilation.counting import by, method, most_spoken_of, prints, quotations, shown, tally
from dialogue.compilation.facts import DialogueWords, Facts, Form, Said
from dialogue.compilation.ordering import natural, print_order
from dialogue.compilation.themes import count_themes
from dialogue.questions import Question

_DIALOGUE: Final = re.compile(r"\bdialog\D{0,3}(\d{1,3})\b", re.IGNORECASE)
_PLACE: Final = re.compile(r"\b(?:fråga|question)\D{0,3}(\d{1,3})\b", re.IGNORECASE)
_LAST: Final = 10**6


def compile_facts(facts: Facts, form: Form) -> Compilation:
    """The compilation of `facts`; the same facts and form always give the same."""
    by_question: dict[str | None, list[Said]] = {}
    known = {question.id for question in facts.questions}
    for one in facts.said:
        by_question.setdefault(one.question_id if one.question_id in known else None, []).append(one)
    return Compilation(
        form=form,
        meeting=facts.meeting,
        since=facts.since,
        dialogues=tuple(_dialogues(facts, by_question, form)),
        themes=count_themes(facts.said, facts.frame),
        tally=tally(facts.said),
        method=method(facts.said, facts.frame.version),
        organisations=_organisations(facts),
    )


def dialogue_number(question: Question) -> int:
    """The dialogue that a question's label tells ("dialog 1, fråga 2"), 0 where it tells none."""
    found = _DIALOGUE.search(question.label)
    return int(found[1]) if found else 0


def _dialogues(facts: Facts, by_question: dict[str | None, list[Said]], form: Form) -> Iterator[Dialogue]:
    """In the order of their numbers; the questions of none come last, and after them what answered no question."""
    grouped: dict[int, list[Question]] = {}
    for question in sorted(facts.questions, key=_place_of):
        grouped.setdefault(dialogue_number(question), []).append(question)
    for words in facts.dialogues:
        if words.summary or words.title:
            grouped.setdefault(words.number, [])
    words_of = {words.number: words for words in facts.dialogues}
    for number in sorted(grouped, key=lambda number: (number == 0, number)):
        answered = [(question, by_question.get(question.id, [])) for question in grouped[number]]
        yield _dialogue(number, words_of.get(number), answered, form)
    if None in by_question:
        yield _dialogue(0, None, [(None, by_question[None])], form)


def _place_of(question: Question) -> tuple[int, str, str]:
    found = _PLACE.search(question.label)
    return (int(found[1]) if found else _LAST), question.created_at.isoformat(), question.code


def _dialogue(
    number: int,
    words: DialogueWords | None,
    answered: Sequence[tuple[Question | None, Sequence[Said]]],
    form: Form,
) -> Dialogue:
    said = [one for _, replies in answered for one in replies]
    staffs = shown(words.summary) if words else ""
    return Dialogue(
        number=number,
        title=words.title if words else "",
        questions=tuple(
            Answered(question, place, print_order(replies, form), tally(replies))
            for place, (question, replies) in enumerate(answered, start=1)
        ),
        summary=Summary(
            text=staffs,
            tally=tally(said),
            themes=most_spoken_of(said),
            quotations=() if staffs else quotations(said),
        ),
    )


def _organisations(facts: Facts) -> tuple[str, ...]:
    """Those that were there; else those that answered under their name."""
    if facts.meeting and facts.meeting.present:
        return facts.meeting.present
    named = {name for one in facts.said if prints(one) and (name := by(one))}
    return tuple(sorted(named, key=natural))
