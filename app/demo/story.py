"""What every step of the demo is handed, and how it says that something was not seen to happen.

The steps are in `office` (what operator and staff do) and `members`; each acts through a command, the chat or a page, and
then looks whether it happened.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import httpx

from app.demo.people import People
from app.demo.stage import Failed, Program

WIDTH = 100


@dataclass
class Story:
    """Everything the steps need. `period` is the issue's, "2026-11"; `public` and `calendars` are addresses."""

    folder: Path
    program: Program
    people: People
    client: httpx.AsyncClient
    public: str
    calendars: str
    period: str
    say: Callable[[str], None]

    @cached_property
    def plot(self) -> dict[str, Any]:
        """Questions, consultations, members with their replies: `demo.toml`."""
        return tomllib.loads((self.folder / "demo.toml").read_text(encoding="utf-8"))

    @cached_property
    def names(self) -> dict[int, str]:
        """What the persons of the chat are called, by number."""
        persons = json.loads((self.folder / "persons.json").read_text(encoding="utf-8"))
        return {person["id"]: person["first_name"] for person in persons}

    @cached_property
    def subscribers(self) -> frozenset[str]:
        """The addresses that the newsletter goes to."""
        with (self.folder / "subscribers.csv").open(encoding="utf-8", newline="") as file:
            return frozenset(row["e-post"] for row in csv.DictReader(file, delimiter=";"))


Step: TypeAlias = Callable[[Story], Awaitable[None]]


def expect(happened: bool, what: str) -> None:
    """Raises Failed where something was not seen to happen."""
    if not happened:
        raise Failed(f"The demo did not see that {what}.")


def clipped(line: str) -> str:
    """A line that fits a terminal."""
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
