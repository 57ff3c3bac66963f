"""Reads the compilation of the meeting of 17 October 2025 by rules of its own, apart from the program's reader of minutes:
one medskick per bullet or paragraph under "Medskick dialog N, fråga M". A paragraph that goes on in small letters after a
page break is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"(?:\d+\. )?Medskick dialog (\d+)(?:, fråga (\d+))?")
_QUESTION = re.compile(r"(?:\d+\.|-) (.+\?)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the document and what was answered, in its order."""

    code: str
    text: str
    medskick: tuple[str, ...]


def read_document(path: Path) -> tuple[Asked, ...]:
    """The questions with their medskick."""
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8"))]
    questions: list[str] = []
    answers: dict[str, list[str]] = {}
    code, asking = "", False
    for block in blocks:
        if heading := _HEADING.fullmatch(block):
            code = "-".join(("dialog", heading[1], *(("fraga", heading[2]) if heading[2] else ())))
            answers[code] = []
        elif block.startswith("Kort sammanfattning"):
            code = ""
        elif block.startswith("Frågor som diskuterades"):
            asking = True
        elif asking:
            questions += _QUESTION.findall(block)
            asking = False
        elif code and block:
            _take(block, answers[code])
    texts = zip(answers.items(), questions, strict=True)
    return tuple(Asked(code, text, tuple(given)) for (code, given), text in texts)


def _take(block: str, given: list[str]) -> None:
    lines = [line.strip() for line in block.splitlines()]
    if lines[0].startswith("-"):
        given += [line.removeprefix("-").strip() for line in lines]
    elif lines[0][0].islower():
        given[-1] += " " + " ".join(lines)
    else:
        given.append(" ".join(lines))
