"""Tips in the office's chat: one at a time, used, changed or declined."""

from __future__ import annotations

from dialogue.tips import Tip
from wording.chat.directory import words
from wording.chat.plain import safe
from wording.chat.staff import to_menu
from wording.chat.tips import body
from wording.said import Button, Said

EDITABLE = ("heading", "text", "when", "link")


def tip_screen(language: str, tip: Tip, left: int) -> Said:
    """One tip with what can be done about it."""
    t = words(language)
    head = t.text("office.tip.head", kind=t.text(f"tip.kind.{tip.kind}"), left=left)
    told = (
        t.text("tip.credited", organisation=safe(tip.organisation))
        if tip.organisation
        else t.text("tip.uncredited")
    )
    use = [key(language, "office.tip.as-event", f"tE:{tip.id}")] if tip.starts else []
    use.append(key(language, "office.tip.as-item", f"tI:{tip.id}"))
    change = (
        key(language, "office.tip.edit", f"tC:{tip.id}"),
        key(language, "office.tip.decline", f"tD:{tip.id}"),
    )
    return Said(
        "\n\n".join((head, body(language, tip), told)),
        (tuple(use), change, (key(language, "office.next", f"tN:{tip.id}"), *to_menu(language))),
    )


def which_screen(language: str, tip: Tip) -> Said:
    """What is to be changed?"""
    rows = tuple((key(language, f"office.tip.edit.{part}", f"tF:{tip.id}:{part}"),) for part in EDITABLE)
    return Said(
        words(language).text("office.tip.which"), (*rows, (key(language, "office.back", f"tV:{tip.id}"),))
    )


def ask_new(language: str, part: str, before: str = "") -> Said:
    """The new text of a part; `before` names words that say why it is asked again."""
    t = words(language)
    fields = {"when": "tip.ask.when", "link": "office.tip.new.link"}
    told = t.text(fields.get(part, "office.tip.new"))
    return Said(f"{t.text(before)}\n\n{told}" if before else told, asks=t.text("tip.ask.placeholder"))


def why_screen(language: str, tip: Tip) -> Said:
    """A line to the tipper? The next text is that."""
    button = key(language, "office.tip.just-thanks", f"tT:{tip.id}")
    return Said(
        words(language).text("office.tip.why"), ((button,), (key(language, "office.back", f"tV:{tip.id}"),))
    )


def key(language: str, name: str, data: str, /, **values: object) -> Button:
    """A button of the office: the words of `name`, and what its press carries."""
    return Button(words(language).text(name, **values)[:48], f"s:{data}")


def plain(language: str, text: str, /, **values: str) -> Said:
    """A single text, with the way back to the menu."""
    inert = {place: safe(value) for place, value in values.items()}
    return Said(words(language).text(text, **inert), (to_menu(language),))
