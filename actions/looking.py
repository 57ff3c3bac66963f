"""What staff look at before they change the coding frame or count: themes with their counts, rising and missed words,
replies that say the same. Changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time

from actions.errors import NotFound
from dialogue.language.dates import STOCKHOLM
from dialogue.safety import mask_personnummer
from dialogue.themes import Frame
from dialogue.themes.alike import alike
from dialogue.themes.rising import MissedWord, RisingWord, Said, missed, rising
from storage import coding, meetings, questions
from storage.coding import Counted
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme's replies: what a person has confirmed, and what nobody has looked at yet.

    organisations: that are behind the confirmed ones; `only` names it where there is one alone.
    """

    id: str
    label: str
    confirmed: int
    unconfirmed: int
    organisations: int
    only: str


@dataclass(frozen=True, slots=True)
class SaysTheSame:
    """A reply and an earlier one to the same question that it seems to repeat; `likeness` up to 1."""

    id: str
    same_as: str
    likeness: float
    question: str
    text: str
    first: str


async def count_themes(
    connection: Connection, frame: Frame, code: str | None, since: datetime | None
) -> tuple[ThemeCount, ...]:
    """Every theme that some reply has or may have, the most confirmed first; none is left out for being rare.

    Raises NotFound for a question.
    """
    rows = await coding.count_themes(connection, await _question_id(connection, code), since)
    counts = []
    for row in rows:
        theme = frame.theme(row["theme_id"])
        label = theme.label_sv if theme else row["theme_id"]
        only = row["only"] if row["organisations"] == 1 else ""
        counts.append(
            ThemeCount(row["theme_id"], label, row["confirmed"], row["suggested"], row["organisations"], only)
        )
    return tuple(sorted(counts, key=lambda one: (-one.confirmed, -one.unconfirmed, one.id)))


async def since_last_meeting(connection: Connection, now: datetime) -> datetime | None:
    """When the day after the last meeting began; None where there was none."""
    today = now.astimezone(STOCKHOLM).date()
    meeting = await meetings.select_latest_meeting(connection, today)
    if meeting is None or meeting.held_on is None:
        return None
    return datetime.combine(meeting.held_on, time.max, STOCKHOLM)


async def rising_words(
    connection: Connection, frame: Frame, since: datetime | None
) -> tuple[RisingWord, ...]:
    """Words that no theme knows, in more of the replies since a time than before it (None: in all there are)."""
    counted = await coding.select_counted(connection)
    now = [_said(one) for one in counted if since is None or one.received_at >= since]
    before = [_said(one) for one in counted if since is not None and one.received_at < since]
    return rising(now, before, frame)


async def missed_words(connection: Connection, frame: Frame) -> tuple[MissedWord, ...]:
    """Words that people's confirmations speak for adding to a theme."""
    confirmed: dict[str, list[str]] = defaultdict(list)
    for row in await coding.select_confirmed(connection):
        confirmed[row["reply_id"]].append(row["theme_id"])
    counted = await coding.select_counted(connection)
    return missed([_said(one, tuple(confirmed[one.id])) for one in counted if one.id in confirmed], frame)


async def replies_alike(connection: Connection, code: str | None) -> tuple[SaysTheSame, ...]:
    """Replies that seem to repeat an earlier one to the same question, the most alike first. Raises NotFound."""
    counted = await coding.select_counted(connection, await _question_id(connection, code))
    by_question: dict[str, dict[str, str]] = defaultdict(dict)
    for one in counted:
        by_question[one.code][one.id] = mask_personnummer(one.text)
    found = [
        SaysTheSame(pair.id, pair.same_as, pair.likeness, question, texts[pair.id], texts[pair.same_as])
        for question, texts in by_question.items()
        for pair in alike(texts.items())
    ]
    return tuple(sorted(found, key=lambda one: (-one.likeness, one.question, one.same_as, one.id)))


def _said(reply: Counted, confirmed: tuple[str, ...] = ()) -> Said:
    return Said(reply.id, reply.text, reply.question, confirmed)


async def _question_id(connection: Connection, code: str | None) -> str | None:
    if code is None:
        return None
    question = await questions.select_question_by_code(connection, code)
    if question is None:
        raise NotFound(f"There is no question {code!r}; see `medskick question list`.")
    return question.id
