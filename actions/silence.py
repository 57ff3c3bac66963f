"""Who has not been heard on a question, among those whom it concerns: told to staff while it can still be helped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from actions.deed import Deed
from dialogue.questions import Question
from dialogue.report import Silence, silence
from dialogue.unprompted import concerns
from storage import organisations, reports

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


async def silent(deed: Deed, question: Question) -> Silence:
    """Sizes, sub-regions, forms and listed organisations among those whom the question concerns that have not answered it.

    A person's or a table's reply is not taken for an organisation's.
    """
    listed = await organisations.select_listed(deed.connection)
    until = deed.now + timedelta(milliseconds=1)  # what came at this very moment has been heard
    heard = await reports.select_heard(deed.connection, _BEGINNING, until, question.id)
    spoke = {one.organisation_id for one in heard if one.source == "organisation" and one.organisation_id}
    return silence([one for one in listed if concerns(question.audience, one)], spoke)
