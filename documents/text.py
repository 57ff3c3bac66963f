"""Plain and pasted text → lines: markers of lists, Markdown's headings, page breaks, hard-wrapped paragraphs.

Pasted text often holds Markdown, so headings ("## Mål", "**Mål**") are known in a .txt too; only a .md has its emphasis
and escapes taken away. Nothing else of the words is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dialogue.minutes.lines import Line
from documents.errors import DocumentError

LONGEST_HEADING: Final = 80
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_DASH = re.compile(r"(?:[-–—*+•·▪■●○‣◦\uf0b7\uf0a7]\s+|[-–—•▪●](?=[^\W\d_]))(?=\S)|o\t+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-zåäö]\))\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_ALL_BOLD = re.compile(r"(\*\*|__)(?!\s)([^*_]+)\1:?$")
_UNDERLINE = re.compile(r"(=|-){3,}$")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")
_TABLE = re.compile(r"\|(.+)\|$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*$")
_EMPHASIS = re.compile(r"(\*\*|\*|__|(?<!\w)_)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_WRAPPED_AT: Final = range(50, 111)
"""Letters of a line that was broken by a program that wraps text."""


def decode(name: str, content: bytes) -> str:
    """`content` as text: UTF-8, UTF-16 with its mark, else Windows' Western European. Raises DocumentError."""
    for encoding in (
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",
        "cp1252",
        "latin-1",
    ):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if _NOT_TEXT.search(text):
        raise DocumentError(f"{name} is no text; save it as .docx or as .txt and try again.")
    return text


def text_lines(text: str, *, markdown: bool) -> tuple[Line, ...]:
    """The lines of `text`, empty ones left out, hard-wrapped paragraphs made whole."""
    return tuple(_unwrapped(_headed(list(_read(text)), markdown)))


def _read(text: str) -> Iterator[Line]:
    """Each line that is not empty, with its marker read; `level` of an item follows the indents above it."""
    apart, page, indents, listed = True, False, [0], False
    for number, written in enumerate(_LINE_ENDS.split(text), start=1):
        page = page or "\f" in written
        bare = written.replace("\f", "").expandtabs(4) if written[:1] in "\t\f" else written
        stripped = bare.strip()
        if not stripped or (_RULE.match(stripped) and not _UNDERLINE.match(stripped)):
            apart = True
            continue
        line = _line(number, stripped, page, apart)
        if line.kind == "bullet":
            indents, level = _deepened(indents if listed else [], len(bare) - len(bare.lstrip()))
            line = replace(line, level=level)
        elif listed and not apart and line.kind == "paragraph":
            line = replace(line, hanging=True)
        listed = line.kind == "bullet" or (listed and line.kind == "paragraph")
        yield line
        apart = page = False


def _line(number: int, text: str, page: bool, apart: bool) -> Line:
    line = Line(number, text, page_break_before=page, apart=apart)
    if found := _HASHES.match(text):
        return replace(line, text=found[2], kind="heading", level=len(found[1]))
    if (found := _ALL_BOLD.match(text)) and len(text) <= LONGEST_HEADING:
        return replace(line, text=found[2].rstrip(":"), kind="heading", level=9)
    if found := _TABLE.match(text):
        return replace(line, text="\t".join(cell.strip() for cell in found[1].split("|")), kind="row")
    if found := _DASH.match(text):
        return replace(line, text=text[found.end() :].strip(), kind="bullet")
    if found := _NUMBER.match(text):
        return replace(line, text=text[found.end() :].strip(), kind="bullet", ordered=True)
    return line


def _deepened(indents: list[int], indent: int) -> tuple[list[int], int]:
    """The indents that are open after an item at `indent`, and how deep it lies."""
    while indents and indents[-1] > indent:
        indents = indents[:-1]
    if not indents or indents[-1] < indent:
        indents = [*indents, indent]
    return indents, len(indents) - 1


def _headed(lines: list[Line], markdown: bool) -> Iterator[Line]:
    """Headings that show by what stands around them: underlined, numbered and alone, or in capitals and alone."""
    skip = False
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if skip or _TABLE_RULE.match(line.text):
            skip = False
            continue
        if after is not None and not after.apart and (rule := _UNDERLINE.match(after.text)):
            skip, line = True, replace(line, kind="heading", level=1 if rule[1] == "=" else 2)
        elif line.apart and (after is None or after.apart) and _stands_out(line):
            line = replace(line, kind="heading", level=1, ordered=False)
        yield replace(line, text=_plain(line.text)) if markdown else line


def _stands_out(line: Line) -> bool:
    if len(line.text) > LONGEST_HEADING or line.text.endswith((".", "?", "!", ",", ";")):
        return False
    capitals = line.kind == "paragraph" and line.text.isupper() and sum(map(str.isalpha, line.text)) >= 8
    return line.ordered or capitals


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text))


def _unwrapped(lines: Iterator[Line]) -> Iterator[Line]:
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run[-1], line):
            yield from _paragraphs(run)
            run = []
        run.append(line)
    yield from _paragraphs(run)


def _goes_on(before: Line, line: Line) -> bool:
    return (before.kind, line.kind) == ("paragraph",) * 2 and not (
        line.apart or line.hanging or before.hanging
    )


def _paragraphs(run: Sequence[Line]) -> Iterator[Line]:
    """One paragraph where a program broke the lines, else each line for itself."""
    wrapped = len(run) > 1 and all(len(line.text) in _WRAPPED_AT for line in run[:-1])
    if wrapped and any(line.text[:1].islower() for line in run[1:]):
        yield replace(run[0], text=" ".join(line.text for line in run))
    else:
        yield from run
