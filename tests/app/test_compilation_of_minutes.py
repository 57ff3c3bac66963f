"""Minutes in, compilation out: every item once and in order, in made-up minutes and in real ones (by their hashes)."""

from __future__ import annotations

import json
import random
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.kit.program import Terminal

SEEDS = {
    "dialogmote-2025-10-17-sammanstallning.txt": 92,
    "samverkanskonferens-2021-11-18-halland.txt": 102,
    "styrgrupp-2025-09-05-anteckningar.txt": 0,
    "varmland-2015-01-23-anteckningar.txt": 0,
}
"""How many replies a person counts in each."""


class Items(HTMLParser):
    """The items of the lists under headings whose anchor tells of replies, in order, each with how deep it lies."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._replies = self._beside = False
        self._open: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if anchor:
            self._replies = anchor.startswith("medskick_")
        if tag == "li" and self._replies:
            self._open.append(len(self.found))
            self.found.append((len(self._open) - 1, ""))
        self._beside = self._beside or tag == "p"

    def handle_endtag(self, tag: str) -> None:
        if tag == "li" and self._open:
            self._open.pop()
        if tag == "p":
            self._beside = False

    def handle_data(self, data: str) -> None:
        if self._open and not self._beside:
            depth, text = self.found[self._open[-1]]
            self.found[self._open[-1]] = depth, text + data


def hashes(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(depth, sha256("".join(text.split()).encode()).hexdigest()) for depth, text in items]


def imported(terminal: Terminal, file: Path | str) -> tuple[str, list[tuple[int, str]]]:
    """The meeting's code, and its replies as the import tells them, with their levels."""
    told: dict[str, Any] = json.loads(terminal("meeting", "import", str(file), "--json").stdout)
    replies = [one for dialogue in told["dialogues"] for one in dialogue["replies"]]
    return told["meeting"]["code"], [(one["level"], one["text"]) for one in replies]


def compiled(terminal: Terminal, code: str, *words: str) -> list[tuple[int, str]]:
    done = terminal("compilation", code, "--format", "html", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return Items(done.stdout).found


def made_up(seed: int) -> str:
    """Minutes with one to three dialogues, in our own words; some items lie below others."""
    chance = random.Random(seed)
    lines = [
        "Sammanställning från dialogmötet",
        "",
        "Var: Folkets hus",
        "",
        "När: 13 november 2026 kl. 13.15-16.00",
        "",
    ]
    for dialogue in range(1, chance.randint(1, 3) + 1):
        lines += [f"Dialog {dialogue}", ""]
        questions = chance.randint(1, 3)
        lines += ["Frågor som diskuterades:", ""]
        lines += [
            f"{place}. Vad behöver rum {place} i dialog {dialogue}?" for place in range(1, questions + 1)
        ]
        for place in range(1, questions + 1):
            lines += ["", f"Medskick dialog {dialogue}, fråga {place}", ""]
            for item in range(chance.randint(1, 9)):
                under = "  " if item and chance.random() < 0.3 else ""
                thing = chance.choice(["bord", "stolar", "lampor", "kannor"])
                lines.append(f"{under}- Fler {thing} till rummet, förslag {dialogue}{place}{item}")
        lines.append("")
    return "\n".join([*lines, "Stort tack alla som var med!", ""])


@pytest.mark.parametrize("seed", range(4))
def test_made_up_minutes_come_out_as_they_went_in(terminal: Terminal, seed: int) -> None:
    (terminal.folder / "m.txt").write_text(made_up(seed), encoding="utf-8")
    code, went_in = imported(terminal, "m.txt")
    assert len(went_in) == made_up(seed).count("- Fler")
    assert hashes(compiled(terminal, code)) == hashes(went_in)
    assert hashes(compiled(terminal, code, "--raw-last")) == hashes(went_in)


def test_a_compilation_can_be_read_as_minutes_again(terminal: Terminal) -> None:
    (terminal.folder / "m.txt").write_text(made_up(1), encoding="utf-8")
    code, went_in = imported(terminal, "m.txt")
    terminal("compilation", code, "--format", "docx", "--output", "ut.docx")
    assert imported(terminal, "ut.docx") == (code, went_in)


@pytest.mark.parametrize("name", SEEDS)
def test_real_minutes_come_out_as_they_went_in(terminal: Terminal, corpora: Path, name: str) -> None:
    code, went_in = imported(terminal, corpora / "seeds" / name)
    assert len(went_in) == SEEDS[name]
    assert hashes(compiled(terminal, code)) == hashes(went_in)


@pytest.mark.parametrize("name", list(SEEDS)[:2])
@pytest.mark.parametrize("order", ["table", "shuffled"])
def test_another_order_holds_the_same_items(terminal: Terminal, corpora: Path, name: str, order: str) -> None:
    code, went_in = imported(terminal, corpora / "seeds" / name)
    assert sorted(hashes(compiled(terminal, code, "--order", order))) == sorted(hashes(went_in))
