"""`medskick plain`: how heavy a text is to read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.inputs import read_text

if TYPE_CHECKING:
    from dialogue.language.readability import Readability

FEW_WORDS: Final = 100
"""Below this many words LIX swings too much to be shown (domain.md, "Law and care")."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "plain", GROUPS["plain"], plain, "medskick plain fraga.txt --json")
    parser.add_argument("file", metavar="FILE", help="a Swedish text in UTF-8")


async def plain(call: Call) -> None:
    """Print what was measured in a file. Raises InputError."""
    from dialogue.language.readability import read

    found = read(read_text(call.words.file))
    call.console.document(asdict(found) | {"lix": round(found.lix, 1)}, _for_people(found))


def _for_people(found: Readability) -> str:
    parts = [f"words {found.words}, sentences {found.sentences}, {_measure(found)}"]
    if found.long_sentences:
        parts.append("\n".join(["long sentences:", *(f"  {sentence}" for sentence in found.long_sentences)]))
    if found.long_words:
        parts.append(f"long words: {', '.join(found.long_words)}")
    return "\n".join(parts)


def _measure(found: Readability) -> str:
    if found.words >= FEW_WORDS:
        return f"LIX {found.lix:.0f}"
    return f"{found.words / max(found.sentences, 1):.0f} words a sentence (too short a text for LIX)"
