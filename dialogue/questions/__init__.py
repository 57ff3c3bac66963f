"""What is asked: a question's data, and the rules of its life from draft to archived.

Pure: states and times in, decisions out.
"""

from dialogue.questions.life import Refusal, may_open, takes_replies
from dialogue.questions.question import CODE, Counted, Question, QuestionKind, Repeats, Status, short_title
from dialogue.questions.rewording import Wording, reword, rewords

__all__ = [
    "CODE",
    "Counted",
    "Question",
    "QuestionKind",
    "Refusal",
    "Repeats",
    "Status",
    "Wording",
    "may_open",
    "reword",
    "rewords",
    "short_title",
    "takes_replies",
]
