"""Why a letter came back, from the words of whoever refused it. Pure.

Sources: RFC 3463 (enhanced codes), RFC 5321 section 4.2.3 (552: exceeded storage). A refusal of the address is final;
a full mailbox, a server that gave up and what nobody can make out are counted; a refusal of us says nothing of the person.
"""

from __future__ import annotations

import re
from typing import Final, Literal

BounceClass = Literal["address", "full", "policy", "temporary", "other"]

SOFT: Final[frozenset[str]] = frozenset({"full", "temporary", "other"})
"""These end a subscription only when issue after issue comes back."""
MOST_SOFT: Final = 3
"""Issues that may come back in half a year before nothing more is sent."""

_ENHANCED: Final = re.compile(r"\b([45])\.(\d{1,3})\.(\d{1,3})\b")
_BASIC: Final = re.compile(r"\b([45]\d\d)\b")
_ABOUT_SENDER: Final = frozenset({(1, 7), (1, 8)})
_NO_SUCH: Final = frozenset({(2, 1), (4, 1), (4, 4)})
_FULL: Final = re.compile(r"quota|mailbox\s+(?:is\s+)?full|storage|inkorgen är full|utrymme", re.IGNORECASE)
_UNKNOWN: Final = re.compile(
    r"user\s+unknown|unknown\s+user|no\s+such\s+(?:user|recipient|mailbox|address)|does\s?n.t\s+exist|does\s+not\s+exist|"
    r"invalid\s+recipient|unknown\s+recipient|recipient\s+unknown|mailbox\s+(?:unavailable|not\s+found|disabled)|"
    r"account\s+(?:that\s+you\s+tried\s+to\s+reach\s+)?(?:is\s+)?disabled|finns inte",
    re.IGNORECASE,
)


def classify(answer: str) -> BounceClass:
    """The class of a server's answer or a report's words: by the most telling code, else by the words."""
    codes = [(int(a), int(b), int(c)) for a, b, c in _ENHANCED.findall(answer[:2000])]
    telling = next((code for code in codes if code[1:] != (0, 0)), codes[0] if codes else None)
    if telling is None or telling[1:] == (0, 0):
        return _by_words(answer, telling)
    return _by_code(telling)


def _by_code(code: tuple[int, int, int]) -> BounceClass:
    lasting, kind = code[0] == 5, code[1:]
    if kind == (2, 2):
        return "full"
    if not lasting:
        return "temporary"
    if kind[0] == 7 or kind in _ABOUT_SENDER:
        return "policy"
    return "address" if kind[0] == 1 or kind in _NO_SUCH else "other"


def _by_words(answer: str, code: tuple[int, int, int] | None) -> BounceClass:
    basic = _BASIC.search(answer[:2000])
    if _FULL.search(answer) or (basic and basic[1] == "552"):
        return "full"
    if (code and code[0] == 4) or (code is None and basic and basic[1].startswith("4")):
        return "temporary"
    return "address" if _UNKNOWN.search(answer) else "other"
