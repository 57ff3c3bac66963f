"""What a command says: results on standard output, notes and progress on standard error.

With --json nothing but JSON reaches standard output. Decides no exit codes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from pathlib import PurePath

Row = Mapping[str, object]


def to_json(value: object) -> str:
    """One line of JSON. Dataclasses become objects, dates and times ISO 8601, paths text."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def align(rows: Sequence[Row]) -> str:
    """Rows as plain columns under the names of the first row's keys; numbers to the right."""
    heads = list(rows[0])
    cells = [
        [head.replace("_", " ") for head in heads],
        *([_cell(row[head]) for head in heads] for row in rows),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    right = [all(type(row[head]) in (int, float) for row in rows) for head in heads]
    lines = (
        [cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(line, widths, right, strict=True)]
        for line in cells
    )
    return "\n".join("  ".join(line).rstrip() for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_cell(one)}" for key, one in value.items())
    return " ".join(str(value).split())


@dataclass(frozen=True, slots=True)
class Console:
    """One command's way to speak. `json`: the caller asked for it."""

    json: bool = False

    def document(self, value: object, text: str) -> None:
        """One result: `value` as a JSON document, or `text` for people."""
        print(to_json(value) if self.json else text)

    def table(self, rows: Sequence[Row], nothing: str = "Nothing to show.") -> None:
        """Rows that belong together: one JSON array, or a table; `nothing` is said where there are none."""
        self.document(rows, align(rows) if rows else nothing)

    def line(self, row: Row, text: str) -> None:
        """One row of many: an object per line (JSONL), or a line of text."""
        print(to_json(row) if self.json else text)

    def raw(self, content: bytes) -> None:
        """Bytes as they are: a letter, a document, a picture."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def note(self, sentence: str) -> None:
        """A remark beside the result, on standard error."""
        print(f"medskick: {sentence}", file=sys.stderr)

    @contextmanager
    def counting(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        """A function to tell how many are done: shown on standard error where that is a terminal."""
        told = sys.stderr.isatty()

        def count(done: int) -> None:
            if told:
                print(f"\r{what} {done} of {total}", end="", file=sys.stderr, flush=True)

        yield count
        if told:
            print(file=sys.stderr)
