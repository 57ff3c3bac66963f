"""What is asked: a question's data, and the rules of its life from draft to archived.

Pure: states and times in, decisions out.
"""

from dialogue.questions.life import Refusal, may_open, takes_replies
from dialogue.questions.question import (
    CODE,
    LINK,
    TITLE_LENGTH,
    Counted,
    Question,
    QuestionKind,
    Repeats,
    Status,
    short_title,
)
from dialogue.questions.rewording import Wording, reword, rewords
from dialogue.questions.series import Figure, Report, series

__all__ = [
    "CODE",
    "LINK",
    "TITLE_LENGTH",
    "Counted",
    "Figure",
    "Question",
    "QuestionKind",
    "Refusal",
    "Repeats",
    "Report",
    "Status",
    "Wording",
    "may_open",
    "reword",
    "rewords",
    "series",
    "short_title",
    "takes_replies",
]
