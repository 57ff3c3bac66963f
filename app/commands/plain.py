"""`medskick plain`: how heavy a text is to read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.inputs import read_text

if TYPE_CHECKING:
    from dialogue.language.plain import Plainness

VERDICTS: Final = {"": "", "hard": ", hard to read", "too-hard": ", too hard to read: write it anew"}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "plain", GROUPS["plain"], plain, "medskick plain fraga.txt --json")
    parser.add_argument("file", metavar="FILE", help="a Swedish text in UTF-8")


async def plain(call: Call) -> None:
    """Print what was measured in a file, and the words in it to change or explain. Raises InputError."""
    from dialogue.language.plain import look

    found = look(read_text(call.words.file))
    measured = asdict(found.reading) | {"lix": round(found.reading.lix, 1)}
    words = {
        "glossary": [asdict(one) for one in found.glossary],
        "abbreviations": [asdict(one) for one in found.abbreviations],
    }
    call.console.document(measured | words | {"verdict": found.verdict}, _for_people(found))


def _for_people(plainness: Plainness) -> str:
    found = plainness.reading
    parts = [f"words {found.words}, sentences {found.sentences}, {_measure(plainness)}"]
    if found.long_sentences:
        parts.append("\n".join(["long sentences:", *(f"  {sentence}" for sentence in found.long_sentences)]))
    if found.long_words:
        parts.append(f"long words: {', '.join(found.long_words)}")
    parts += [f"instead of {one.found}: {one.use}" for one in plainness.glossary]
    parts += [
        f"not explained: {one.short}{f' ({one.means})' * bool(one.means)}" for one in plainness.abbreviations
    ]
    return "\n".join(parts)


def _measure(plainness: Plainness) -> str:
    from dialogue.language.plain import LONG_ENOUGH

    found = plainness.reading
    if found.words >= LONG_ENOUGH:
        return f"LIX {found.lix:.0f}{VERDICTS[plainness.verdict]}"
    return f"{found.words / max(found.sentences, 1):.0f} words a sentence (too short a text for LIX)"
