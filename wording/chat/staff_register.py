"""The register in the office's chat: lines that may be about an organisation we know, and wishes to become a party. Words in
`register.po`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue.members import Organisation
from wording.chat.plain import clipped, safe
from wording.chat.staff import LABEL, to_menu
from wording.register import register_words
from wording.said import Button, Said

MOST_TEXT = 1_500


def aside_screen(
    language: str, aside_id: str, name: str, cells: Mapping[str, str], like: Sequence[Organisation], left: int
) -> Said:
    """One line with what can be done about it; `like` are those that it may be about, `cells` what else it says."""
    t = register_words(language)
    told = [safe(f"{head}: {cell}") for head, cell in cells.items() if head != "name"]
    lines = [t.text("aside.head", name=safe(name), left=left), *told]
    same = [(_key(t.text("aside.same", name=one.name), f"asy:{aside_id}:{one.id}"),) for one in like]
    new = _key(t.text("aside.new"), f"asn:{aside_id}")
    following = _key(t.text("aside.next"), f"asx:{aside_id}")
    return Said("\n".join(lines), (*same, (new,), (following, *to_menu(language))))


def aside_done(language: str, name: str, *, same: bool) -> str:
    """What was decided, in a line."""
    return register_words(language).text("aside.done.same" if same else "aside.done.new", name=name)


def no_asides(language: str) -> Said:
    """Nothing waits."""
    return Said(register_words(language).text("aside.none"), (to_menu(language),))


def wish_screen(language: str, wish_id: str, name: str, text: str, email: str, left: int) -> Said:
    """The wish that has waited longest."""
    t = register_words(language)
    told = "\n".join(filter(None, (safe(name), clipped(text, MOST_TEXT), safe(email))))
    answer = _key(t.text("wish.answer"), f"pqa:{wish_id}")
    return Said(t.text("wish.head", left=left, text=told), ((answer,), to_menu(language)))


def no_wishes(language: str) -> Said:
    """Nothing waits."""
    return Said(register_words(language).text("wish.none"), (to_menu(language),))


def ask_answer(language: str) -> Said:
    """The next text is the answer."""
    t = register_words(language)
    return Said(t.text("wish.ask"), asks=t.text("wish.ask.placeholder"))


def answered(language: str, *, reached: bool) -> Said:
    """It is answered."""
    key = "wish.sent" if reached else "wish.unreached"
    return Said(register_words(language).text(key), (to_menu(language),))


def _key(label: str, data: str) -> Button:
    return Button(label[:LABEL], f"s:{data}")
