"""Paragraphs that a page break cut in two are one again; page numbers and footers between them go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import Warned, remark

FULL_LINE: Final = 60
"""Letters that a paragraph cut at the foot of a page has at the least: a whole line of it stands there."""
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page)\s*\d{1,3}(?:\s*(?:/|av|of|\()\s*\d{1,3}\)?)?|\d{1,3}\s*(?:/|av)\s*\d{1,3}|\d{1,3}\s*\(\d{1,3}\)",
    re.IGNORECASE,
)
_ENDED = (".", "!", "?", ":", ";", "”", '"', "»", ")", "…")
_UNENDED = re.compile(
    r"(?:\b(?:och|eller|att|med|för|av|på|till|i|en|ett|den|det|de|som|om|från|samt|så|vid|inte|är|ska|kan)|[,–-])$",
    re.IGNORECASE,
)


def joined(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Warned, ...]]:
    """The lines with cut paragraphs made whole, and a remark for each."""
    whole: list[Line] = []
    remarks: list[Warned] = []
    page = False
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line.text):
            remarks.append(remark(line.number, "page-number", text=line.text))
            page = True
            continue
        line = replace(line, page_break_before=True) if page else line
        page = False
        if whole and _continues(whole[-1], line):
            remarks.append(remark(line.number, "goes-on", before=whole[-1].number))
            whole[-1] = replace(whole[-1], text=_together(whole[-1].text, line.text))
        else:
            whole.append(line)
    return tuple(whole), tuple(remarks)


def _continues(before: Line, line: Line) -> bool:
    """Whether `line` is the rest of `before`: begins small where the other stopped in the middle of a sentence."""
    if line.kind != "paragraph" or before.kind not in ("paragraph", "bullet") or line.hanging:
        return False
    if not line.text[:1].islower() or before.text.endswith(_ENDED):
        return False
    return line.page_break_before or len(before.text) >= FULL_LINE or bool(_UNENDED.search(before.text))


def _together(before: str, after: str) -> str:
    """A word that was divided keeps its hyphen only before "och", "eller" and "samt"."""
    divided = before[-1:] == "-" and before[-2:-1].isalpha() and not re.match(r"(?:och|eller|samt)\b", after)
    return before[:-1] + after if divided else f"{before} {after}"
