"""The answer to someone in acute danger: calm, short, at once; no emoji, no menu, no thanks, no quoting back.

Sources: domain.md "Crisis"; SAVE's best practices for online technologies. The numbers come from the house's file.
"""

from __future__ import annotations

from dialogue.house import CrisisLine, House
from wording.chat.plain import safe, words
from wording.said import Button, Said


def crisis_answer(language: str, house: House, *, worry: bool = False) -> Said:
    """Who to call, said by a machine that says it is one. `worry`: the danger is to somebody near the writer."""
    t = words(language, "kept") if worry else words(language)
    first, last = ("worry.first", "worry.last") if worry else ("crisis.first", "crisis.last")
    lines = [
        t.text(first),
        *(_line(language, line) for line in house.crisis_lines),
        t.text(last),
    ]
    return Said("\n".join(lines))


def _line(language: str, line: CrisisLine) -> str:
    key = f"crisis.{line.audience}" + (".chat" if line.audience == "anyone" and line.chat else "")
    return words(language).text(key, name=safe(line.name), number=safe(line.number), chat=safe(line.chat))


def crisis_alert(language: str) -> Said:
    """To a named person of the office; without a word of what was written."""
    t = words(language)
    return Said(t.text("crisis.alert"), ((Button(t.text("crisis.review"), "s:held"),),))
