"""What a text answers where a question asks for yes or no, for or against, or a number. Pure; the words stay as they are.

Only what is plainly said is understood: an answer begins the text and is not taken back at once. "En" and "ett" are a
number only where they are all that was said, for they are articles else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from dialogue.questions import QuestionKind
from dialogue.replies.number_words import numbers

CHOICES: Final[dict[str, tuple[str, ...]]] = {"yes-no": ("yes", "no"), "for-against": ("for", "against")}
"""The answers that have a button, by kind of question."""
NOS: Final = ("no", "against")
"""The answers after which the follow-up is asked."""
LARGEST: Final = 10**9
"""A larger number is no count of anything that members do."""

_END: Final = r"(?=\s*(?:[.,;:!?–—()]|-\s|$))"
"""Where a word stands by itself: "för" is a preposition else, and "no" begins "no idea"."""
_MATTER: Final = rf"(?:\s+(?:förslaget|idén|the\s+proposal)\b|(?:\s+(?:det\s+här|det|detta|it|this))?{_END})"
_WHO: Final = r"(?:(?:jag|vi|i|we)\s+(?:är|am|are)\s+)?"
_ALONE: Final = r"\b(?!\s+(?:och|eller|and|or)\b)"
_YES: Final = re.compile(rf"(?:ja+|japp|jajamän|jodå|jovisst|jo|yes|yep|yeah){_ALONE}|absolut{_END}")
_NO: Final = re.compile(rf"(?:nej+|nejdå|näe?j?|nope){_ALONE}|no(?:{_END}|\s+because\b)")
_FOR: Final = re.compile(rf"{_WHO}(?:för|for){_MATTER}")
_AGAINST: Final = re.compile(rf"{_WHO}(?:emot\b|(?:mot|against){_MATTER})")
_SAID: Final[dict[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "yes-no": (("yes", _YES), ("no", _NO)),
    "for-against": (("for", _FOR), ("against", _AGAINST), ("for", _YES), ("against", _NO)),
}
_FIRST_WORDS: Final = 3
"""An answer that is followed by its opposite within so many words is none: "ja, men nej", "ja eller nej"."""


WhatToAsk = Literal["", "answer", "reason", "number", "numbers"]
"""Nothing, which answer was meant, why, how many, or which of the numbers counts."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`answer` as `Reply.answer`, '' for none. `reason` is what the text says besides it; `choices` are the numbers to choose
    between where a text holds more than one."""

    answer: str = ""
    reason: str = ""
    choices: tuple[str, ...] = ()


def understand(kind: QuestionKind, text: str) -> Understood:
    """What `text` answers to a question of `kind`.

    >>> understand("yes-no", "Nej, för att det är för dyrt")
    Understood(answer='no', reason='för att det är för dyrt', choices=())
    >>> understand("number", "vi hade tolv samtal").answer
    '12'
    """
    if kind == "number":
        return _number(text)
    return _choice(kind, text) if kind in CHOICES else Understood(reason=text.strip())


def says_itself(text: str, answer: str) -> bool:
    """Whether a reply's words say its answer already, so that it need not stand before them."""
    kinds: tuple[QuestionKind, ...] = ("yes-no", "for-against")
    return answer in numbers(text) or any(understand(kind, text).answer == answer for kind in kinds)


def what_to_ask(kind: QuestionKind, text: str, answer: str) -> WhatToAsk:
    """What is asked, once, after a reply to a question of `kind`; `answer` is what was understood or pressed.

    >>> what_to_ask("yes-no", "Nej", "no")
    'reason'
    """
    if kind == "number":
        several = len(understand(kind, text).choices) > 1
        return "" if answer else "numbers" if several else "number"
    if kind not in CHOICES:
        return ""
    if not answer:
        return "answer"
    return "" if understand(kind, text).reason else "reason"


def _choice(kind: str, text: str) -> Understood:
    bare = text.strip().lstrip("\"'”»*- ")
    low = bare.casefold()
    if len(low) != len(bare):  # a letter that folds to two would shift what follows
        low = bare.lower()
    for answer, said in _SAID[kind]:
        found = said.match(low)
        if found and not _taken_back(answer, low[found.end() :]):
            return Understood(answer, bare[found.end() :].lstrip(" \t\n.,;:!?–—-").strip())
    return Understood(reason=text.strip())


def _taken_back(answer: str, rest: str) -> bool:
    """Whether the opposite follows at once. A preposition is no opposite: only yes and no are looked for."""
    soon = re.findall(r"\w+", rest)[:_FIRST_WORDS]
    opposite = ("nej", "no") if answer in ("yes", "for") else ("ja", "yes")
    return any(word in opposite for word in soon)


def _number(text: str) -> Understood:
    found = tuple(dict.fromkeys(one for one in numbers(text) if int(one) <= LARGEST))
    if len(found) == 1:
        return Understood(found[0], text.strip())
    return Understood(reason=text.strip(), choices=found)
