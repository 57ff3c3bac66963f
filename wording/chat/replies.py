"""What is said about a reply: the receipt, its changes, the few things asked after it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.house import House
from dialogue.members import Organisation
from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from dialogue.replies.answers import WhatToAsk, understand
from wording.chat.answers import (
    DOMAIN,
    answer_words,
    asked_for,
    choice_buttons,
    number_buttons,
    skip_button,
)
from wording.chat.kept import held_back
from wording.chat.plain import quoted, safe, words
from wording.chat.questions import question_buttons
from wording.said import Button, Said

Rows = tuple[tuple[Button, ...], ...]


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
    ask: WhatToAsk = "",
    replaces: str = "",
) -> Said:
    """What was stored, under which question, who will see it. `places` are the questions that are open now, `ask` what is
    asked at the end, `replaces` the number that this one is put in place of."""
    t = words(language)
    lines = [t.text(head, version=reply.version)]
    if question is None:
        lines.append(t.text("receipt.loose"))
    else:
        lines.append(t.text("receipt.question", title=safe(short_title(question.text, question.short_title))))
    lines += _answered(language, reply, replaces)
    lines += [t.text("receipt.quote", text=quoted(reply.text))] if reply.text else []
    lines.append(seen_by(language, reply.visibility, house, operator, organisation))
    if organisation and reply.source == "organisation" and reply.visibility != "named":
        lines.append(t.text("receipt.for", organisation=safe(organisation)))
    lines += [t.text("receipt.edit")] if reply.text else []
    others = tuple(place for place in places if question is None or place.id != question.id)
    if question is None and others:
        lines.append(t.text("receipt.place"))
    if question is not None and ask:
        lines += ["", asked_for(language, ask, question, reply.answer)]
    return Said(
        "\n".join(lines),
        _asking(language, reply, question, ask) + _buttons(language, reply, question, others),
    )


def _answered(language: str, reply: Reply, replaces: str) -> list[str]:
    t = words(language, DOMAIN)
    lines = (
        [t.text("receipt.answer", answer=safe(answer_words(language, reply.answer)))] if reply.answer else []
    )
    if replaces and replaces != reply.answer:
        lines.append(t.text("receipt.replaces", answer=safe(replaces)))
    return lines


def _asking(language: str, reply: Reply, question: Question | None, ask: WhatToAsk) -> Rows:
    """The buttons that answer what is asked."""
    if ask == "numbers":
        return number_buttons(understand("number", reply.text).choices, f"an:{reply.id}")
    if ask == "answer" and question is not None:
        return choice_buttons(language, question.kind, f"an:{reply.id}")
    return ((skip_button(language, reply.id),),) if ask == "reason" else ()


def _buttons(language: str, reply: Reply, question: Question | None, places: Sequence[Question]) -> Rows:
    """What can be done with the reply; three in a row would be cut off on a telephone."""
    t, own = words(language), words(language, DOMAIN)
    edit = Button(own.text("button.edit"), f"ed:{reply.id}")
    withdraw = Button(t.text("button.withdraw"), f"wd:{reply.id}")
    visibility = Button(t.text("button.visibility"), f"vis:{reply.id}")
    move = Button(t.text("button.move"), f"mv:{reply.id}")
    to_office = Button(own.text("button.to-office"), f"qo:{reply.id}")
    first = (edit, withdraw) if reply.text else (withdraw,)
    if question is None:
        return (*move_rows(reply.id, places), first, (visibility,), (to_office,))
    return (first, (move, visibility), (to_office,)) if reply.text else (first, (visibility,))


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
    return t.text(
        key + (".authority" if operator == "authority" else ""), office=_begin(house.office_in(language))
    )


def held(language: str, reply: Reply, house: House) -> Said:
    """Stored, but a person looks first, or has looked and put it aside."""
    t = words(language)
    button = Button(t.text("button.withdraw"), f"wd:{reply.id}")
    if reply.held not in ("own-care", "personal-data"):
        return Said(held_back(language, reply, house), ((button,),))
    key = "held.own-care" if reply.held == "own-care" else "held.personal"
    return Said(t.text(key, office=safe(house.office_in(language))), ((button,),))


def withdrawn(language: str, operator: str) -> Said:
    """It is gone from what is counted and shown."""
    return Said(words(language).text("withdrawn.authority" if operator == "authority" else "withdrawn.done"))


def ask_words(language: str, reply: Reply) -> Said:
    """The reply is worded anew: its words as they stand, and the field for the new ones."""
    t = words(language, DOMAIN)
    quote = words(language).text("receipt.quote", text=quoted(reply.text))
    return Said(f"{t.text('edit.ask')}\n{quote}", asks=t.text("edit.asks"))


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
