"""Who decides what, and how to reach them: cards by subject, read and found. Functions only, no persons.

Pure. `contact_cards.toml` holds the cards that ship: general facts of a Swedish region, with the few numbers that everybody
knows and none besides; a list that staff import stands in its place.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from dialogue.language.folding import fold_loose, tokens, visible
from dialogue.naming import like_any

Level = Literal["region", "municipality", "state"]

LEVELS: Final[Mapping[str, Level]] = {
    **{level: level for level in get_args(Level)},
    "regionen": "region", "kommun": "municipality", "kommunen": "municipality",
    "stat": "state", "staten": "state", "statlig": "state",
}  # fmt: skip
"""The words that a file may use for a level."""
FIELDS: Final = (
    "subject", "level", "body", "text", "phone", "email", "link", "position", "subject_en", "body_en", "text_en",
)  # fmt: skip
LONGEST: Final = 400
"""Letters of a cell; a card is read on a telephone."""
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_PHONE: Final = re.compile(r"\+?[\d ()/-]{2,24}")
_TWO_WORDS: Final = re.compile(r"[^\W\d_]{2,}\.[^\W\d_]{2,}@")
_LINK: Final = re.compile(r"https?://[^\s<>\"]{1,300}")


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Who decides one thing. `text` is what they decide; '' where something is not told, in English: as in Swedish."""

    id: str
    position: int
    subject: str
    level: Level
    body: str
    text: str = ""
    phone: str = ""
    email: str = ""
    link: str = ""
    subject_en: str = ""
    body_en: str = ""
    text_en: str = ""

    @property
    def subject_id(self) -> str:
        """What a button carries of the subject."""
        return _key(self.subject)

    def told(self, field: Literal["subject", "body", "text"], language: str) -> str:
        """A field in a language, in Swedish where it was not translated."""
        swedish: str = getattr(self, field)
        return (getattr(self, f"{field}_en") or swedish) if language == "en" else swedish


@dataclass(frozen=True, slots=True)
class JudgedCard:
    """What a row of a file comes to: a card, or None with the reason."""

    line: int
    subject: str
    card: ContactCard | None = None
    reason: str = ""


@cache
def default_cards() -> tuple[ContactCard, ...]:
    """The cards that ship."""
    document = tomllib.loads(files("dialogue").joinpath("contact_cards.toml").read_text(encoding="utf-8"))
    judged = judge_cards(enumerate(document["contact"], 1))
    assert all(one.card for one in judged), judged
    return in_order(one.card for one in judged if one.card)


def judge_cards(rows: Iterable[tuple[int, Mapping[str, object]]]) -> tuple[JudgedCard, ...]:
    """Each row (its number, its cells) as a card or refused; of two about one thing by one body the first is taken."""
    judged: list[JudgedCard] = []
    seen: set[str] = set()
    for line, row in rows:
        cells = {name: _tidy(row.get(name, "")) for name in FIELDS}
        reason = _refusal(cells)
        card = None if reason else _card(cells, line)
        if card and card.id in seen:
            card, reason = None, "the same subject, level and body stand in an earlier row"
        seen |= {card.id} if card else set()
        judged.append(JudgedCard(line, cells["subject"][:80], card, reason))
    return tuple(judged)


def seems_personal(email: str) -> bool:
    """Whether a mail address may be a person's own: two words with a dot between them.

    >>> seems_personal("amina.berg@example.se"), seems_personal("kommun@example.se")
    (True, False)
    """
    return _TWO_WORDS.match(email) is not None


def in_order(cards: Iterable[ContactCard]) -> tuple[ContactCard, ...]:
    """Cards by position, those of one subject together, where the first of them stands."""
    ordered = sorted(cards, key=lambda card: (card.position, fold_loose(card.subject), card.id))
    places: dict[str, int] = {}
    for place, card in enumerate(ordered):
        places.setdefault(card.subject_id, place)
    return tuple(sorted(ordered, key=lambda card: places[card.subject_id]))


def find_cards(words: str, cards: Iterable[ContactCard]) -> tuple[ContactCard, ...]:
    """Cards that say all of the words, in Swedish or English, one letter wrong or not; those of a subject so called first."""
    asked = tokens(fold_loose(words))
    if not asked:
        return ()
    found = [
        (not _all_in(asked, f"{card.subject} {card.subject_en}"), card)
        for card in cards
        if _all_in(
            asked, " ".join((card.subject, card.subject_en, card.body, card.body_en, card.text, card.text_en))
        )
    ]
    return tuple(card for _, card in sorted(found, key=lambda one: one[0]))


def _all_in(asked: tuple[str, ...], text: str) -> bool:
    known = tokens(fold_loose(text))
    return all(like_any(word, known, parts=True) for word in asked)


def _card(cells: Mapping[str, str], line: int) -> ContactCard:
    level = LEVELS[cells["level"].lower()]
    key = _key(cells["subject"], level, cells["body"])
    told = {name: cells[name] for name in FIELDS if name not in ("level", "position")}
    return ContactCard(id=key, position=int(cells["position"] or line), level=level, **told)


def _refusal(cells: Mapping[str, str]) -> str:
    """Why a row cannot be used, '' where it can."""
    if not cells["subject"] or not cells["body"]:
        return "it needs a subject and a body"
    if long := [name for name, cell in cells.items() if len(cell) > LONGEST]:
        return f"{long[0]} is longer than {LONGEST} letters"
    if cells["level"].lower() not in LEVELS:
        return f"the level {cells['level'][:20]!r} is not one of {', '.join(get_args(Level))}"
    if cells["position"] and not _NUMBER.fullmatch(cells["position"]):
        return f"the position {cells['position'][:20]!r} is no number"
    if cells["phone"] and not _PHONE.fullmatch(cells["phone"]):
        return f"{cells['phone'][:30]!r} is no telephone number"
    if cells["email"] and ("@" not in cells["email"][1:-1] or " " in cells["email"]):
        return f"{cells['email'][:40]!r} is no mail address"
    if cells["link"] and not _LINK.fullmatch(cells["link"]):
        return f"{cells['link'][:40]!r} is no address of a page; write it as https://example.se"
    return ""


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(map(fold_loose, parts)).encode()).hexdigest()[:12]


def _tidy(cell: object) -> str:
    return " ".join(visible(str(cell)).split())
