"""`medskick themes`: the coding frame, and the suggestions made with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, NoReturn

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.console import to_json
from app.errors import InputError
from app.inputs import input_lines


def add(commands: Commands) -> None:
    """Add the group."""
    themes = group(commands, "themes", GROUPS["themes"])
    example = """echo '{"id": 1, "text": "Fler mötesplatser för unga"}' | medskick themes suggest"""
    command(
        themes, "suggest", "read replies as JSONL from standard input, write the themes each seems to have",
        suggest_themes, example,
    )  # fmt: skip


async def suggest_themes(_call: Call) -> None:
    """Write an object per line read, in the same order. Raises InputError at the first line that is no reply."""
    from dialogue.themes import default_frame, suggest

    frame = default_frame()
    for number, line in input_lines():
        reply = _reply(number, line)
        suggestion = suggest(reply["text"], frame, reply.get("question"))
        themes = [{"id": theme, "reason": reason} for theme, reason in suggestion.themes]
        print(to_json({"id": reply["id"], "themes": themes, "flags": asdict(suggestion.flags)}))


def _reply(number: int, line: str) -> dict[str, Any]:
    try:
        reply = json.loads(line)
    except ValueError:
        _refuse(number)
    if not isinstance(reply, dict) or not isinstance(reply.get("text"), str) or "id" not in reply:
        _refuse(number)
    if not isinstance(reply.get("question"), str | None):
        _refuse(number)
    return reply


def _refuse(number: int) -> NoReturn:
    raise InputError(
        f'line {number} of standard input is no reply; write {{"id": …, "text": "…"}}, and "question" where it helps.'
    )
