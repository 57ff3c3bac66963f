"""What staff enter for somebody: a reply by phone, on paper, by mail or from a meeting's table."""

from __future__ import annotations

from actions.alerting import alert_staff
from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.questions import find_question
from actions.replies import Sender, take_reply
from dialogue.language.folding import fold_loose
from dialogue.replies import Reply
from storage import audit, organisations


async def enter_reply(
    deed: Deed,
    code: str,
    channel: str,
    text: str,
    organisation: str | None,
    table: str,
    actor: str = "command",
) -> Reply:
    """Store a reply that came another way. It may come after the question closed: it was said in time, on paper.

    Raises NotFound for the question or the organisation, WrongState for a draft, NotAllowed for no text.
    """
    question = await find_question(deed, code)
    if question.status == "draft":
        raise WrongState(f"The question {code!r} was never opened; open it first.")
    if not text.strip():
        raise NotAllowed("The reply has no text; give it on standard input.")
    organisation_id = await _organisation_id(deed, organisation)
    source = "table" if table else "organisation" if organisation_id else "person"
    sender = Sender(channel, organisation_id=organisation_id, source=source, table_name=table)
    kept = await take_reply(deed, sender, text, question)
    if kept.taken.crisis:
        await alert_staff(deed, kept.reply.id)
    await audit.insert_audit(deed.connection, deed.now, actor, "enter-reply", kept.reply.id, channel)
    return kept.reply


async def _organisation_id(deed: Deed, name: str | None) -> str | None:
    if not name:
        return None
    found = await organisations.select_organisation_by_name(deed.connection, fold_loose(name))
    if found is None:
        raise NotFound(f"There is no organisation {name!r}; see `medskick organisation list`.")
    return found.id
