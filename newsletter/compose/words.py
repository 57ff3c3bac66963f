"""What composing needs of a language: its catalogue, its dates, its lists, and cutting a text at a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dialogue.language.dates import STOCKHOLM, english_date, english_span, swedish_date, swedish_span
from dialogue.language.dates.names import MONTHS_EN, MONTHS_SV
from newsletter.content import DateBlock
from wording.catalogues import Translator, translator

_END_OF_DAY: Final = (time(0), time(23, 59))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the mail catalogue, and dates as that language writes them (Stockholm time)."""

    catalogue: Translator

    @property
    def swedish(self) -> bool:
        return self.catalogue.language == "sv"

    def text(self, key: str, **values: object) -> str:
        return self.catalogue.text(key, **values)

    def count(self, key: str, n: int, **values: object) -> str:
        return self.catalogue.plural(key, n, **values)

    def day(self, day: date) -> str:
        """ "fredag 17 oktober 2025"; an aware datetime is taken to its Stockholm day."""
        return swedish_date(day) if self.swedish else english_date(day)

    def span(self, starts: datetime, ends: datetime | None, all_day: bool = False) -> str:
        """ "fredag 17 oktober 2025 kl. 13.15–16.00"; a lone Stockholm midnight is a day without a time."""
        if ends is None and starts.astimezone(STOCKHOLM).time() == time(0):
            return self.day(starts)
        return (swedish_span if self.swedish else english_span)(starts, ends, all_day)

    def deadline(self, moment: datetime) -> str:
        """The last day, with a time of day only where it is not the end of that day."""
        local = moment.astimezone(STOCKHOLM)
        if local.time().replace(second=0, microsecond=0) not in _END_OF_DAY:
            return self.span(moment, None)
        return self.day(last_day(moment))

    def block(self, day: date) -> DateBlock:
        return DateBlock(str(day.day), self.month(day)[:3].lower())

    def month(self, day: date) -> str:
        return (MONTHS_SV if self.swedish else MONTHS_EN)[day.month - 1]

    def joined(self, parts: Sequence[str]) -> str:
        """ "a, b och c"."""
        *first, last = parts
        return self.text("list.and", first=", ".join(first), last=last) if first else last

    def capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]


def words_of(language: str) -> Words:
    """The words of `language`, a tag; Swedish for one that has no catalogue."""
    return Words(translator("mail", language))


def local_day(moment: datetime) -> date:
    """The Stockholm day of an aware datetime."""
    return moment.astimezone(STOCKHOLM).date()


def last_day(deadline: datetime) -> date:
    """The Stockholm day a deadline belongs to: midnight closes the day before it."""
    return local_day(deadline - timedelta(seconds=1))


def clipped(text: str, limit: int) -> str:
    """`text` on one line, at most `limit` characters, cut after a whole word where there is one."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word, space, _ = cut.rpartition(" ")
    return (at_word if space and len(at_word) > limit // 2 else cut).rstrip(" ,.;:–-") + "…"
