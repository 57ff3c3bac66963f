"""What a short line announces: goals, an agenda, a dialogue, a question, its replies, a summary …

Knows the words that minutes of Swedish meetings use; decides by a line alone, not by where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from dialogue.language.folding import visible
from dialogue.minutes.lines import Line

Announced = Literal[
    "background", "purpose", "goals", "agenda", "organisations", "people", "note-taker", "next", "links", "contacts",
    "thanks", "appendix", "closing", "summary", "dialogue", "questions", "question", "replies", "table",
]  # fmt: skip
MOST_WORDS: Final = 14
MOST_WORDS_OF_ANSWERS: Final = 7
"""Words of a line that can be a heading; a question's own text may be longer."""

_NUMBERED = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+")
_DIALOGUE = re.compile(
    r"(?P<word>(?:grupp)?dialog|dialogpass|gruppsamtal|bordssamtal|workshop|session|samtal|pass)\s*(?:nr\.?\s*)?"
    r"(?P<dialogue>\d{1,2})\b(?![.:]\d)(?P<gap>\s*[:.,(–—-]?\s*)(?P<rest>.*)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:dialog\s*(?P<dialogue>\d{1,2})\s*[,:;–-]?\s*)?fråga\s*(?:nr\.?\s*)?(?P<question>\d{1,2})\b"
    r"(?P<gap>\s*[:.)–—-]*\s*)(?P<rest>.*)",
    re.IGNORECASE,
)
_MEDSKICK = re.compile(
    r"(?:(?:övriga|alla|inkomna|insamlade|gruppernas|bordens|deltagarnas)\s+)?(?:medskick(?:en|et)?|råmaterial(?:et)?)"
    r"(?P<rest>\W*|\W+(?:från|till|på|för)\b.*|.*\b(?:dialog|fråga|bord)\s*\d.*)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:(?:alla|inkomna|insamlade|gruppernas|bordens|deltagarnas|sammanställda)\s+)?"
    r"(?:svar(?:en)?|inspel(?:en)?|synpunkter(?:na)?|kommentarer(?:na)?|förslag(?:en)?|tankar|anteckningar(?:na)?|"
    r"resultat(?:et)?|sammanställning(?:en)?)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ANSWERS_ALONE = re.compile(r"(?:svar|inspel|synpunkter)(?:en|na)?:", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"\b(?:dialog|fråga|bord)\s*\d|\b(?:på|till)\s+(?:frågan|frågorna)$|"
    r"\bfrån\s+(?:borden|bordssamtalen|grupperna|gruppsamtalen|deltagarna|dialogen|dialogerna|samtalen)$",
    re.IGNORECASE,
)
_DIALOGUE_NUMBER = re.compile(r"\b(?:dialog|samtal)\s*(\d{1,2})\b", re.IGNORECASE)
_QUESTION_NUMBER = re.compile(r"\bfråga\s*(\d{1,2})\b", re.IGNORECASE)
_QUESTIONS = re.compile(
    r"(?:(?:dialog|diskussions|samtals|bords)frågor(?:na)?|fråg(?:or|orna|a|an)|frågeställning(?:ar|arna|en)?)"
    r"(?:\W*|\b.*(?:disku|ställd|dialog|samtal|grupp|bord|besvar).*)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:kort(?:fattad)?\s+)?sammanfattning(?:en)?(?:\s+(?:av|från|för)\b.*|\s+dialog\b.*|\s+fråga\b.*)?",
    re.IGNORECASE,
)
_TABLE = re.compile(r"(?:bord|grupp)\s*(?:nr\.?\s*)?(?:\d{1,2}|[A-ZÅÄÖ])", re.IGNORECASE)
_WORDS: Final[tuple[tuple[Announced, str], ...]] = (
    ("background", r"bakgrund|fakta|om mötet"),
    ("purpose", r"syfte(?:t|n)?(?:\s+(?:med|för)\b.*)?"),
    ("goals", r"mål(?:en|et|sättning(?:ar|en)?)?(?:\s+(?:med|för)\b.*)?"),
    ("agenda", r"(?:agenda|program|dagordning|upplägg|körschema|hålltider)(?:en|met|et)?\b(?:\s+\w+){0,4}"),
    (
        "organisations",
        r"(?:deltagande|närvarande|medverkande|representerade)\s+(?:organisationer|föreningar)"
        r"(?:\s+(?:på|vid|i|under)\s.{1,40})?(?:\s*\(.{1,20}\))?|"
        r"(?:organisationer|föreningar)\s+(?:som\s+(?:deltog|var\s+med|medverkade)|på\s+plats|närvarande)",
    ),
    ("people", r"medverkande|närvarande|deltagare|deltagande|deltog"),
    (
        "note-taker",
        r"vid (?:anteckningarna|pennan|protokollet)|antecknat av|sekreterare|handläggare|protokollförare",
    ),
    ("next", r"nästa\s+\w*(?:möte|konferens|träff|dialog)\w*"),
    ("links", r"(?:användbara\s+|efterfrågade\s+)?länk(?:ar|arna|lista)?\b(?:\s+(?:till|från|och|som)\b.*)?"),
    ("contacts", r"kontakt(?:er|uppgifter|person|personer)?|uppdragsgrupp|arbetsgrupp(?:en)?"),
    ("thanks", r"(?:stort|varmt|hjärtligt)?\s*tack\b.*(?:alla|deltog|deltagit|medverk|engagemang|idag)\b.*"),
    ("appendix", r"bilag(?:a|or)\b\W*\d*"),
    ("closing", r"avslutning|avrundning|nästa steg|vad händer nu|övriga frågor|fortsatt arbete|utvärdering"),
)
_WHOLE: Final = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
STRONG: Final = frozenset(
    {
        "organisations",
        "thanks",
        "appendix",
        "summary",
        "dialogue",
        "questions",
        "question",
        "replies",
        "table",
        "next",
    }
)
"""What ends or begins replies wherever it stands. The rest may as well be what a table wrote ("Kontakt")."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What is announced, of which dialogue and question by their numbers, and what stands after that on the line."""

    kind: Announced
    dialogue: int | None = None
    question: int | None = None
    rest: str = ""


def heading_of(line: Line) -> Heading | None:
    """What `line` announces, None for one that announces nothing. An item of a list never does.

    >>> heading_of(Line(1, "Medskick dialog 1, fråga 2"))
    Heading(kind='replies', dialogue=1, question=2, rest='')
    """
    if line.kind == "bullet" or line.hanging:
        return None
    text = unnumbered(line.text).rstrip(":").strip()
    return _question(line, text) or (_short(line, text) if len(text.split()) <= MOST_WORDS else None)


def unnumbered(text: str) -> str:
    """`text` without a number before it ("3. Dialog 1" → "Dialog 1")."""
    return _NUMBERED.sub("", visible(text)).strip()


def is_heading(line: Line) -> bool:
    """Whether the document itself sets the line as a heading."""
    return line.kind == "heading"


def _question(line: Line, text: str) -> Heading | None:
    """ "Fråga 2", "Dialog 1, fråga 2: Vad …?"; a sentence that merely begins so is none."""
    found = _QUESTION.fullmatch(text)
    if not found:
        return None
    rest = found["rest"]
    parted = found["gap"].strip(" –—-") != "" or (
        bool(found["gap"].strip()) and len(text.split()) <= MOST_WORDS
    )
    if not (not rest or rest.endswith("?") or parted or is_heading(line)):
        return None
    dialogue = int(found["dialogue"]) if found["dialogue"] else None
    return Heading("question", dialogue, int(found["question"]), rest)


def _short(line: Line, text: str) -> Heading | None:
    if text.endswith((".", "?", "!", ";", ",")) and not is_heading(line):
        return _closing_words(text)
    if (found := _DIALOGUE.fullmatch(text)) and _is_dialogue(line, found):
        return Heading("dialogue", int(found["dialogue"]), rest=found["rest"].strip())
    if _SUMMARY.fullmatch(text):
        return Heading("summary", *_numbers(text))
    if _TABLE.fullmatch(text):
        return Heading("table", rest=text)
    if _is_replies(line, text):
        return Heading("replies", *_numbers(text))
    if _QUESTIONS.fullmatch(text) and (line.text.rstrip().endswith(":") or is_heading(line)):
        return Heading("questions", *_numbers(text))
    return next((Heading(kind) for kind, pattern in _WHOLE if pattern.fullmatch(text)), None)


def _is_dialogue(line: Line, found: re.Match[str]) -> bool:
    """ "Dialog 1", "Samtal 2: …"; not "Samtal 2 gånger om året"."""
    return (
        is_heading(line)
        or not found["rest"]
        or bool(found["gap"].strip())
        or found["word"].casefold() == "dialog"
    )


def _is_replies(line: Line, text: str) -> bool:
    """ "Medskick" alone says enough; "Synpunkter" does when it says of what, or is set as a heading."""
    if _MEDSKICK.fullmatch(text):
        return True
    found = _ANSWERS.fullmatch(text)
    if not found or len(text.split()) > MOST_WORDS_OF_ANSWERS:
        return False
    bare = not found["rest"].strip(" :–-")
    return bool(_OF_WHAT.search(text)) or (
        bare and (is_heading(line) or _ANSWERS_ALONE.fullmatch(line.text) is not None)
    )


def _closing_words(text: str) -> Heading | None:
    """ "Stort tack alla som var med!", "Avslutning.": what may end as a sentence does."""
    bare = text.rstrip("!.? ")
    return next(
        (
            Heading(kind)
            for kind, pattern in _WHOLE
            if kind in ("thanks", "closing") and pattern.fullmatch(bare)
        ),
        None,
    )


def _numbers(text: str) -> tuple[int | None, int | None]:
    dialogue, question = _DIALOGUE_NUMBER.search(text), _QUESTION_NUMBER.search(text)
    return (int(dialogue[1]) if dialogue else None), (int(question[1]) if question else None)
