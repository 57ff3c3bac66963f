"""Changing a question: anything while it is a draft, and later as well, so that whoever answered is not misread.

Once somebody has replied, other words are a new version and the earlier ones are kept; what is asked for stays.
"""

from __future__ import annotations

from dataclasses import replace

from actions.deed import Deed
from actions.errors import NotAllowed, WrongState
from actions.questions import check_words
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import Question, reword, rewords, short_title
from dialogue.questions.rounds import period_of
from storage import audit, question_versions, questions, rounds


async def edit_question(
    deed: Deed, before: Question, after: Question, actor: str, *, title: str = "", note: str = ""
) -> Question:
    """Keep `after` in place of `before`; returns it as it is kept.

    `title` is the short title as it was given, '' to make it of the text where it was made so before. `note` says why the
    words were changed, for whoever compares versions. Raises NotAllowed, NotFound and WrongState.
    """
    after = _tidied(before, after, title)
    check_words(deed, after, title)
    replied = before.status != "draft" and await questions.has_replies(deed.connection, before.id)
    _check_life(deed, before, after, replied=replied)
    after = _in_series(deed, before, reword(before, after, replied=replied))
    if after == before:
        return before
    if after.version != before.version:
        await question_versions.insert_wording(deed.connection, before, deed.now, actor, note)
    write = questions.update_draft if before.status == "draft" else questions.update_asked
    await write(deed.connection, after)
    if before.series_id and after.repeats != before.repeats:
        await rounds.update_repeats(deed.connection, before.series_id, after.repeats)
    told = f"version {after.version}" if replied and rewords(before, after) else ""
    await audit.insert_audit(deed.connection, deed.now, actor, "change-question", before.code, told)
    return after


def _tidied(before: Question, after: Question, title: str) -> Question:
    text = " ".join(after.text.split())
    derived = before.short_title == short_title(before.text)
    kept = short_title(text, title) if title or derived else after.short_title
    return replace(after, text=text, short_title=kept)


def _check_life(deed: Deed, before: Question, after: Question, *, replied: bool) -> None:
    if before.status == "archived":
        raise WrongState(f"The question {before.code!r} is archived and cannot be changed.")
    if replied and after.kind != before.kind:
        raise NotAllowed("Somebody has answered already, so the kind stays; ask a new question instead.")
    if before.status == "open" and (after.closes_at is None or after.closes_at <= deed.now):
        raise NotAllowed(
            "An open question needs a closing time that is to come; "
            f"close it at once with `medskick question close {before.code}`."
        )
    if before.status not in ("draft", "open") and after.closes_at != before.closes_at:
        raise WrongState(f"The question {before.code!r} is {before.status}; its closing time stays.")


def _in_series(deed: Deed, before: Question, after: Question) -> Question:
    """The question with its series and period, where it has begun to come back."""
    if not after.repeats or before.series_id:
        return after
    day = (before.opened_at or after.opens_at or deed.now).astimezone(STOCKHOLM).date()
    return replace(after, series_id=before.id, period=period_of(day, after.repeats))
