"""The one gate for what nobody asked for: when it may go to a person, who it concerns, when it is planned.

    judge(notice, person, sent, ahead, limits, now)  -> go, wait until, or drop
    announcing_at, pre_announcing_at, reminding_at   -> the evening slots of a question
    concerns(audience, organisation)                 -> whether a question is for this organisation's people

Pure. Quiet hours themselves are `dialogue.quiet`'s, what each kind may do is `dialogue.kinds`'s.
"""

from dialogue.unprompted.audience import concerns
from dialogue.unprompted.cap import WEEK, Sent, room_at
from dialogue.unprompted.gate import COULD_NOT_GO, Limits, Notice, Person, Reason, Verdict, judge
from dialogue.unprompted.plan import (
    LEAST_LEFT,
    announcing_at,
    evening_slot,
    pre_announcing_at,
    reminding_at,
)

__all__ = [
    "COULD_NOT_GO",
    "LEAST_LEFT",
    "WEEK",
    "Limits",
    "Notice",
    "Person",
    "Reason",
    "Sent",
    "Verdict",
    "announcing_at",
    "concerns",
    "evening_slot",
    "judge",
    "pre_announcing_at",
    "reminding_at",
    "room_at",
]
