"""A member's own replies with what has become of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from wording.chat.plain import day, quoted, safe, words
from wording.said import Button, Said

SHOWN = 10


def mine_screen(
    language: str, replies: Sequence[Reply], questions: Mapping[str, Question], themed: frozenset[str]
) -> Said:
    """The newest ten, each with its state and a button to take it back. `themed` holds ids with confirmed themes."""
    t = words(language)
    if not replies:
        return Said(t.text("mine.none"))
    items, rows = [t.text("mine.title")], []
    for number, reply in enumerate(replies[:SHOWN], 1):
        question = questions.get(reply.question_id or "")
        title = safe(short_title(question.text, question.short_title)) if question else t.text("mine.loose")
        if reply.withdrawn_at is not None:
            items.append(t.text("mine.item.withdrawn", number=number, question=title))
            continue
        state = _state(language, reply, question, themed)
        items.append(
            t.text("mine.item", number=number, question=title, text=quoted(reply.text, 160), state=state)
        )
        rows.append(Button(t.text("mine.remove", number=number), f"wm:{reply.id}"))
    return Said("\n\n".join(items), tuple(tuple(rows[i : i + 2]) for i in range(0, len(rows), 2)))


def _state(language: str, reply: Reply, question: Question | None, themed: frozenset[str]) -> str:
    t = words(language)
    if reply.held:
        return t.text("mine.state.held")
    if question is not None and question.feedback:
        return t.text("mine.state.answered", feedback=quoted(question.feedback))
    if reply.id in themed:
        return t.text("mine.state.themed")
    return t.text("mine.state.received", day=day(reply.received_at, language))
