"""What an issue tells of what came of what was said: questions, themes, then consultations. Reads; chooses the span only."""

from __future__ import annotations

from typing import Final

from dialogue.feedback import PublicAnswer, Status
from dialogue.themes import Frame, default_frame
from newsletter.facts import Feedback, Outcome, Period
from storage import consultations, feedback, themes
from storage.connection import Connection

OUTCOMES: Final[dict[Status, Outcome]] = {
    "read": "read",
    "working": "under-way",
    "done": "",
    "no": "no",
    "passed-on": "passed-on",
}
"""What "Så blev det" is followed by; it says by itself what is done."""


async def answered(connection: Connection, span: Period) -> tuple[Feedback, ...]:
    """What was told in the span, oldest first; then what came of consultations."""
    frame = await themes.select_frame(connection) or default_frame()
    told = await feedback.select_told_between(connection, span.covers_from, span.covers_to)
    decided = await consultations.select_decided_between(connection, span.covers_from, span.covers_to)
    return (
        *(_theme(one, frame) if one.kind == "theme" else _question(one) for one in told),
        *(
            Feedback(f"outcome:{one.code}", one.title, one.outcome, link=one.link, on="consultation")
            for one in decided
        ),
    )


def _question(one: PublicAnswer) -> Feedback:
    return Feedback(
        f"feedback:{one.code}",
        one.about,
        one.text,
        OUTCOMES[one.status],
        one.link,
        next_on=one.next_on,
        passed_to=one.passed_to,
    )


def _theme(one: PublicAnswer, frame: Frame) -> Feedback:
    theme = frame.theme(one.theme_id or "")
    return Feedback(
        f"feedback:theme-{one.id}",
        theme.label_sv if theme else one.about,
        one.text,
        OUTCOMES[one.status],
        one.link,
        "theme",
        name_en=theme.label_en if theme else "",
        next_on=one.next_on,
        passed_to=one.passed_to,
    )
