"""Foreign markup and text into plain text, and foreign addresses into ones that may be linked to.

Everything that leaves here is text: nothing of it is HTML, and whoever prints it escapes it. Reads no dates.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final
from urllib.parse import urljoin, urlsplit

import nh3

TITLE_MAX: Final = 300
SUMMARY_MAX: Final = 2_000
ADDRESS_MAX: Final = 2_000

_BLOCK: Final = re.compile(
    r"<(?=/?(?:p|br|div|li|ul|ol|tr|td|th|h[1-6]|dt|dd|table|section)\b)", re.IGNORECASE
)
_TAG: Final = re.compile(r"<[a-zA-Z/!?]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\s*\n\s*")
_READ: Final = 20_000
_UNSEEN: Final = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\ud800-\\udfff\\ue000-\\uf8ff\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff\\U000e0000-\\U0010ffff]"
)


def plain_line(markup: str, longest: int = TITLE_MAX) -> str:
    """`markup` (HTML, or text that may be escaped up to twice) as one line of text, cut at `longest` characters.

    >>> plain_line("F&amp;ouml;r <b>alla</b><script>alert(1)</script>")
    'För alla'
    """
    return cut(" ".join(plain_lines(markup).split()), longest)


def plain_lines(markup: str) -> str:
    """As `plain_line` without the cut, keeping the breaks between blocks as single newlines."""
    text = _printable(markup[:_READ])
    for _ in range(2):
        if "<" in text and _TAG.search(text):
            text = nh3.clean(_BLOCK.sub("\n<", text), tags=set())
        if "&" not in text:
            break
        text = html.unescape(text)
    return _LINES.sub("\n", _SPACES.sub(" ", _printable(text))).strip()


def cut(text: str, longest: int) -> str:
    """`text`, or its beginning up to a word's end and "…", at most `longest` characters."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(None, 1)[0][: longest - 1].rstrip(" ,.;:–-") + "…"


def web_address(written: str, base: str = "") -> str:
    """`written` as an absolute http(s) address, completed against `base`; "" when it is none.

    Refused as a whole, never repaired: other schemes, user names, spaces and control characters inside,
    no host, more than 2 000 characters.
    """
    stripped = written.strip()
    if not stripped or not stripped.isprintable() or " " in stripped or len(stripped) > ADDRESS_MAX:
        return ""
    try:
        whole = bool(urlsplit(stripped).scheme) or not base.startswith(("http://", "https://"))
        address = stripped if whole else urljoin(base, stripped)
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
        return address if known and (parts.port is None or parts.port > 0) else ""
    except ValueError:
        return ""


def _printable(text: str) -> str:
    """NFC, without control, format and unpaired characters; newlines and what joins letters or emoji stay."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n").replace("\t", " ")))
