"""The walk through a document that finds its dialogues: what is asked, what is a reply, what is a summary.

Replies are read only where a question was put: under a heading that says so ("Medskick dialog 1, fråga 2"), under a
question that is printed once more, or right under a question. So minutes without questions give none.
Facts about the meeting are read elsewhere, from the lines that this walk leaves over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from dialogue.minutes.asking import asked_numbers, asked_text, asks, key, loose_quotes
from dialogue.minutes.drafting import Draft, Drafts, Part
from dialogue.minutes.headings import STRONG, Heading, heading_of, is_heading, unnumbered
from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import Warned, remark
from dialogue.minutes.recognising import belongs_to_block, is_next_question, items_below
from dialogue.minutes.when import next_meeting

Where = Literal["outside", "dialogue", "questions", "replies", "summary"]
LONGEST_NOTICE: Final = 200
"""Letters of a paragraph that tells when the next meeting is; a longer one is a reply that speaks of it."""
_EDITORS = re.compile(
    r"\((?:råmaterial|se bilaga|forts).*\)|\d+ medskick\.?|besvarades tillsammans med \d+ andra frågor.*",
    re.IGNORECASE,
)
"""What whoever wrote the minutes, or our own compilation, says about them."""


class Walk:
    """One pass over the lines. Afterwards `drafts`, `remarks` and `left` (lines that belong to no dialogue) tell."""

    def __init__(self, lines: Sequence[Line], today: date) -> None:
        self.drafts = Drafts()
        self.remarks: list[Warned] = []
        self.left: list[Line] = []
        self._lines, self._today = lines, today
        self._where: Where = "outside"
        self._part = Part(0, sure=False)
        self._block: Line | None = None
        self._announced: set[Heading] = set()
        for place, line in enumerate(lines):
            self._take(place, line)

    def _take(self, place: int, line: Line) -> None:
        if _EDITORS.fullmatch(line.text):
            return
        heading = heading_of(line)
        if again := self._asked_before(line):
            self._again(*again, line)
        elif heading and (self._where != "replies" or heading.kind in STRONG or is_heading(line)):
            self._announce(heading, line)
        elif self._is_question(place, line):
            self._ask(line)
        elif is_heading(line):
            self._unknown_heading(line)
        else:
            self._keep(line)

    def _asked_before(self, line: Line) -> tuple[Draft, int] | None:
        """The dialogue and place of a question that is printed once more: what follows are its replies."""
        if not asks(line) or self._where == "questions":
            return None
        told = key(line.text)
        return next(
            (
                (draft, place)
                for draft in self.drafts.all
                for place, asked in enumerate(draft.asked)
                if asked.text and key(asked.text) == told
            ),
            None,
        )

    def _again(self, draft: Draft, place: int, line: Line) -> None:
        """Several printed in a row are one block, whose replies answer them together."""
        part = self._part
        block = self.drafts.current is draft and part in draft.parts and part.sure and not part.lines
        if block and place > part.question:
            part.among = place - part.question + 1
            return
        self.remarks.append(remark(line.number, "question-twice"))
        self._open(draft, place, sure=True, line=line)

    def _open(self, draft: Draft, question: int, *, sure: bool, line: Line, among: int = 1) -> None:
        """From here on lines are kept under this question."""
        self.drafts.current, self._where = draft, "replies"
        self._part = Part(question, sure, among, level=line.level if is_heading(line) else 0)
        draft.parts.append(self._part)

    def _announce(self, heading: Heading, line: Line) -> None:
        match heading.kind:
            case "dialogue":
                self._dialogue(heading, line)
            case "questions":
                self._questions(heading, line)
            case "question":
                self._question(heading, line)
            case "replies":
                self._replies(heading, line)
            case "table" if self._where == "replies":
                self._table(heading, line)
            case "summary" if self.drafts.all:
                self.drafts.meant(heading.dialogue, heading.question, line)
                self._where = "summary"
            case _:
                self._leave(line)
        self._note_twice(heading, line)

    def _note_twice(self, heading: Heading, line: Line) -> None:
        if heading.kind in ("replies", "question", "dialogue", "summary") and heading != Heading(
            heading.kind
        ):
            if heading in self._announced:
                self.remarks.append(remark(line.number, "heading-twice", text=line.text[:60]))
            self._announced.add(heading)

    def _dialogue(self, heading: Heading, line: Line) -> None:
        draft = self.drafts.named(heading.dialogue or 1, unnumbered(line.text), line)
        self._where = "dialogue"
        if heading.rest.endswith("?"):
            self._open(draft, draft.ask(heading.rest, line), sure=False, line=line)

    def _questions(self, heading: Heading, line: Line) -> None:
        """A block of questions belongs to the dialogue it names, to the open one, else to a new one."""
        if heading.dialogue is not None:
            self.drafts.meant(heading.dialogue, None, line)
        elif not self.drafts.awaits_questions():
            self.drafts.start(line)
        self._where, self._block = "questions", None

    def _question(self, heading: Heading, line: Line) -> None:
        """ "Fråga 2", with or without its words. Where they were read before, replies follow, the first perhaps at once."""
        draft = self.drafts.meant(heading.dialogue, heading.question, line)
        known = next((asked.text for asked in draft.asked if asked.number == heading.question), "")
        self._open(draft, draft.ask(heading.rest, line, heading.question), sure=bool(known), line=line)
        if known and heading.rest and key(known) != key(heading.rest):
            self._part.lines.append(replace(line, text=heading.rest, kind="paragraph"))

    def _replies(self, heading: Heading, line: Line) -> None:
        draft = self.drafts.meant(heading.dialogue, heading.question, line)
        if heading.question is not None:
            self._open(draft, draft.ask("", line, heading.question), sure=True, line=line)
        elif (
            heading.dialogue is None
            and self._where == "replies"
            and draft.parts
            and self._part is draft.parts[-1]
        ):
            self._open(draft, self._part.question, sure=True, line=line, among=self._part.among)
        else:
            if not draft.asked:
                draft.ask("", line, 1)
            self._open(draft, 0, sure=True, line=line, among=len(draft.asked))

    def _table(self, heading: Heading, line: Line) -> None:
        part = self._part
        self._open(self.drafts.last, part.question, sure=part.sure, line=line, among=part.among)
        self._part.table, self._part.level = heading.rest, part.level

    def _unknown_heading(self, line: Line) -> None:
        """A topic; among replies one that is set lower than theirs only parts them."""
        if self._where == "replies" and 0 < self._part.level < line.level:
            self.remarks.append(remark(line.number, "heading-among", text=line.text[:60]))
            return
        self.drafts.topic = line
        self._leave(line)

    def _leave(self, line: Line) -> None:
        self._where = "outside"
        self.left.append(line)

    def _is_question(self, place: int, line: Line) -> bool:
        match self._where:
            case "dialogue":
                return asks(line)
            case "questions":
                return belongs_to_block(line, self._block)
            case "replies":
                before = self.drafts.last.asked[self._part.question].line
                return is_next_question(self._lines, place, before, self._part.lines)
            case "outside":
                return asks(line) and not line.hanging and items_below(self._lines, place) > 1
            case _:
                return False

    def _ask(self, line: Line) -> None:
        alone = self._where == "outside"
        if alone and (self.drafts.topic is not None or not self.drafts.all):
            self.drafts.start(line)
        draft = self.drafts.last
        place = draft.ask(line.text, line, asked_numbers(line.text)[1])
        if loose_quotes(line.text):
            self.remarks.append(remark(line.number, "question-quote"))
        if self._where in ("questions", "dialogue"):
            self._block = self._block if self._where == "questions" and self._block else line
            self._where = "questions"
        else:
            self._open(draft, place, sure=False, line=line)
            self._part.items_only = alone and not draft.named

    def _keep(self, line: Line) -> None:
        match self._where:
            case "questions" if self._block is not None:
                self._answered_together(line)
            case "replies" if self._tells_the_question(line):
                self.drafts.last.asked[self._part.question].text = asked_text(line.text)
            case "replies" if self._ends(line):
                self._leave(line)
            case "replies":
                self._part.lines.append(line)
            case "summary":
                self.drafts.last.summary.append(line)
            case "dialogue" if line.kind == "bullet":
                draft = self.drafts.last
                self._open(draft, draft.ask(draft.title, line), sure=False, line=line)
                self._part.lines.append(line)
            case _:
                self.left.append(line)

    def _tells_the_question(self, line: Line) -> bool:
        """Whether the words of a question stand below its heading, "Fråga 1" or "Medskick fråga 1"."""
        wordless = not self.drafts.last.asked[self._part.question].text
        return wordless and not self._part.lines and line.kind == "paragraph" and asks(line)

    def _ends(self, line: Line) -> bool:
        """Whether replies are over: the next meeting is told, or a paragraph follows the items of a lone question."""
        if line.kind != "paragraph" or line.hanging:
            return False
        short = len(line.text) <= LONGEST_NOTICE
        return self._part.items_only or (short and next_meeting(line, self._today) is not None)

    def _answered_together(self, line: Line) -> None:
        """The first line after a block of questions."""
        draft = self.drafts.last
        first = next((place for place, asked in enumerate(draft.asked) if asked.line is self._block), 0)
        self._open(draft, first, sure=False, line=line, among=len(draft.asked) - first)
        self._part.lines.append(line)
