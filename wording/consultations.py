"""What a contact of an organisation is told about a consultation by mail: that there is one, its last day, a move of it.

Plain text without what differs from one organisation to the next but in `opening`. Sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogue.consultations import Consultation, last_day
from dialogue.house import House
from dialogue.language.dates import STOCKHOLM, english_date, swedish_date, swedish_time
from dialogue.reminders import LastDay, Round
from wording.catalogues import Translator, translator

NO_HOUR = ("23.59", "0.00")
"""A last day that ends with its day needs no hour."""
ANSWERS = ("will-answer", "declined", "answered")
"""The buttons, in their order."""


@dataclass(frozen=True, slots=True)
class ReminderText:
    """A mail's heading, its paragraphs, and why one gets it."""

    heading: str
    paragraphs: tuple[str, ...]
    why: str


def reminder_text(
    language: str, consultation: Consultation, about: Round, lead: str, house: House, now: datetime
) -> ReminderText:
    """The mail of one round. `lead` is the name of the organisation that leads a joint answer, or ''."""
    t = translator("consultation", language)
    day = deadline_words(about.last, language)
    key = about.stage if about.stage in ("announcement", "moved") else "reminder"
    paragraphs = [
        what_it_is(t, consultation),
        when(language, about.last, now),
        _together(t, language, consultation, about, lead),
        t.text("mail.ask"),
        formal(t, consultation, house),
    ]
    return ReminderText(
        t.text(f"heading.{key}", title=consultation.title, day=day),
        tuple(filter(None, paragraphs)),
        t.text("mail.why", office=house.office_in(language)),
    )


def opening(language: str, organisation: str, earlier: str = "") -> str:
    """The line that names the organisation, and the last day (as it was told, see `LastDay.told`) that no longer holds."""
    t = translator("consultation", language)
    if not earlier:
        return t.text("mail.to", organisation=organisation)
    return t.text("mail.to.moved", organisation=organisation, day=told_words(earlier, language))


def answer_label(language: str, standing: str) -> str:
    """What a button says: that one will answer, declines, or has answered."""
    return translator("consultation", language).text(f"button.{standing}")


def link_label(language: str, what: str) -> str:
    """What leads to the "page", or to the "calendar" file."""
    return translator("consultation", language).text(f"link.{what}")


def what_it_is(t: Translator, consultation: Consultation) -> str:
    """Who asks what, with the case number where there is one."""
    asks = t.text("what", body=_begin(consultation.body), title=consultation.title)
    if not consultation.case_number:
        return asks
    return f"{asks} {t.text('what.case', number=consultation.case_number)}"


def formal(t: Translator, consultation: Consultation, house: House) -> str:
    """That an answer here is no formal response, and where that one goes."""
    where = "formal.registry" if house.registry else "formal.body"
    said = [t.text("formal"), t.text(where, body=consultation.body, registry=house.registry)]
    if consultation.case_number:
        said.append(t.text("formal.case", number=consultation.case_number))
    return " ".join(said)


def deadline_words(last: LastDay, language: str) -> str:
    """A last day as it is read: "fredag 29 januari 2027", with the hour where it ends earlier than its day; or the words."""
    if last.at is None:
        return last.words
    day = last_day(last.at)
    written = english_date(day) if language == "en" else swedish_date(day)
    hour = swedish_time(last.at.astimezone(STOCKHOLM))
    if hour in NO_HOUR:
        return written
    return translator("consultation", language).text("day.hour", day=written, hour=hour)


def told_words(told: str, language: str) -> str:
    """The same of what an organisation was told (`LastDay.told`)."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return told
    return deadline_words(LastDay(at, "", at), language)


def when(language: str, last: LastDay, now: datetime) -> str:
    """The last day in a sentence, with the days that are left; or that only words for it are known."""
    t, day = translator("consultation", language), deadline_words(last, language)
    if last.at is None:
        return t.text("when.words", words=day)
    left = (last_day(last.at) - now.astimezone(STOCKHOLM).date()).days
    counted = t.text("when.today") if left <= 0 else t.plural("when.left", left)
    return f"{t.text('when.day', day=day)} {counted}"


def _together(t: Translator, language: str, consultation: Consultation, about: Round, lead: str) -> str:
    """How a joint answer is made; '' for any other."""
    outer = LastDay(consultation.deadline, consultation.deadline_words, about.due)
    if about.track == "others":
        return t.text("together.others", lead=lead, day=deadline_words(outer, language))
    if about.track == "lead" and consultation.inner_deadline:
        inner = LastDay(consultation.inner_deadline, "", about.due)
        return t.text("together.lead", day=deadline_words(inner, language))
    return t.text("together", lead=lead) if lead else ""


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]
