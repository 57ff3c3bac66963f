"""Before a question is closed: who has not been heard, and what can be done about it. Words in `menu.po`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogue.questions import Question
from dialogue.report import Silence
from wording.chat.plain import quoted, safe
from wording.chat.plain import words as words_of
from wording.chat.staff import LABEL, key, words
from wording.said import Button, Said

DOMAIN: Final = "menu"
NAMED: Final = 8
"""Organisations that are named; of more only the number is told."""


def ask_close(language: str, question: Question, silent: Silence, *, may_remind: bool) -> Said:
    """Close it now? `may_remind`: a reminder can go first."""
    t = words_of(language, DOMAIN)
    lines = [words(language).text("close.ask", text=quoted(question.text))]
    told = _told(language, silent)
    if told:
        lines += ["", t.text("silent.title"), *(f"• {line}" for line in told)]
    yes = key(language, "button.close-yes", f"qC:{question.id}")
    if told:
        yes = Button(t.text("silent.close")[:LABEL], f"s:qC:{question.id}")
    remind = (
        [(Button(t.text("silent.remind")[:LABEL], f"s:qr:{question.id}"),)] if told and may_remind else []
    )
    wait = Button(t.text("silent.wait"), f"s:q:{question.id}")
    return Said("\n".join(lines), (*remind, (yes,), (wait,)))


def reminded(language: str, n: int) -> str:
    """A notice of how many are reminded."""
    return words_of(language, DOMAIN).plural("silent.reminded", n)


def _told(language: str, silent: Silence) -> list[str]:
    t = words_of(language, DOMAIN)
    lines = [
        t.text(f"silent.{name}", values=safe(_listed(language, values)))
        for name, values in (
            ("sizes", silent.sizes),
            ("subregions", silent.subregions),
            ("forms", silent.forms),
        )
        if values
    ]
    missing = len(silent.organisations)
    if missing:
        lines.append(t.text("silent.organisations", n=missing, of=silent.of))
    if 0 < missing <= NAMED:
        lines[-1] += f": {safe(_listed(language, silent.organisations))}"
    return lines


def _listed(language: str, values: Sequence[str]) -> str:
    """Values with what is known of their names: a size is called small, an organisation by its own name."""
    sizes = {size: words_of(language, DOMAIN).text(f"silent.size.{size}") for size in SIZES}
    return ", ".join(sizes.get(value, value) for value in values)


SIZES: Final = ("small", "medium", "large")
