"""Which of 24 cells an activity belongs to: four levels of participation by six steps of a decision. Pure.

Council of Europe, Code of Good Practice for Civil Participation in the Decision-Making Process (2009, revised 2019). The
level is what staff said of the activity; the step follows from what is known of it, so that nobody has to fill in a form.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from dialogue.questions import Question

Level = Literal["information", "consultation", "dialogue", "partnership", ""]
Step = Literal["agenda", "drafting", "decision", "implementation", "monitoring", "reformulation"]
LEVELS: Final[tuple[Level, ...]] = ("information", "consultation", "dialogue", "partnership", "")
"""The last one: nobody said."""
STEPS: Final[tuple[Step, ...]] = (
    "agenda", "drafting", "decision", "implementation", "monitoring", "reformulation",
)  # fmt: skip


def step_of(question: Question, about_proposal: bool, answered_series: Collection[str]) -> Step:
    """Where in a decision a question asks.

    One that comes back follows something up (monitoring), and does so in the light of what came of it once an earlier round has
    been answered (reformulation; `answered_series` are the ids of such series). One about a proposal, or with a decision
    ahead of it, works on a draft. Any other asks what should be taken up.
    """
    if question.series_id:
        return "reformulation" if question.series_id in answered_series else "monitoring"
    return "drafting" if about_proposal or question.decision_on else "agenda"
