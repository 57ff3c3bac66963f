"""A list of organisations as one gets it: long, with names that stand twice in other words, and with broken lines.

The same seed gives the same list. Names are made up of ordinary words.
"""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass

HEADS = (
    "namn", "organisationsnummer", "e-post", "kommun", "teman", "storlek", "form", "underskrivare sedan", "synlig", "språk",
)  # fmt: skip
KINDS = (
    "Idrottsföreningen",
    "Hembygdsföreningen",
    "Kulturföreningen",
    "Kvinnojouren",
    "Byalaget i",
    "Odlarna i",
)
FIRST = (
    "Gran", "Björk", "Ljung", "Sten", "Sjö", "Berg", "Dal", "Lund", "Back", "Ström", "Vall", "Mark", "Hult", "Kvist",
    "Mose", "Ekor", "Räv", "Tranu", "Svan", "Hassel",
)  # fmt: skip
LAST = ("vik", "by", "torp", "hed", "näs", "sund", "holm", "ryd", "fors", "åker", "stad", "bro", "kulla", "äng", "lid",
        "udden", "gärde", "mossen")  # fmt: skip
TOWNS = ("Borås", "Ulricehamn", "Mark", "Tranemo")


@dataclass(frozen=True)
class MadeList:
    """The file's text; lines with names like another's, and broken lines with a word of the reason that is due."""

    text: str
    alike: frozenset[int]
    broken: dict[int, str]


def a_list(rows: int = 2_000, seed: int = 1) -> MadeList:
    """`rows` lines under the heads, one in twenty like another, and eight broken."""
    chance = random.Random(seed)
    names = [f"{kind} {first}{last}" for kind in KINDS for first in FIRST for last in LAST]
    chance.shuffle(names)
    alike_count = rows // 20
    own = names[: rows - alike_count - len(_broken())]
    lines = [_line(chance, name) for name in own]
    alike = [_line(chance, _otherwise(chance, name)) for name in chance.sample(own, alike_count)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([*lines, *alike])
    first = len(lines) + 2
    broken = dict(enumerate((reason for _, reason in _broken()), start=first + alike_count))
    text = out.getvalue() + "".join(f"{line}\r\n" for line, _ in _broken())
    return MadeList(text, frozenset(range(first, first + alike_count)), broken)


def _line(chance: random.Random, name: str) -> list[str]:
    return [name, "", f"post{chance.randrange(10**9)}@forening.example", chance.choice(TOWNS), "", "liten", "ideell förening",
            chance.choice(("", "2019", "2014-11-20")), chance.choice(("ja", "nej", "")), "sv"]  # fmt: skip


def _otherwise(chance: random.Random, name: str) -> str:
    """The same name with its words in other order, a letter gone, or the form beside it."""
    words = name.split()
    place = chance.randrange(len(name) - 4, len(name) - 1)
    return chance.choice(
        (f"{words[-1]} {' '.join(words[:-1])}", name[:place] + name[place + 1 :], f"{name} ideell förening")
    )


def _broken() -> list[tuple[str, str]]:
    return [
        (";;ingen@namn.example;Borås", "no name"),
        ("Stigfinnarna;;ingen adress", "no mail address"),
        ("Föreningen Fika;;;;rymdfart", "no theme"),
        ("Kvinnojouren Månen;;;;;;;;ja;sv;för;många", "more cells"),
        ("Nollan\0;;", "no text"),
        (f"Pratkvarnen;;;{'x' * 10_000}", "longer than"),
        ("Sifferklubben;802002-4281", "no organisation number"),
        ('"Citatet;;;', "quotation marks"),
    ]
