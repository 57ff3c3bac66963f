"""What a text said about time: plain data, no parsing.

A `FoundDate` keeps what was written apart from what was concluded. `first` is None as long as the text does
not decide the date; `guess` is then a proposal to show a person, never a date to act upon.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from typing import Literal

Doubt = Literal[
    "year",  # no year was written and nothing else decides it
    "weekday",  # the written weekday does not fit the date
    "impossible",  # there is no such day (31 februari)
    "order",  # the end lies before the start
    "number",  # "5/10" without weekday or year may be a fraction
    "season",  # "vintern 2026" may begin in either of two years
]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day or a span of them, as written. `zone` is None when none was written (then Stockholm).

    `end` may be earlier than `start`: an evening that goes on past midnight. "24.00" is 00:00.
    """

    start: time
    end: time | None
    zone: timezone | None
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date, run of days or fuzzy period found in a text.

    text, span: the words and their place in the NFC form of the text.
    kind: "day", "days" (several in a row) or "period" (fuzzy: never to be reminded of as if exact).
    first, last: Stockholm calendar days, both included; None when the date is undecided.
    starts, ends: aware UTC, when a time of day was written and the date is decided.
    clock: the time of day as written, also when the date is undecided.
    doubts: what a person should be asked about before the date is used.
    guess: the first day on or after `today` that fits an undecided date; a proposal only.
    """

    text: str
    span: tuple[int, int]
    kind: Literal["day", "days", "period"]
    first: date | None
    last: date | None
    starts: datetime | None = None
    ends: datetime | None = None
    clock: Clock | None = None
    doubts: tuple[Doubt, ...] = ()
    guess: date | None = None

    @property
    def certain(self) -> bool:
        """True when this is an exact date that nothing speaks against."""
        return self.first is not None and self.kind != "period" and not self.doubts
