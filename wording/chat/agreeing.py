"""Others' replies, to agree with. Words in `answering.po`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dialogue.replies.agreeing import Candidate, shown_name
from wording.chat.answers import DOMAIN
from wording.chat.plain import quoted, safe, words
from wording.said import Button, Said

LONGEST = 600


def others_screen(
    language: str,
    ids: Sequence[str],
    shown: Sequence[Candidate | None],
    agreed: Collection[str],
    *,
    organisation: bool,
) -> Said:
    """Others' replies with a button each; None for one that is not shown any more. A name stands only where its author
    shows it. `organisation`: the reader speaks for one ("Vi håller med")."""
    t = words(language, DOMAIN)
    items, rows = [t.text("agree.title")], []
    for place, one in enumerate(shown):
        items.append(_item(language, place + 1, one, agreed))
        if one is not None:
            name = "agree.back" if one.id in agreed else "agree.us" if organisation else "agree.me"
            rows.append((Button(t.text(name, number=place + 1), f"ag:{place}:{':'.join(ids)}"),))
    return Said("\n\n".join(items), tuple(rows))


def _item(language: str, number: int, one: Candidate | None, agreed: Collection[str]) -> str:
    t = words(language, DOMAIN)
    if one is None:
        return t.text("agree.gone", number=number)
    text, name = quoted(one.text, LONGEST), shown_name(one)
    if name:
        item = t.text("agree.item.by", number=number, text=text, organisation=safe(name))
    else:
        item = t.text("agree.item", number=number, text=text)
    return f"{item}\n{t.text('agree.agreed')}" if one.id in agreed else item
