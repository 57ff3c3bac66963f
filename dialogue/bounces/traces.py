"""Our signatures in a mail that came back: in the return address, in the Message-ID it quotes, in a link to leave. Pure."""

from __future__ import annotations

import re
from typing import Final

from dialogue.bounces.incoming import Trace
from dialogue.letters import message_named
from dialogue.tokens import subject_of

_TOKEN: Final = re.compile(r"(?<![a-z0-9.-])([a-z0-9-]{1,60}\.[a-z2-7]{26})(?![a-z0-9])")
_MOST: Final = 300
"""Tokens that are looked at; a letter of ours quotes about ten."""
_FOLDED: Final = re.compile(r"=\r?\n")


def find_trace(text: str, key: bytes) -> Trace:
    """The signatures that `text` (headers and words, as they stand) holds."""
    row: int | None = None
    letter: tuple[str, str] | None = None
    subscriber = ""
    for number, found in enumerate(_TOKEN.finditer(_FOLDED.sub("", text).lower())):
        if number == _MOST:
            break
        token = found[1]
        returned = subject_of(key, "return", token)
        if row is None and returned and returned.isdecimal():
            row = int(returned)
        letter = letter or message_named(key, f"{token}@")
        subscriber = subscriber or subject_of(key, "unsubscribe", token) or ""
    return Trace(row, letter, subscriber)
