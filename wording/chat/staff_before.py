"""What the office reads before a meeting: what has come in since the last one, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dialogue.followups import ActionItem
from dialogue.meetings import Meeting
from dialogue.questions import Question
from dialogue.themes import Frame
from wording.chat.plain import day, quoted, safe
from wording.followups import action_line
from wording.said import Button, Said
from wording.wheel import words

MOST: Final = 12
THEMES: Final = 3

CameIn = tuple[Question | None, int, Sequence[tuple[str, int]]]
"""A question (None: replies to none), its replies, and its themes by number, the most spoken of first."""


def before_screen(
    language: str,
    meeting: Meeting,
    since: date | None,
    came_in: Sequence[CameIn],
    left: Sequence[ActionItem],
    frame: Frame,
) -> Said:
    """One line a question, with its themes; then what is left."""
    t = words(language)
    lines = [f"<b>{quoted(meeting.title, 120)}</b>"]
    lines.append(t.text("before.since", day=day(since, language)) if since else t.text("before.all"))
    lines += [_asked(language, one, frame) for one in came_in[:MOST]]
    lines += [] if came_in else [t.text("before.nothing")]
    if left:
        lines.append(t.text("before.left"))
        lines += [f"• {safe(action_line(one, language))}" for one in left[:MOST]]
    return Said("\n\n".join(lines), ((Button(t.text("before.back"), f"s:mm:{meeting.id}"),),))


def _asked(language: str, came_in: CameIn, frame: Frame) -> str:
    question, replies, themes = came_in
    t = words(language)
    asked = quoted(question.text, 160) if question else t.text("before.none")
    told = [t.plural("before.replies", replies), *_labels(language, themes, frame)]
    return f"<b>{asked}</b>\n{', '.join(told)}"


def _labels(language: str, themes: Sequence[tuple[str, int]], frame: Frame) -> Iterable[str]:
    labels = {one.id: one.label_en if language == "en" else one.label_sv for one in frame.themes}
    return (f"{safe(labels.get(theme, theme))} ({number})" for theme, number in themes[:THEMES])
