"""Numbers over time: what each round of a question summed up to, and how many reported. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A whole number that `reporter` (an organisation, a person or a table) gave for a period."""

    period: str
    reporter: str
    value: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """The sum of a period, and of how many it is: the sum says little without."""

    period: str
    value: int
    reporters: int


def series(reports: Iterable[Report], periods: Iterable[str] = ()) -> tuple[Figure, ...]:
    """A figure for each period, the first on top; `periods` are those that were asked, also without any report.

    A reporter's latest number of a period replaces the ones before it, so that a correction is not added.
    """
    latest: dict[str, dict[str, int]] = {period: {} for period in periods}
    for report in sorted(reports, key=lambda one: one.received_at):
        latest.setdefault(report.period, {})[report.reporter] = report.value
    return tuple(Figure(period, sum(given.values()), len(given)) for period, given in sorted(latest.items()))
