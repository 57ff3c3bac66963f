"""How fast messages may go: never faster than asked, never a burst after a rest."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from delivery.pace import Pace

BEGUN = datetime(2026, 11, 10, 12, tzinfo=UTC)


@given(st.lists(st.floats(0, 2), min_size=2, max_size=60), st.sampled_from([1.0, 20.0, 25.0]))
def test_a_mailing_never_exceeds_its_rate_however_irregular_the_calls(
    rests: list[float], rate: float
) -> None:
    pace, now, gone = Pace(rate), BEGUN, []
    for rest in rests:
        now += timedelta(seconds=rest)
        wait = pace.bulk_at(now)
        now = wait or now
        pace.note("chat", now, bulk=True)
        gone.append(now)
    for first, second in pairwise(gone):
        assert (second - first).total_seconds() >= 0.75 / rate - 1e-6
    assert (gone[-1] - gone[0]).total_seconds() >= (len(gone) - 1.25) / rate - 1e-6


def test_a_chat_gets_one_message_a_gap_and_others_do_not_wait_for_it() -> None:
    pace = Pace(25, gap=timedelta(seconds=1.05))
    pace.note("Amina", BEGUN, bulk=False)
    assert pace.ready_at("Amina", BEGUN) == BEGUN + timedelta(seconds=1.05)
    assert pace.ready_at("Bertil", BEGUN) is None
    assert pace.ready_at("Amina", BEGUN + timedelta(seconds=1.05)) is None


def test_the_longest_pause_that_was_asked_for_counts() -> None:
    pace = Pace(25)
    pace.halt(BEGUN + timedelta(seconds=9))
    pace.halt(BEGUN + timedelta(seconds=2))
    assert pace.halted_until(BEGUN + timedelta(seconds=8)) == BEGUN + timedelta(seconds=9)
    assert pace.halted_until(BEGUN + timedelta(seconds=9)) is None


def test_rate_zero_lifts_every_limit_of_ours() -> None:
    pace = Pace(0, gap=timedelta(seconds=1.05))
    pace.note("Amina", BEGUN, bulk=True)
    assert pace.ready_at("Amina", BEGUN) is None
    assert pace.bulk_at(BEGUN) is None
