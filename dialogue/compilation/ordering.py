"""In which order replies are printed: as received, by table, or shuffled by a seed; children below their parent.

Neutral by design: never by size, votes or who wrote (anchors on participation, "i ögonhöjd").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby

from dialogue.compilation.compilation import Group, Item
from dialogue.compilation.counting import by, prints, shown
from dialogue.compilation.facts import Form, Said
from dialogue.language.folding import fold


def print_order(said: Sequence[Said], form: Form) -> tuple[Group, ...]:
    """The replies that may be printed, each exactly once. A reply whose parent may not be printed stands where its nearest
    printed ancestor stands, or by itself."""
    children: dict[str | None, list[Said]] = {}
    stands_for: dict[str, str | None] = {}
    for one in said:
        above = stands_for.get(one.parent or "")
        if prints(one):
            children.setdefault(above, []).append(one)
        stands_for[one.id] = one.id if prints(one) else above
    roots = children.get(None, [])
    if form.order == "shuffled":
        roots = sorted(roots, key=lambda one: _chance(form.seed, one.id))
    if form.order != "table":
        return (Group("", tuple(_item(one, children) for one in roots)),) if roots else ()
    roots = sorted(roots, key=lambda one: (not one.table_name, natural(one.table_name), one.table_name))
    return tuple(
        Group(shown(table), tuple(_item(one, children) for one in group))
        for table, group in groupby(roots, key=lambda one: one.table_name)
    )


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts "Bord 2" before "Bord 10" and å, ä, ö last, whatever the machine's locale.

    >>> sorted(["Bord 10", "Bord 2"], key=natural)
    ['Bord 2', 'Bord 10']
    """
    folded = fold(name).translate(_SWEDISH)
    parts = re.findall(r"\d+|\D+", folded)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


_SWEDISH = str.maketrans("åäö", "{|}")
"""The three letters as characters that come after z, in their order."""


def _item(said: Said, children: dict[str | None, list[Said]]) -> Item:
    below = tuple(_item(child, children) for child in children.get(said.id, ()))
    named = shown(said.behalf) if said.visibility == "named" else ""
    return Item(
        said.id,
        shown(said.text),
        shown(said.correction),
        by(said),
        below,
        bool(said.behalf),
        named,
        said.answer,
        said.agrees,
    )


def _chance(seed: int, reply_id: str) -> bytes:
    return sha256(f"{seed}:{reply_id}".encode()).digest()
