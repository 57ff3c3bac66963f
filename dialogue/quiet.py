"""Quiet hours: when something unprompted may be sent at all. How often is `dialogue.unprompted`'s. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from dialogue.language.dates import STOCKHOLM


def next_waking(now: datetime, quiet: tuple[time, time] | None) -> datetime:
    """`now`, or the end (UTC) of the quiet hours that it falls in. The times are Stockholm's and may pass midnight.

    >>> next_waking(datetime(2026, 11, 10, 21, 30, tzinfo=UTC), (time(20), time(8)))
    datetime.datetime(2026, 11, 11, 7, 0, tzinfo=datetime.timezone.utc)
    """
    if quiet is None or quiet[0] == quiet[1]:
        return now
    begin, end = quiet
    local = now.astimezone(STOCKHOLM)
    clock = local.time()
    if not (begin <= clock < end if begin < end else clock >= begin or clock < end):
        return now
    day = local.date() + timedelta(days=clock >= end)
    return max(now, datetime.combine(day, end, STOCKHOLM).astimezone(UTC))
