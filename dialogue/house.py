"""What a house calls itself: names and own words, addresses, colours, crisis numbers.

Data and its defaults only: `app.house` reads it out of `house.toml`, and whoever writes to members takes a
`House` as an argument.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from dialogue.issue_days import USUAL, IssueDays

Audience = Literal["danger", "anyone", "adults", "under-18"]

CRISIS_NUMBERS_STAY_FRESH: Final = timedelta(days=183)
"""Half a year: an older checked-on date is warned about (domain.md, "Law and care")."""


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One line of the crisis answer.

    `number` is written as it is dialled, `chat` is an address without scheme or empty. `audience` says who
    it is for; the words for that are wording's, in the reader's language. "danger" is danger to life, now.
    """

    name: str
    number: str
    audience: Audience = "anyone"
    chat: str = ""


DEFAULT_CRISIS_LINES: Final = (
    CrisisLine("SOS Alarm", "112", "danger"),
    CrisisLine("Självmordslinjen", "90101", "anyone", "mind.se"),
    CrisisLine("Hjälplinjen", "90 390", "adults"),
    CrisisLine("Bris", "116 111", "under-18", "bris.se"),
)
"""Shown until a house writes its own list. Nobody has vouched for them: see `House.crisis_checked_on`."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The letter's and the pages' colours as `#rrggbb`; `accent` must be readable on white."""

    accent: str = "#1f5a4c"
    background: str = "#f4f1ea"
    text: str = "#1d2522"


@dataclass(frozen=True, slots=True)
class House:
    """Names and own words of whoever runs Medskick. Each field has a neutral default; empty is "not told".

    `agreement` is the agreement's name in running text, `parties` what those who signed it are called
    (plural), `office` what the staff are called to members, `office_en` in English. `logo` is an https address or an
    absolute path, `logo_text` its text alternative. `registry` is the mail address that formal responses are forwarded to.
    `crisis_lines` stand in the order they are shown; `crisis_checked_on` is the Stockholm day someone in the
    house last checked them, None as long as nobody has. `second_approver`: an issue needs two approvals. `issue_days`: when issues come.
    `focus` is the agreement's theme of the year, `principles` its principles by name: a question may serve one of them.
    """

    name: str = "Medskick"
    agreement: str = "överenskommelsen"
    parties: str = "underskrivare"
    office: str = "kansliet"
    office_en: str = "the office"
    controller: str = ""
    data_protection_officer: str = ""
    registry: str = ""
    postal_address: str = ""
    contact: str = ""
    logo: str = ""
    logo_text: str = ""
    colours: Colours = field(default_factory=Colours)
    crisis_lines: tuple[CrisisLine, ...] = DEFAULT_CRISIS_LINES
    crisis_checked_on: date | None = None
    second_approver: bool = False
    issue_days: IssueDays = USUAL
    focus: str = ""
    principles: tuple[str, ...] = ()

    def office_in(self, language: str) -> str:
        """What the staff are called in a language."""
        return self.office_en if language == "en" else self.office


def crisis_numbers_need_checking(house: House, today: date) -> bool:
    """Whether nobody has checked the crisis numbers in the six months before `today` (a Stockholm day)."""
    checked = house.crisis_checked_on
    return checked is None or today - checked > CRISIS_NUMBERS_STAY_FRESH
