"""When something unprompted may go."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.dates import STOCKHOLM
from dialogue.quiet import next_waking

NIGHT = (time(20), time(8))
moments = st.integers(1_577_836_800, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))


def test_in_the_evening_it_waits_for_the_morning():
    evening = datetime(2026, 11, 10, 21, 30, tzinfo=UTC)
    assert next_waking(evening, NIGHT) == datetime(2026, 11, 11, 7, tzinfo=UTC)
    early = datetime(2026, 11, 10, 3, tzinfo=UTC)
    assert next_waking(early, NIGHT) == datetime(2026, 11, 10, 7, tzinfo=UTC)


def test_in_the_day_it_goes_at_once_and_without_quiet_hours_always():
    noon = datetime(2026, 11, 10, 11, tzinfo=UTC)
    assert next_waking(noon, NIGHT) == noon
    assert next_waking(noon.replace(hour=2), None) == noon.replace(hour=2)


@given(moments, st.times(), st.times())
def test_it_never_goes_in_quiet_hours_and_waits_less_than_a_day(now: datetime, begin: time, end: time):
    begin, end = begin.replace(microsecond=0), end.replace(microsecond=0)
    at = next_waking(now, (begin, end))
    assert timedelta() <= at - now <= timedelta(hours=25)
    clock = at.astimezone(STOCKHOLM).time()
    quiet = begin <= clock < end if begin < end else clock >= begin or clock < end
    assert begin == end or not quiet or at.astimezone(STOCKHOLM).fold
