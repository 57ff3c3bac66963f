"""Questions that come back: the next round is written when one is over, and the numbers of all rounds are read as a series."""

from __future__ import annotations

from actions.deed import Deed, new_id
from dialogue.questions import Figure, Question, series
from dialogue.questions.rounds import as_round, next_round, round_code
from dialogue.recurring import Late
from storage import audit, questions, rounds


async def make_next_rounds(deed: Deed) -> tuple[Late, ...]:
    """A draft with a first day for each series whose last round is over; once per period. Nothing of it is ever late."""
    for latest in await rounds.select_latest_rounds(deed.connection):
        found = next_round(latest, deed.now)
        if found is None:
            continue
        first = await questions.select_question(deed.connection, latest.series_id or "")
        taken = {one.code for one in await questions.select_questions(deed.connection)}
        code = round_code(first or latest, found.period, taken)
        made = as_round(latest, new_id("q"), code, found, deed.now)
        if await questions.insert_question(deed.connection, made):
            await audit.insert_audit(deed.connection, deed.now, "schedule", "add-question", made.code)
    return ()


async def figures(deed: Deed, question: Question) -> tuple[Figure, ...]:
    """The sums and counts of reporters of a question for numbers, a row for each round that was opened; () for others."""
    if question.kind != "number":
        return ()
    series_id = question.series_id
    asked = await rounds.select_rounds(deed.connection, series_id) if series_id else (question,)
    opened = [one.period for one in asked if one.status != "draft"]
    return series(await rounds.select_reports(deed.connection, question), opened)
