"""A consultation's reminder in the chat of an organisation's contact. The list of consultations is `remiss`'."""

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
OPEN = "cr"
"""… of all else that is pressed about consultations: then what, and the consultation's id."""


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
    """The three answers, each on a row of its own, and the board's day."""
    answers = [(Button(answer_label(language, one), f"{VERB}:{consultation_id}:{one}"),) for one in ANSWERS]
    board = Button(words(language, "remiss").text("button.board"), f"{OPEN}:b:{consultation_id}")
    return (*answers, (board,))


def answered_screen(language: str, title: str, standing: str, consultation_id: str) -> Said:
    """What is kept now of how the organisation stands, and what may be added; the buttons stay, for one may change one's
    mind."""
    t, also = words(language, "consultation"), words(language, "remiss")
    more = {"declined": ("button.why", "y"), "answered": ("button.link", "k")}.get(standing)
    row = ((Button(also.text(more[0]), f"{OPEN}:{more[1]}:{consultation_id}"),),) if more else ()
    return Said(
        f"<b>{safe(title)}</b>\n\n{t.text('page.done')} {t.text(f'chat.standing.{standing}')}",
        row + answer_buttons(language, consultation_id),
    )
