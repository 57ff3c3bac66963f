"""Text from outside made printable: no control characters, no turned direction. Escapes nothing."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import is_normalized, normalize

_NONCHARACTERS: Final = "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_UNPRINTABLE: Final = re.compile(
    # C0 without tab and newline, DEL and C1, surrogates and noncharacters: mrml refuses some, XML forbids most.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + _NONCHARACTERS
    # Embeddings, overrides and isolates can turn the text around them (Unicode UAX #9); marks (LRM, RLM) stay.
    + "\u202a-\u202e\u2066-\u2069]"
)
_NEWLINE: Final = re.compile("\r\n?|[\x85\u2028\u2029]")


def printable(text: str) -> str:
    """`text` in NFC, with newlines as `\\n` and without control characters."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", _NEWLINE.sub("\n", text))
    return text if is_normalized("NFC", text) else normalize("NFC", text)
