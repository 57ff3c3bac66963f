"""Files and standard input, as commands read them. Makes of every failure one sentence; parses nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import InputError


def read_bytes(path: str, most: int | None = None) -> bytes:
    """The file at `path`, of which at most `most` bytes. Raises InputError."""
    try:
        with Path(path).open("rb") as file:
            return file.read(-1 if most is None else most)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}); name a file that this user may read."
        ) from None


def read_text(path: str) -> str:
    """The text file at `path`, UTF-8 with or without a mark at its head. Raises InputError."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is no text in UTF-8; save it as that and try again.") from None


def input_text() -> str:
    """All of standard input. Raises InputError."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise InputError("standard input is no text in UTF-8; convert it and try again.") from None


def input_lines() -> Iterator[tuple[int, str]]:
    """The lines of standard input that are not empty, with their numbers from 1. Raises InputError."""
    lines = enumerate(sys.stdin, start=1)
    try:
        yield from ((number, line) for number, line in lines if line.strip())
    except UnicodeDecodeError:
        raise InputError("standard input is no text in UTF-8; convert it and try again.") from None
