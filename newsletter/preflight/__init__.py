"""Kontroll före utskick: one issue in one language looked over before anyone approves it.

Pure over what was gathered and made. Whether an approver may pass over a warning is `actions`' to say; a check that
blocks stands against sending until it is mended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsletter.content import IssueContent
from newsletter.facts import IssueFacts
from newsletter.preflight import care, dates, form, manners, plain
from newsletter.preflight.case import Case, Check, Context
from newsletter.preflight.page import read_page
from newsletter.render import RenderedMail
from wording.catalogues import translator

__all__ = ["Check", "Context", "check"]

_CHECKS: Final[tuple[Callable[[Case], Check], ...]] = (
    care.something_to_say,
    care.recipients,
    form.size,
    form.outline,
    form.links,
    care.quotations,
    care.few_voices,
    plain.plain_language,
    plain.long_sentences,
    plain.glossary,
    form.subject,
    form.first_line,
    form.own_links,
    form.pictures,
    form.colours,
    care.greeting,
    care.feedback,
    care.unconfirmed,
    dates.passed_dates,
    dates.doubtful_dates,
    dates.weekends,
    dates.sign_up_days,
    manners.sender,
    manners.postal_address,
    manners.tone,
    manners.safe_links,
    manners.link_words,
    manners.repeated,
    manners.pinned,
    manners.closing_soon,
    manners.personal_data,
)


def check(
    facts: IssueFacts, content: IssueContent, mail: RenderedMail, context: Context
) -> tuple[Check, ...]:
    """All checks of one variant, in a fixed order, those that may block first; each with a sentence for staff.

    `content` and `mail` are the variant's, made from `facts`.
    """
    words = translator("preflight", context.language)
    case = Case(facts, content, mail, read_page(mail.html), context, words)
    return tuple(one(case) for one in _CHECKS)
