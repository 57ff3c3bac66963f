"""An issue as one reader would see it, for staff to look at: HTML, text, source, or the whole mail.

The reader is somebody of the list or nobody; no link in it unsubscribes anyone.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Literal

from dialogue.addresses import Addresses
from dialogue.house import House
from dialogue.issues import Variant
from dialogue.letters import fill, read_letter, recipient_values
from newsletter.readers import NOBODY, Reader
from wording.recipients import own_line, why

Format = Literal["html", "text", "mjml", "eml"]


def sample(
    form: Format,
    issue_id: str,
    variant: Variant,
    letter: bytes,
    house: House,
    addresses: Addresses,
    now: datetime,
    reader: Reader = NOBODY,
) -> bytes:
    """The variant in one form. `letter` is its compiled bytes, `now` the Date of the mail. MJML is the bare source.

    Raises LetterError for a letter without sender.
    """
    values = sample_values(issue_id, variant.language, house, addresses, reader)
    if form == "eml":
        return fill(read_letter(letter), values, now)
    if form == "mjml":
        return variant.mjml.encode()
    if form == "html":
        return _filled(variant.html, {name: escape(value) for name, value in values.items()})
    return _filled(variant.text, values)


def sample_values(
    issue_id: str, language: str, house: House, addresses: Addresses, reader: Reader = NOBODY
) -> dict[str, str]:
    """The values of a letter to `reader`, with links that do nothing."""
    return recipient_values(
        issue=issue_id,
        recipient="nobody",
        address=reader.address,
        domain=addresses.domain or "localhost",
        unsubscribe=addresses.unsubscribe("prov"),
        unsubscribe_mail=addresses.unsubscribe_mail("prov"),
        preferences=addresses.preferences("prov"),
        why=why(reader.reason, language, house),
        own=own_line(language, reader.address, reader.said),
    )


def _filled(text: str, values: dict[str, str]) -> bytes:
    for name, value in values.items():
        text = text.replace(f"@@{name}@@", value)
    return text.encode()
