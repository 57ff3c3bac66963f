"""`medskick settings`: what is set, and where it came from; secrets masked."""

from __future__ import annotations

import os
from pathlib import Path

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.settings.report import report
from app.settings.sources import unknown_names


def add(commands: Commands) -> None:
    """Add the command."""
    command(commands, "settings", GROUPS["settings"], show, "medskick settings --json")


async def show(call: Call) -> None:
    """Print a row per setting. Raises SettingsError where one is bad or missing."""
    for warning in unknown_names(os.environ, Path()):
        call.console.note(warning)
    call.console.table(report(os.environ, Path()))
