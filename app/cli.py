"""What all commands share: how their words are read, and what they are handed when they run.

A group of commands is a module in `app.commands` with `add(commands)`, which calls `command` (or `group`, then
`command`) and gives an async function taking a `Call`. That function prints through `call.console` and returns
None, or the exit status where it is not 0. Does no work of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Never, TypeAlias

from app.console import Console

if TYPE_CHECKING:
    from app.settings import Settings
    from dialogue.house import House


class Help(argparse.RawDescriptionHelpFormatter):
    """Lists commands without the further indent that argparse does not count into its first column."""

    def _iter_indented_subactions(self, action: argparse.Action) -> Generator[argparse.Action, None, None]:
        yield from getattr(action, "_get_subactions", list)()


class Parser(argparse.ArgumentParser):
    """argparse that says what is wrong in one line and exits 2; no abbreviations, so that names may grow."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", Help)
        super().__init__(allow_abbrev=False, **options)  # type: ignore[arg-type]  # passed on as they came

    def error(self, message: str) -> Never:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # argparse gives the type no public name


@dataclass(frozen=True)
class Call:
    """One command as it was called. `words` holds its arguments under their names."""

    words: argparse.Namespace
    console: Console = field(default_factory=Console)

    @cached_property
    def settings(self) -> Settings:
        """The settings, read on first use; names that are not ours are remarked on. Raises SettingsError."""
        import os
        from pathlib import Path

        from app.settings import read_settings
        from app.settings.sources import unknown_names

        settings = read_settings()
        for warning in unknown_names(os.environ, Path()):
            self.console.note(warning)
        return settings

    @cached_property
    def house(self) -> House:
        """The house's names and own words. Raises SettingsError, HouseError."""
        from app.house import read_house

        return read_house(self.settings)

    def now(self) -> datetime:
        """The clock, UTC. Commands pass it on; nothing below them reads one."""
        return datetime.now(UTC)

    def utc(self, moment: datetime) -> datetime:
        """A time that was typed, in UTC; without an offset it is meant in MEDSKICK_TIMEZONE."""
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.settings.timezone)).astimezone(UTC)


Run = Callable[[Call], Awaitable[int | None]]


def command(commands: Commands, name: str, summary: str, run: Run, example: str = "") -> Parser:
    """Add one command with --json and return its parser, for the arguments of its own."""
    shown = f"example:\n  {example}" if example else None
    parser = commands.add_parser(name, help=summary, description=_sentence(summary), epilog=shown)
    parser.add_argument(
        "--json", action="store_true", help="print JSON, and nothing else, on standard output"
    )
    parser.set_defaults(run=run)
    return parser


def group(commands: Commands, name: str, summary: str) -> Commands:
    """Add a word that has commands of its own under it, and return the place to add them."""
    parser = commands.add_parser(name, help=summary, description=_sentence(summary))
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)


def moment(text: str) -> datetime:
    """An argument's type: ISO 8601, as 2026-11-20T18:00 or 2026-11-20; see `Call.utc` for its offset."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it as 2026-11-20T18:00") from None


def speak_utf8() -> None:
    """Whatever the locale says, what goes in and out is UTF-8, as JSON is (RFC 8259 section 8.1)."""
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text file in any real process


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."
