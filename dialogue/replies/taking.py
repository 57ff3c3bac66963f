"""Taking a text in: is it held, does it say something, which themes are proposed.

Decides on the words alone; nothing is stored or said here. The crisis check comes before everything else
(domain.md, "Law and care").
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.attachments import TO_TRANSCRIBE
from dialogue.language.detecting import detect_language
from dialogue.language.printable import printable
from dialogue.questions import QuestionKind
from dialogue.replies.answers import understand
from dialogue.safety import Flags, mask_personnummer, own_care, worried_about_other
from dialogue.safety import flags as flags_of
from dialogue.themes import Frame, themes_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text and what surrounds it: the question's own words, who runs the service, whether a file came with it.

    `kind` is what the question asks for; `answer` was given by a button or a field, '' where only the text can tell.
    """

    text: str
    question_text: str = ""
    operator: str = ""
    with_file: bool = False
    kind: QuestionKind = "text"
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The decision. `text` is what is kept (NFC; a personnummer masked where an association runs the service).

    `answer` is as `Reply.answer`: an answer says something even without words. `worry`: the danger is somebody else's, near the writer. `language` is the text's (ISO 639-1), '' where unclear.
    """

    text: str
    held: str | None
    substance: bool
    themes: tuple[tuple[str, str], ...]
    flags: Flags
    worry: bool = False
    language: str = ""
    answer: str = ""

    @property
    def crisis(self) -> bool:
        """Whether the crisis answer goes out, and nothing else."""
        return self.held == "crisis"


def take(incoming: Incoming, frame: Frame) -> Taken:
    """Decide on a text. Of a held reply no theme is proposed."""
    text = printable(incoming.text).strip()
    flags = flags_of(text)
    worry = not flags.crisis and worried_about_other(text)
    held = _held(text, flags, worry=worry)
    if not text and incoming.with_file:
        held = TO_TRANSCRIBE
    kept = text if incoming.operator == "authority" else mask_personnummer(text)
    answer = incoming.answer or understand(incoming.kind, text).answer
    number = incoming.kind == "number" and any(letter.isdigit() for letter in text)
    substance = not flags.no_substance or held is not None or bool(answer) or number
    silent = held is not None or flags.no_substance
    themes = () if silent else themes_of(text, frame, incoming.question_text or None)
    return Taken(kept, held, substance, themes, flags, worry, detect_language(text), answer)


def _held(text: str, flags: Flags, *, worry: bool) -> str | None:
    if flags.crisis or worry:
        return "crisis"
    if own_care(text):
        return "own-care"
    return "personal-data" if flags.personal_data else None
