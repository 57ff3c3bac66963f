"""The mail that passes a formal response on to the registry, in Swedish: the language of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogue.consultations import Consultation
from dialogue.house import House
from dialogue.language.dates import STOCKHOLM, swedish_date, swedish_time
from dialogue.members import Organisation
from wording.catalogues import translator


@dataclass(frozen=True, slots=True)
class RegistryMail:
    """Subject and plain text."""

    subject: str
    text: str


def registry_mail(
    consultation: Consultation,
    organisation: Organisation,
    text: str,
    received_at: datetime,
    by: Literal["chat", "page"],
    house: House,
) -> RegistryMail:
    """What is passed on: `text` word for word, above it who sent it in, when, and to what."""
    t = translator("remiss", "sv")
    local = received_at.astimezone(STOCKHOLM)
    case = consultation.case_number
    head = [
        t.text("registry.intro", house=house.name),
        t.text("registry.about", title=consultation.title, body=consultation.body),
        t.text("registry.case", number=case) if case else "",
        t.text("registry.from", organisation=organisation.name, email=organisation.email or "–"),
        t.text(f"registry.by.{by}"),
        t.text("registry.at", day=swedish_date(local.date()), time=swedish_time(local)),
    ]
    subject = t.text("registry.subject", organisation=organisation.name, title=consultation.title)
    lines = [*filter(None, head), "", t.text("registry.words"), "", text or t.text("registry.no-words")]
    return RegistryMail(f"{case}: {subject}" if case else subject, "\n".join(lines))
