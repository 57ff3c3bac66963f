"""A question to try rules on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from dialogue.questions import Question

NOW: Final = datetime(2026, 11, 10, 11, tzinfo=UTC)
_QUESTION: Final = Question(
    id="q1", code="lokaler", text="Vilka lokaler saknar ni?", short_title="Vilka lokaler saknar ni?", label="",
    background="Budgeten läggs i mars.", link="", owner="Disa", level="", decision_body="", decision_on=None,
    theme_id=None, meeting_id=None, status="draft", opens_at=None, closes_at=datetime(2026, 12, 1, 23, tzinfo=UTC),
    feedback="", feedback_at=None, created_at=NOW, opened_at=None,
)  # fmt: skip


def a_question(**changed: Any) -> Question:
    """A draft that nothing speaks against, with what is `changed`."""
    return replace(_QUESTION, **changed)
