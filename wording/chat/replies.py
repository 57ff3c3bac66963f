"""What is said about a reply: the receipt, its changes, the few things asked after it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.house import House
from dialogue.members import Organisation
from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from wording.chat.plain import quoted, safe, words
from wording.chat.questions import question_buttons
from wording.said import Button, Said


def receipt(
    language: str,
    reply: Reply,
    question: Question | None,
    house: House,
    operator: str,
    *,
    organisation: str = "",
    head: str = "receipt.thanks",
    places: Sequence[Question] = (),
) -> Said:
    """What was stored, under which question, who will see it. `places` are the questions that are open now."""
    t = words(language)
    lines = [t.text(head, version=reply.version)]
    if question is None:
        lines.append(t.text("receipt.loose"))
    else:
        lines.append(t.text("receipt.question", title=safe(short_title(question.text, question.short_title))))
    lines.append(t.text("receipt.quote", text=quoted(reply.text)))
    lines.append(seen_by(language, reply.visibility, house, operator, organisation))
    if organisation and reply.source == "organisation" and reply.visibility != "named":
        lines.append(t.text("receipt.for", organisation=safe(organisation)))
    lines.append(t.text("receipt.edit"))
    others = tuple(place for place in places if question is None or place.id != question.id)
    if question is None and others:
        lines.append(t.text("receipt.place"))
    return Said("\n".join(lines), _buttons(language, reply, question, others))


def _buttons(
    language: str, reply: Reply, question: Question | None, places: Sequence[Question]
) -> tuple[tuple[Button, ...], ...]:
    t = words(language)
    withdraw = Button(t.text("button.withdraw"), f"wd:{reply.id}")
    visibility = Button(t.text("button.visibility"), f"vis:{reply.id}")
    if question is not None and places:  # three in a row would be cut off on a telephone
        return (withdraw, Button(t.text("button.move"), f"mv:{reply.id}")), (visibility,)
    rows = move_rows(reply.id, places) if question is None else []
    return (*rows, (withdraw, visibility))


def move_rows(reply_id: str, places: Sequence[Question]) -> list[tuple[Button, ...]]:
    """One row a question that the reply could belong to."""
    return [
        (Button(row[0].label, f"m:{reply_id}:{question.id}"),)
        for row, question in zip(question_buttons(places), places, strict=False)
    ]


def move_screen(language: str, reply: Reply, places: Sequence[Question]) -> Said:
    """Which question does it belong to?"""
    t = words(language)
    none = (Button(t.text("button.loose"), f"m:{reply.id}:-"),)
    return Said(t.text("receipt.place"), (*move_rows(reply.id, places), none))


def seen_by(language: str, visibility: str, house: House, operator: str, organisation: str) -> str:
    """Who will see it; promises only what is true where `operator` runs the service."""
    t = words(language)
    if visibility == "named" and organisation:
        return t.text("receipt.seen.named", organisation=safe(organisation))
    key = "receipt.seen.hidden" if visibility == "hidden" else "receipt.seen.unnamed"
    return t.text(key + (".authority" if operator == "authority" else ""), office=_begin(house.office))


def held(language: str, reply: Reply, house: House) -> Said:
    """Stored, but a person looks first."""
    t = words(language)
    key = "held.own-care" if reply.held == "own-care" else "held.personal"
    button = Button(t.text("button.withdraw"), f"wd:{reply.id}")
    return Said(t.text(key, office=safe(house.office)), ((button,),))


def withdrawn(language: str, operator: str) -> Said:
    """It is gone from what is counted and shown."""
    return Said(words(language).text("withdrawn.authority" if operator == "authority" else "withdrawn.done"))


def ask_speaker(language: str, reply_id: str) -> Said:
    """Asked once, after the first receipt."""
    t = words(language)
    return Said(
        t.text("ask.speaker"),
        (
            (
                Button(t.text("ask.me"), f"as:{reply_id}:me"),
                Button(t.text("ask.organisation"), f"as:{reply_id}:org"),
            ),
            (Button(t.text("ask.skip"), f"skip:{reply_id}"),),
        ),
    )


def ask_visibility(language: str, reply_id: str, *, organisation: bool) -> Said:
    """The three ways to be shown; by name only for those who speak for an organisation."""
    t = words(language)
    choices = ("named", "unnamed", "hidden") if organisation else ("unnamed", "hidden")
    rows = tuple((Button(t.text(f"visibility.{choice}"), f"v:{reply_id}:{choice}"),) for choice in choices)
    return Said(t.text("ask.visibility"), rows)


def ask_organisation(language: str, current: Organisation | None = None) -> Said:
    """What is it called?"""
    t = words(language)
    now = t.text("organisation.now", name=safe(current.name)) + "\n" if current else ""
    return Said(now + t.text("ask.name"), asks=t.text("ask.name.placeholder"))


def maybe_organisation(language: str, reply: Reply, found: Sequence[Organisation], asked_about: str) -> Said:
    """What a text was that may have been meant as a name; it is kept as `reply` until its sender says so."""
    t = words(language)
    rows = [
        (Button(organisation.name[:60], f"o:{organisation.id}:{asked_about}:{reply.id}"),)
        for organisation in found
    ]
    rows.append((Button(t.text("organisation.unlisted"), f"on:{reply.id}:{asked_about}"),))
    rows.append((Button(t.text("organisation.reply"), f"oa:{reply.id}"),))
    head = t.text("organisation.which" if found else "organisation.unknown")
    return Said("\n".join((head, t.text("receipt.quote", text=quoted(reply.text)))), tuple(rows))


def _begin(text: str) -> str:
    return safe(text[:1].upper() + text[1:])
