"""What an organisation's contact sees of what was said in its name, and what is said where they object."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.house import House
from dialogue.replies import Reply
from wording.chat.kept import kept_words
from wording.chat.plain import day, quoted, safe
from wording.said import Button, Said

SHOWN = 10


def offer(language: str, organisation: str) -> Said:
    """The way to what was said in the organisation's name."""
    t = kept_words(language)
    button = Button(t.text("said.button"), "said")
    return Said(t.text("said.offer", organisation=safe(organisation)), ((button,),))


def said_screen(language: str, organisation: str, said: Sequence[Reply], house: House) -> Said:
    """The newest ten, each with the way to object."""
    t = kept_words(language)
    lines = [t.text("said.title", organisation=safe(organisation))]
    if not said:
        return Said("\n".join([*lines, t.text("said.none")]))
    office = house.office_in(language)
    lines.append(t.text("said.hint", office=safe(office)))
    buttons = []
    for number, reply in enumerate(said[:SHOWN], 1):
        when = day(reply.received_at, language)
        if reply.held:
            lines.append(t.text("said.held", number=number, day=when))
            continue
        lines.append(t.text("said.item", number=number, day=when, text=quoted(reply.text, 160)))
        buttons.append(Button(t.text("said.object", number=number), f"obj:{reply.id}"))
    return Said("\n\n".join(lines), tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)))


def objected(language: str, house: House, *, new: bool) -> str:
    """A short notice after the press."""
    office = house.office_in(language)
    begun = office[:1].upper() + office[1:]
    t = kept_words(language)
    return t.text("said.objected", office=begun) if new else t.text("said.already")


def to_author(language: str, organisation: str) -> Said:
    """To whoever wrote what is put aside."""
    return Said(kept_words(language).text("objection.author", organisation=safe(organisation)))


def to_office(language: str, organisation: str) -> Said:
    """To the office."""
    t = kept_words(language)
    button = Button(t.text("objection.review"), "s:held")
    return Said(t.text("objection.staff", organisation=safe(organisation)), ((button,),))
