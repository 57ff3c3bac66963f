"""A tip for the newsletter in the chat: step by step, the look over, the answer; and how an item credits it."""

from __future__ import annotations

from dataclasses import replace

from dialogue.house import House
from dialogue.language.dates import english_span, swedish_span
from dialogue.safety import mask_personnummer
from dialogue.tips import KINDS, LONGEST_HEADING, Step, Tip
from wording.chat.directory import begin, words
from wording.chat.plain import clipped, quoted, safe
from wording.said import Button, Said

LONGEST = 2500


def kinds_screen(language: str, house: House, begun: Tip | None) -> Said:
    """What is it about? A tip that was begun can be gone on with."""
    t = words(language)
    lines = [t.text("tip.title", office=safe(begin(house.office_in(language))))]
    rows = [(Button(t.text(f"tip.kind.{kind}"), f"tip:k:{kind}"),) for kind in KINDS]
    if begun is not None:
        heading = quoted(begun.heading, 80) or t.text("tip.untitled")
        lines.append(t.text("tip.begun", heading=heading))
        rows.insert(0, (Button(t.text("tip.button.resume"), f"tip:r:{begun.id}"),))
    return Said("\n\n".join(lines), tuple(rows))


def step_screen(language: str, tip: Tip, step: Step, before: str = "") -> Said:
    """What is asked for next; `before` names words that say why it is asked again."""
    t = words(language)
    key = before or f"tip.ask.{step}"
    if step == "heading" and tip.text:
        key = "tip.ask.heading.long"
    told = t.text(key, most=LONGEST_HEADING) if step == "heading" else t.text(key)
    if step == "link":
        return Said(told, ((Button(t.text("tip.button.no-link"), f"tip:l:{tip.id}"),),))
    return Said(told, asks=t.text("tip.ask.placeholder"))


def credit_screen(language: str, tip: Tip, organisation: str) -> Said:
    """Shall the organisation be named?"""
    t = words(language)
    rows = (
        (Button(t.text("tip.button.credit"), f"tip:c:{tip.id}:y"),),
        (Button(t.text("tip.button.no-credit"), f"tip:c:{tip.id}:n"),),
    )
    return Said(t.text("tip.ask.credit", organisation=safe(organisation)), rows)


def look_screen(language: str, tip: Tip) -> Said:
    """The whole tip, to send, begin anew or throw away."""
    t = words(language)
    credited = t.text("tip.credited", organisation=safe(tip.organisation))
    lines = (
        t.text("tip.look"),
        body(language, tip),
        credited if tip.organisation else t.text("tip.uncredited"),
    )
    rows = (
        (Button(t.text("tip.button.send"), f"tip:s:{tip.id}"),),
        (Button(t.text("tip.button.again"), "tip:a"), Button(t.text("tip.button.drop"), f"tip:x:{tip.id}")),
    )
    return Said("\n\n".join(lines), rows)


def body(language: str, tip: Tip) -> str:
    """Heading, when, text and link as inert HTML, without identity numbers."""
    tip = masked(tip)
    parts = (
        f"<b>{quoted(tip.heading, 160)}</b>",
        safe(when(language, tip)),
        clipped(tip.text, LONGEST),
        safe(tip.address),
    )
    return "\n".join(filter(None, parts))


def masked(tip: Tip) -> Tip:
    """The tip as it is shown: an authority keeps what was written, identity numbers and all (domain.md, "Law and care")."""
    return replace(tip, heading=mask_personnummer(tip.heading), text=mask_personnummer(tip.text))


def when(language: str, tip: Tip) -> str:
    """When it is, and where; '' for a tip without a day."""
    if tip.starts is None:
        return ""
    span = (english_span if language == "en" else swedish_span)(tip.starts, tip.ends, tip.all_day)
    return ", ".join(filter(None, (span, tip.place)))


def note(language: str, key: str, house: House) -> Said:
    """A screen that is a single text."""
    return Said(words(language).text(key, office=safe(begin(house.office_in(language)))))


def answered(language: str, house: House, tip: Tip, *, used: bool, line: str) -> Said:
    """To the tipper: what became of it, with thanks."""
    t = words(language)
    told = t.text("tip.used" if used else "tip.declined", heading=quoted(tip.heading, 160))
    if line:
        told += "\n\n" + t.text(
            "tip.declined.line", office=safe(begin(house.office_in(language))), line=clipped(line, 1000)
        )
    return Said(told)


def item_text(tip: Tip) -> str:
    """The text of the item that a tip becomes; the newsletter is edited in Swedish."""
    t = words("sv")
    parts = [tip.text]
    parts += [t.text("tip.item.when", when=when("sv", tip))] if tip.starts else []
    parts += [t.text("tip.item.from", organisation=tip.organisation)] if tip.organisation else []
    return "\n\n".join(parts)
