"""The dialogues as they take form while minutes are read. `finishing` makes of them what is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogue.minutes.asking import asked_text, key
from dialogue.minutes.headings import unnumbered
from dialogue.minutes.lines import Line


@dataclass(slots=True)
class Asked:
    """A question as it was met. `number` is its own, or its place in the dialogue."""

    number: int
    text: str
    line: Line


@dataclass(slots=True)
class Part:
    """Lines under one question, or under `among` questions that were put together. `sure`: the minutes call them replies.

    `level` is that of the heading above, 0 for none. `items_only`: nothing around it speaks of a dialogue, so that a
    paragraph ends it.
    """

    question: int
    sure: bool
    among: int = 1
    items_only: bool = False
    level: int = 0
    table: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A dialogue being read."""

    number: int
    title: str
    line: int
    named: bool = False
    asked: list[Asked] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    summary: list[Line] = field(default_factory=list)

    def ask(self, text: str, line: Line, number: int | None = None) -> int:
        """Add a question, or find the one of that number or of the same words; its place."""
        for place, known in enumerate(self.asked):
            same_words = bool(text) and key(known.text) == key(text)
            if same_words or (number is not None and known.number == number):
                known.text = known.text or asked_text(text)
                return place
        self.asked.append(Asked(number or len(self.asked) + 1, asked_text(text), line))
        return len(self.asked) - 1

    def numbers(self) -> set[int]:
        """The numbers of its questions."""
        return {asked.number for asked in self.asked}

    def replies_there(self) -> bool:
        """Whether lines were found that the minutes call replies."""
        return any(part.sure and part.lines for part in self.parts)


@dataclass(slots=True)
class Drafts:
    """The dialogues met so far; `current` is the open one, `topic` the last heading that nothing was made of yet."""

    all: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    topic: Line | None = None

    @property
    def last(self) -> Draft:
        """The dialogue that is open, else the one that was met last."""
        return self.current or self.all[-1]

    def start(self, line: Line) -> Draft:
        """A new dialogue, called as the topic above it."""
        number = max((draft.number for draft in self.all), default=0) + 1
        return self._add(Draft(number, unnumbered(self.topic.text) if self.topic else "", line.number))

    def named(self, number: int, title: str, line: Line) -> Draft:
        """The dialogue that the minutes call by this number; opened, and new where it was not met before."""
        known = next((draft for draft in self.all if draft.number == number), None)
        if known is None:
            return self._add(Draft(number, title, line.number, named=True))
        known.title = known.title if known.named else title
        self.current, self.topic, known.named = known, None, True
        return known

    def meant(self, number: int | None, question: int | None, line: Line) -> Draft:
        """The dialogue that a heading means by its numbers: the open one, unless only another has that question."""
        if number is not None:
            return self.named(number, f"Dialog {number}", line)
        if not self.all:
            return self.start(line)
        if question is None or not self.last.asked or question in self.last.numbers():
            return self.last
        others = [draft for draft in self.all if question in draft.numbers()]
        self.current = others[0] if len(others) == 1 else self.last
        return self.current

    def awaits_questions(self) -> bool:
        """Whether the open dialogue is one that was announced and has no question yet."""
        if self.current is None or self.current.asked:
            return False
        return self.current.named or self.topic is None

    def _add(self, draft: Draft) -> Draft:
        self.all.append(draft)
        self.current, self.topic = draft, None
        return draft
