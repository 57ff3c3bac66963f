"""Facts to compile, without a database."""

from __future__ import annotations

from typing import Any, Final

from dialogue.compilation import Facts, Said
from dialogue.questions import Question
from dialogue.themes import default_frame
from tests.kit.cast import NOON
from tests.kit.meetings import MEETING

FRAME: Final = default_frame()


def question(number: int, label: str, text: str = "Vad saknas?") -> Question:
    """A closed question with the id "q1", "q2", …"""
    return Question(
        f"q{number}", f"fraga-{number}", f"{text} {number}", "", label, "", "", "", "", "", None, None, "d1", "closed",
        None, None, "", None, NOON, None,
    )  # fmt: skip


def said(reply_id: str, text: str = "Fler mötesplatser för alla i hela länet", **changed: Any) -> Said:
    """A table's reply to the first question, with what is `changed`."""
    values: dict[str, Any] = {
        "id": reply_id, "question_id": "q1", "text": text, "correction": "", "channel": "meeting", "source": "table",
        "table_name": "1", "visibility": "unnamed", "member_id": None, "organisation_id": None, "organisation": "",
        "subregion": "", "parent": None, "held": False, "withdrawn": False, "substance": True,
    }  # fmt: skip
    return Said(**values | changed)


def facts(*replies: Said, **changed: Any) -> Facts:
    """A meeting with two dialogues, of two questions and one."""
    values: dict[str, Any] = {
        "meeting": MEETING,
        "questions": (
            question(3, "dialog 2"), question(2, "dialog 1, fråga 2"), question(1, "dialog 1, fråga 1"),
        ),
        "said": replies,
        "dialogues": (),
        "frame": FRAME,
    }  # fmt: skip
    return Facts(**values | changed)
