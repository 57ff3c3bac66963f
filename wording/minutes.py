"""What was remarked on in minutes, as a sentence: for the command line and for the office's chat. Escapes nothing."""

from __future__ import annotations

from datetime import date

from dialogue.language.dates import english_date, swedish_date
from dialogue.minutes import Value, Warned
from wording.catalogues import translator


def remark(language: str, one: Warned) -> str:
    """The sentence; a day is told by its weekday."""
    told = {name: _told(language, value) for name, value in one.values}
    return translator("minutes", language).text(f"remark.{one.kind}", **told)


def _told(language: str, value: Value) -> str:
    if not isinstance(value, date):
        return str(value)
    return (english_date(value) if language == "en" else swedish_date(value)).split()[0]
