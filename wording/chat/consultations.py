"""A consultation's reminder in the chat of an organisation's contact. The list of consultations is `listings`'."""

from __future__ import annotations

from datetime import datetime

from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.reminders import Round
from wording.chat.plain import safe, words
from wording.consultations import ANSWERS, answer_label, reminder_text
from wording.said import Button, Said

VERB = "cs"
"""What a button's data begins with: then the consultation's id and the standing."""


def reminder_screen(
    language: str,
    consultation: Consultation,
    about: Round,
    opening: str,
    page: str,
    house: House,
    now: datetime,
    lead: str = "",
) -> Said:
    """One round's message, with a button for each answer. `opening` names the organisation, `page` is the public one."""
    t = words(language, "consultation")
    text = reminder_text(language, consultation, about, lead, house, now)
    link = f'<a href="{safe(page)}">{t.text("link.page")}</a>'
    lines = [f"<b>{safe(text.heading)}</b>", safe(opening), *map(safe, text.paragraphs), link]
    return Said("\n\n".join(lines), answer_buttons(language, consultation.id))


def answer_buttons(language: str, consultation_id: str) -> tuple[tuple[Button, ...], ...]:
    """The three answers, each on a row of its own."""
    return tuple((Button(answer_label(language, one), f"{VERB}:{consultation_id}:{one}"),) for one in ANSWERS)


def answered_screen(language: str, title: str, standing: str, consultation_id: str) -> Said:
    """What is kept now of how the organisation stands; the buttons stay, for one may change one's mind."""
    t = words(language, "consultation")
    return Said(
        f"<b>{safe(title)}</b>\n\n{t.text('page.done')} {t.text(f'chat.standing.{standing}')}",
        answer_buttons(language, consultation_id),
    )
