"""Which lines put a question, by how they and their neighbours are set. Looks at lines only; `walking` knows where it is."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.minutes.asking import asks, loose_quotes
from dialogue.minutes.headings import is_heading
from dialogue.minutes.lines import Line


def belongs_to_block(line: Line, first: Line | None) -> bool:
    """Whether a line goes on with a block of questions: set as its `first` one, or asking as that one does."""
    if first is None:
        return asks(line) or line.kind == "bullet" or loose_quotes(line.text)
    if first.kind == "bullet":
        return (line.kind, line.ordered, line.level) == (first.kind, first.ordered, first.level)
    return asks(line)


def is_next_question(lines: Sequence[Line], place: int, before: Line, between: Sequence[Line]) -> bool:
    """Whether the line at `place`, among replies, puts the next question.

    It asks, is set as the question `before` was, and has replies of its own right below; `between` are the lines since.
    """
    line = lines[place]
    if not asks(line):
        return False
    if is_heading(line):
        return True
    if line.ordered:
        return before.ordered and bool(between) and not any(one.ordered for one in between)
    items = all(one.kind == "bullet" or one.hanging for one in between)
    return line.kind == "paragraph" and not line.hanging and items and items_below(lines, place) > 0


def items_below(lines: Sequence[Line], place: int) -> int:
    """How many items stand right below; below a numbered line those count that have another marker."""
    count, numbered = 0, lines[place].kind == "bullet"
    if numbered and not lines[place].ordered:
        return 0
    for line in lines[place + 1 :]:
        if (line.kind != "bullet" and not line.hanging) or (numbered and line.ordered):
            break
        count += 1
    return count
