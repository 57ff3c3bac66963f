"""Taking a text in: is it held, does it say something, which themes are proposed.

Decides on the words alone; nothing is stored or said here. The crisis check comes before everything else
(domain.md, "Law and care").
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.language.printable import printable
from dialogue.safety import Flags, mask_personnummer, own_care
from dialogue.safety import flags as flags_of
from dialogue.themes import Frame, themes_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text and what surrounds it: the question's own words, and who runs the service."""

    text: str
    question_text: str = ""
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The decision. `text` is what is kept (NFC; a personnummer masked where an association runs the service)."""

    text: str
    held: str | None
    substance: bool
    themes: tuple[tuple[str, str], ...]
    flags: Flags

    @property
    def crisis(self) -> bool:
        """Whether the crisis answer goes out, and nothing else."""
        return self.held == "crisis"


def take(incoming: Incoming, frame: Frame) -> Taken:
    """Decide on a text. Of a held reply no theme is proposed."""
    text = printable(incoming.text).strip()
    flags = flags_of(text)
    held = _held(text, flags)
    kept = text if incoming.operator == "authority" else mask_personnummer(text)
    if held or flags.no_substance:
        return Taken(kept, held, substance=not flags.no_substance or held is not None, themes=(), flags=flags)
    return Taken(kept, None, True, themes_of(text, frame, incoming.question_text or None), flags)


def _held(text: str, flags: Flags) -> str | None:
    if flags.crisis:
        return "crisis"
    if own_care(text):
        return "own-care"
    return "personal-data" if flags.personal_data else None
