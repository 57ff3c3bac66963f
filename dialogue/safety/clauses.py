"""A message cut into clauses of canonical words, so that rules about danger can be written once.

Spelling is forgiven here: no diacritics, "mej", letters doubled or dropped, words that only add weight ("jag
vill bara verkligen dö nu"). Holds no rule about what a clause means.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dialogue.language.folding import fold_loose
from dialogue.safety.spelling import CANONICAL, FORGIVING, WEIGHT

_CLAUSE_END = re.compile(r"[.!?;:\n,()…]+|\s[-–—]+\s|\s(?:men|but|mutta)\s")
_TOKEN = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’´`](?=\w)")
_DRAGGED_OUT = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Clause:
    """Canonical words with a space on both sides, " jag vill inte leva "."""

    text: str


@lru_cache(maxsize=8)  # every rule about a message asks for its clauses
def clauses(message: str) -> tuple[Clause, ...]:
    """The clauses of `message`, each in canonical words; empty ones are left out."""
    return tuple(
        clause for clause in map(_clause, _CLAUSE_END.split(_prepared(message))) if clause.text.strip()
    )


def sentences(message: str) -> tuple[Clause, ...]:
    """As `clauses`, but parted only where a sentence ends."""
    parts = re.split(r"[.!?\n]+", _prepared(message))
    return tuple(clause for clause in map(_clause, parts) if clause.text.strip())


def canonical(text: str) -> str:
    """The canonical words of `text`, with one space between."""
    return _clause(_prepared(text)).text.strip()


@lru_cache(maxsize=8)
def _prepared(message: str) -> str:
    return _APOSTROPHE.sub("", _DRAGGED_OUT.sub(r"\1", fold_loose(message)))


def _clause(text: str) -> Clause:
    kept = [word for word in map(_canonical, _TOKEN.findall(text)) if word not in WEIGHT]
    return Clause(f" {' '.join(kept)} ")


@lru_cache(maxsize=20_000)
def _canonical(word: str) -> str:
    if word in CANONICAL:
        return CANONICAL[word]
    if len(word) < 5:
        return word
    return next((known for known in FORGIVING if _one_slip(word, known)), word)


def _one_slip(word: str, known: str) -> bool:
    """True when one letter was dropped, added, changed or swapped with its neighbour."""
    if word == known or abs(len(word) - len(known)) > 1:
        return word == known
    start = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known))
    )
    rest, wanted = word[start:], known[start:]
    if len(rest) == len(wanted):
        return rest[1:] == wanted[1:] or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    return rest[1:] == wanted if len(rest) > len(wanted) else rest == wanted[1:]
