"""Text from outside made harmless before it is set: no control characters, no forged tokens, no turned direction.

Works on characters only. Escaping for HTML is autoescape's work, for headers the letter's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from dialogue.language.printable import printable

_PLAIN_ADDRESS: Final = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_SAFE_IN_ADDRESS: Final = "!#$%&'()*+,/:;=?@[]~"
WORD_JOINER: Final = "\u2060"


@lru_cache(
    maxsize=8_192
)  # what stands in a letter stands in its text, on its page and in the other letters, too
def inert(text: str) -> str:
    """`text` made printable, and unable to spell a token.

    Tokens are written `@@NAME@@`; a double at sign in the text is held apart by an invisible word joiner.
    """
    text = printable(text)
    while "@@" in text:
        text = text.replace("@@", f"@{WORD_JOINER}@")
    return text


def one_line(text: str) -> str:
    """`text` made inert, with every run of white space as one space: for subjects, headings and labels."""
    return " ".join(inert(text).split())


@lru_cache(maxsize=8_192)
def web_address(address: str) -> str:
    """`address` as it may stand in a link, or '' when it is not an absolute http or https address.

    Everything outside ASCII is percent-encoded, a host in A-label form (RFC 5891).
    """
    stripped = one_line(address)
    if not _PLAIN_ADDRESS.match(stripped):
        return ""
    try:
        host = urlsplit(stripped).hostname or ""
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return ""
    if not host.isascii():
        stripped = re.sub(re.escape(host), ascii_host, stripped, count=1, flags=re.IGNORECASE)
    return quote(stripped.replace(WORD_JOINER, ""), safe=_SAFE_IN_ADDRESS).replace("@@", "%40%40")
