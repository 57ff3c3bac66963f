"""The step between Jinja and mjml-python 1.4.2, which works round its two faults.

1. It prints attribute values with Rust's debug escapes: a non-breaking space, a tab or a combining mark in an
   `alt` comes out as the letters `\\u{a0}`. The same happens to the title, which it copies into `aria-label`.
   Numeric character references pass through unharmed, so those are written instead.
2. One control character stops the whole document. They are taken out.

Knows nothing of what the document says.
"""

from __future__ import annotations

import re
from typing import Final

from dialogue.language.printable import printable

_TAG: Final = re.compile(r"""<[a-zA-Z](?:[^<>"]|"[^"]*")*>""")
_VALUE: Final = re.compile(r'"[^"]*"')
_TITLE: Final = re.compile(r"(?<=<mj-title>)[^<]*")
_ESCAPED_BY_RUST: Final = re.compile(r"[^\x20-\x5b\x5d-\x7e]")


def prepare(mjml: str) -> str:
    """`mjml` (a document made by a template, already escaped) as mjml-python may be given it."""
    return _TAG.sub(_with_plain_values, _TITLE.sub(_referenced, printable(mjml)))


def _with_plain_values(tag: re.Match[str]) -> str:
    written = tag.group()
    return _VALUE.sub(_referenced, written) if _ESCAPED_BY_RUST.search(written) else written


def _referenced(part: re.Match[str]) -> str:
    return _ESCAPED_BY_RUST.sub(lambda character: f"&#{ord(character.group())};", part.group())
