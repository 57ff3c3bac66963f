"""A reply that comes by the form on the web: no login, the same rules, the same store.

What a form's page checks before (an empty text, a name without an organisation) is the page's.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from actions.alerting import alert_staff
from actions.deed import Deed, new_id
from actions.members import propose_organisation
from actions.replies import Kept, Sender, take_reply
from actions.splitting import take_pieces
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.questions import Question, takes_replies
from dialogue.replies.splitting import lines_of
from dialogue.safety import danger
from storage import organisations, questions


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in. `key` is the form's own, made when the form was shown; `organisation` as it was typed."""

    text: str
    key: str = ""
    organisation: str = ""
    visibility: str = "unnamed"
    each_line: bool = False
    """Each line is a reply of its own."""
    answer: str = ""
    """What was chosen beside the text."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of it. `question` is None where it closed while the reply was written; `organisation` a name or ''.
    `others` are the replies that further lines became."""

    kept: Kept
    question: Question | None
    organisation: str
    others: tuple[Kept, ...] = ()


async def receive_form(deed: Deed, question: Question, filled: Filled) -> Received:
    """Take in a filled form. The same form with the same text is stored once; with another text it is another reply.

    There is no time limit on an answer: where the question closed meanwhile, the reply is kept without one.
    """
    current = await questions.select_question(deed.connection, question.id)
    answered = current if current is not None and takes_replies(current, deed.now) else None
    organisation = await _organisation(deed, filled.organisation)
    sender = Sender(
        "web",
        organisation_id=organisation.id if organisation else None,
        source="organisation" if organisation else "person",
        visibility=filled.visibility,
        answer=filled.answer,
        once=form_key(filled.key, question.id, filled.answer, filled.text),
    )
    first, *others = await take_form(deed, sender, filled.text, answered, each_line=filled.each_line)
    return Received(first, answered, organisation.name if organisation else "", tuple(others))


async def take_form(
    deed: Deed, sender: Sender, text: str, question: Question | None, *, each_line: bool
) -> tuple[Kept, ...]:
    """A form's text as one reply, or each of its lines as one; words of danger are kept whole, and staff are told."""
    pieces = lines_of(text) if each_line and not sender.answer and not danger(text) else ()
    if pieces:
        kept = await take_pieces(deed, sender, pieces, question)
    else:
        kept = (await take_reply(deed, sender, text, question),)
    for one in kept:
        if one.taken.crisis and one.new:
            await alert_staff(deed, one.reply.id)
    return kept


def form_key(key: str, *about: str) -> str:
    """By which a form is stored once. Made of what was filled in (the text last), so that nobody can be shown somebody
    else's reply by naming their key."""
    *subject, text = about
    told = "\n".join((key or new_id("k"), *subject, unicodedata.normalize("NFC", text).strip()))
    return f"form:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()}"


async def _organisation(deed: Deed, typed: str) -> Organisation | None:
    """The organisation of that name, proposed to staff where nobody knows it; None for no name."""
    folded = fold_loose(" ".join(typed.split()))
    if not folded:
        return None
    known = await organisations.select_organisation_by_name(deed.connection, folded)
    return known or await propose_organisation(deed, typed)
