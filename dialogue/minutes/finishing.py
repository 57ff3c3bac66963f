"""What the drafts come to once the last line is read: which lines are replies, which are the summary."""

from __future__ import annotations

from statistics import median
from typing import Final

from dialogue.minutes.drafting import Draft, Part
from dialogue.minutes.minutes import MinutedDialogue, MinutedQuestion, MinutedReply, Warned, remark
from dialogue.minutes.nesting import replies_under

LONGEST_MEDIAN: Final = 300
"""Letters. Paragraphs right under a question that are longer than this tell of a talk; replies are about 57 letters."""


def finished(drafts: list[Draft], code: str, remarks: list[Warned]) -> tuple[MinutedDialogue, ...]:
    """The dialogues that have a question, numbered as in the minutes or in their order."""
    asking = [draft for draft in drafts if draft.asked]
    return tuple(_finished(draft, code, remarks) for draft in asking)


def _finished(draft: Draft, code: str, remarks: list[Warned]) -> MinutedDialogue:
    told = [part for part in draft.parts if part.sure or _reads_as_replies(draft, part)]
    narrative = [line for part in draft.parts if part not in told for line in part.lines]
    codes = [f"{code}-d{draft.number}-f{asked.number}" for asked in draft.asked]
    replies: list[MinutedReply] = []
    among = dict.fromkeys(range(len(codes)), 1)
    for part in told:
        replies += replies_under(part.lines, codes[part.question], part.table, len(replies))
        among[part.question] = max(among[part.question], part.among)
    questions = tuple(
        _question(draft, place, codes[place], among[place], remarks) for place in range(len(codes))
    )
    if narrative:
        remarks.append(remark(narrative[0].number, "summary", n=len(narrative)))
    summary = "\n\n".join(line.text for line in draft.summary or narrative)
    return MinutedDialogue(draft.number, draft.title, questions, tuple(replies), summary)


def _reads_as_replies(draft: Draft, part: Part) -> bool:
    """Lines right under a question, which the minutes call neither replies nor summary."""
    if draft.replies_there() or not part.lines:
        return False
    items = sum(line.kind != "paragraph" or line.hanging for line in part.lines)
    return 2 * items >= len(part.lines) or median(len(line.text) for line in part.lines) <= LONGEST_MEDIAN


def _question(draft: Draft, place: int, code: str, among: int, remarks: list[Warned]) -> MinutedQuestion:
    asked = draft.asked[place]
    label = f"dialog {draft.number}, fråga {asked.number}"
    if not asked.text:
        remarks.append(remark(asked.line.number, "no-words", label=label))
    if among > 1:
        remarks.append(remark(asked.line.number, "together", n=among))
    return MinutedQuestion(code, label, asked.text or draft.title or label, asked.line.number, among)
