"""The addresses behind the buttons of a reminder: they name a consultation and an organisation, and need no login."""

from __future__ import annotations

from typing import Final

from actions.deed import Premises
from dialogue.tokens import signed, subject_of

CHOICE: Final = "val"
"""The query's name for the button that was pressed in the mail; looking changes nothing all the same."""


def answer_page(premises: Premises, consultation_id: str, organisation_id: str) -> str:
    """The page on which this organisation says how it stands."""
    token = signed(premises.key, "invitation", f"{consultation_id}-{organisation_id}")
    return f"{premises.public_url}/r/{token}"


def whose(key: bytes, token: str) -> tuple[str, str] | None:
    """The ids of the consultation and the organisation that a token names; None for one that is not ours."""
    subject = subject_of(key, "invitation", token)
    if subject is None:
        return None
    consultation_id, _, organisation_id = subject.partition("-")
    return consultation_id, organisation_id


def consultation_page(premises: Premises, code: str) -> str:
    """The public page of a consultation."""
    return f"{premises.public_url}/remiss/{code}"
