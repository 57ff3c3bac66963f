"""The root of every error that Medskick means to show a person.

    MedskickError
    ├── (one tree per room, drawn in that room's own errors.py)
    └── …

Holds the root and nothing else. Whoever catches a `MedskickError` may print `sentence` as it stands.
"""

from __future__ import annotations


class MedskickError(Exception):
    """Something could not be done, said so that a person can act on it.

    `sentence` is one sentence in plain English with the next step in it; no secret and no reply's text.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
