"""Rounds come by period key: planned once, and an outage is one late round."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue.recurring import RECURRING, current_round

HOURLY = RECURRING[0]
NOON = datetime(2026, 3, 29, 12, 20, tzinfo=UTC)
"""The day on which Sweden's clocks go forward."""
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds of a strategy that adds the zone


def test_the_first_round_is_the_one_we_are_in_and_nothing_was_missed() -> None:
    this = current_round(HOURLY, NOON, None)
    assert this is not None
    assert (this.key, this.missed) == ("refresh-feeds:2026-03-29T12:00", 0)


def test_a_round_is_planned_once() -> None:
    assert current_round(HOURLY, NOON, NOON.replace(minute=0)) is None


def test_three_days_of_outage_are_one_round_and_told() -> None:
    this = current_round(HOURLY, NOON, NOON.replace(minute=0) - timedelta(days=3))
    assert this is not None
    assert this.missed == 71 and this.late


def test_a_tick_a_day_is_no_outage() -> None:
    this = current_round(HOURLY, NOON, NOON.replace(minute=0) - timedelta(days=1))
    assert this is not None
    assert this.missed == 23 and not this.late


@given(moments, moments)
def test_a_round_is_never_due_later_than_now_and_never_older_than_its_interval(
    now: datetime, last: datetime
) -> None:
    for recurring in RECURRING:
        this = current_round(recurring, now, last)
        if this is not None:
            assert now - recurring.every < this.due <= now
            assert this.due > last
            assert this.missed >= 0
