"""Recurring events of a calendar: their occasions in a span of time, each with its identity.

recurring-ical-events does the arithmetic, one series at a time so that a bad one spoils no other. Refused
beforehand: rules that repeat within the day, which would run for ever or fill a letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import icalendar
import recurring_ical_events

from newsletter.feeds.moments import in_utc
from newsletter.feeds.vevent import first

Span = tuple[datetime, datetime]
"""From and to, aware UTC."""

_BEHIND: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=400)
_OLDEST: Final = datetime(1970, 1, 1, tzinfo=UTC)

_WITHIN_THE_DAY: Final = {"SECONDLY", "MINUTELY", "HOURLY"}
_TIMES_OF_DAY: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_RECURS: Final = ("RRULE", "RDATE", "RECURRENCE-ID")


class Refused(Exception):
    """A series that is passed over; the text says why, to follow its title."""


class UnreadableRule(Exception):
    """A series whose rule is broken: what is known of it is the start that its VEVENT gives."""


def time_ahead(now: datetime) -> Span:
    """The span in which occasions are wanted: from yesterday to 400 days ahead."""
    return now.astimezone(UTC) - _BEHIND, now.astimezone(UTC) + _AHEAD


def time_past(now: datetime) -> Span:
    """All that lies before `time_ahead`, for calendars in which everything is over."""
    return _OLDEST, now.astimezone(UTC) - _BEHIND


def grouped(components: Iterable[icalendar.Component]) -> list[tuple[str, list[icalendar.Component]]]:
    """The VEVENTs by UID in the document's order; each without UID is a group of its own, under ""."""
    groups: dict[str, list[icalendar.Component]] = {}
    nameless: list[tuple[str, list[icalendar.Component]]] = []
    for part in components:
        uid = str(first(part, "UID") or "").strip()
        if uid:
            groups.setdefault(uid, []).append(part)
        else:
            nameless.append(("", [part]))
    return [*groups.items(), *nameless]


def is_series(group: Iterable[icalendar.Component]) -> bool:
    return any(name in part for part in group for name in _RECURS)


def occasions(
    calendar: icalendar.Component, uid: str, group: Iterable[icalendar.Component], span: Span
) -> list[tuple[str, icalendar.Component]]:
    """The occasions of one series in `span`, as (identity, VEVENT).

    The identity is the UID with the RECURRENCE-ID, the start that the occasion had in the rule, so that it
    stays when the occasion is moved (RFC 5545 section 3.8.4.4). Raises Refused and UnreadableRule.
    """
    parts = list(group)
    for part in parts:
        _refuse_within_the_day(part)
    alone = icalendar.Calendar()
    if "X-WR-TIMEZONE" in calendar:
        alone["X-WR-TIMEZONE"] = calendar["X-WR-TIMEZONE"]
    for part in parts:
        alone.add_component(part)
    try:
        found = recurring_ical_events.of(alone).between(*span)
    except Exception as error:  # the libraries raise many kinds on broken rules
        raise UnreadableRule from error
    return _identified(uid, found)


def _refuse_within_the_day(part: icalendar.Component) -> None:
    rules = part.get("RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, icalendar.vRecur):
            raise UnreadableRule
        if {str(each).upper() for each in rule.get("FREQ", [])} & _WITHIN_THE_DAY:
            raise Refused("repeats more often than daily and was passed over")
        if any(len(rule.get(name, [])) > 1 for name in _TIMES_OF_DAY):
            raise Refused("repeats several times a day and was passed over")
        if any(not isinstance(each, int) or each < 1 for each in rule.get("INTERVAL", [])):
            raise UnreadableRule


def _identified(uid: str, found: list[icalendar.Component]) -> list[tuple[str, icalendar.Component]]:
    marks = [_mark(first(part, "RECURRENCE-ID")) for part in found]
    seen = Counter(marks)
    # An occasion moved by RANGE=THISANDFUTURE carries the mark of the change, as all after it do.
    return [
        (f"{uid}/{mark if seen[mark] == 1 else _mark(first(part, 'DTSTART'))}" if uid else "", part)
        for mark, part in zip(marks, found, strict=True)
    ]


def _mark(value: Any) -> str:
    moment: date = value.dt
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{in_utc(moment):%Y%m%dT%H%M%SZ}"
