"""What the mails of the newsletter's list say: the one to press, and the one that welcomes. Sends nothing."""

from __future__ import annotations

import hashlib

from dialogue.house import House
from wording.catalogues import Translator, translator

_SHOWN = ("page.lead", "page.hint", "page.kept", "sign-up.asked", "sign-up.not-you", "confirm.ask")


def mailing_words(language: str) -> Translator:
    """The words of the newsletter's list."""
    return translator("mailing", language)


def sign_up_wording(language: str) -> str:
    """Which texts somebody who signs up is shown: the start of their hash, kept as part of the proof."""
    t = mailing_words(language)
    shown = "\n".join(t.catalogue.gettext(key) for key in _SHOWN)
    return hashlib.sha256(shown.encode()).hexdigest()[:12]


def sign_up_paragraphs(language: str, house: House) -> tuple[str, ...]:
    """The mail whose link has to be pressed."""
    t = mailing_words(language)
    return (t.text("sign-up.asked", name=house.name), t.text("sign-up.not-you"))


def welcome_paragraphs(language: str, house: House, source: str, ground: str) -> tuple[str, ...]:
    """The one mail to somebody from a list: where we have the address from, on what ground, and how to say no."""
    t = mailing_words(language)
    told = (
        t.text("welcome.source.import", office=house.office_in(language))
        if source in ("", "import")
        else source
    )
    why = (t.text("welcome.ground", ground=ground),) if ground else ()
    return (
        t.text("welcome.text", name=house.name),
        t.text("welcome.from", source=told),
        *why,
        t.text("welcome.no"),
    )
