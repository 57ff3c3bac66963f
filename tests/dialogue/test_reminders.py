"""When those who are invited to a consultation are reminded: by days on the wall, never twice, never of a fuzzy date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogue.consultations import MovedDeadline, last_day
from dialogue.language.dates import STOCKHOLM
from dialogue.reminders import Asked, LastDay, Round, choose, plan

NOON = datetime(2027, 9, 1, 10, tzinfo=UTC)
DISTANCES = {"six-weeks": 42, "two-weeks": 14, "two-days": 2}


def end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), STOCKHOLM).astimezone(UTC)


def asked(*deadlines: datetime | str, at: datetime = NOON, **named: object) -> Asked:
    """A consultation that was announced at `at`, its deadline moved once a day from then on."""
    history = [
        MovedDeadline(
            at + timedelta(days=number),
            one if isinstance(one, datetime) else None,
            one if isinstance(one, str) else "",
        )
        for number, one in enumerate(deadlines)
    ]
    return Asked(at, tuple(history), **named)  # type: ignore[arg-type]


def local(rounds: tuple[Round, ...]) -> dict[str, str]:
    return {one.stage: f"{one.due.astimezone(STOCKHOLM):%a %d %b %H:%M}" for one in rounds}


def test_three_mornings_and_the_announcement_whatever_the_clocks_do_in_between() -> None:
    assert local(plan(asked(end_of(date(2027, 11, 18))))) == {
        "announcement": "Wed 01 Sep 12:00",
        "six-weeks": "Thu 07 Oct 09:00",
        "two-weeks": "Thu 04 Nov 09:00",
        "two-days": "Tue 16 Nov 09:00",
    }


def test_the_leap_day_is_a_day_and_a_weekend_is_none() -> None:
    assert local(plan(asked(end_of(date(2028, 3, 2)))))["two-days"] == "Tue 29 Feb 09:00"
    assert local(plan(asked(end_of(date(2028, 4, 10)))))["six-weeks"] == "Mon 28 Feb 09:00"
    assert local(plan(asked(end_of(date(2027, 11, 15)))))["two-days"] == "Fri 12 Nov 09:00"


def test_what_would_have_come_before_the_announcement_is_left_out() -> None:
    assert [*local(plan(asked(end_of(date(2027, 9, 20)))))] == ["announcement", "two-weeks", "two-days"]
    assert [*local(plan(asked(end_of(date(2027, 9, 3)))))] == ["announcement"]
    assert plan(asked(end_of(date(2027, 8, 20)))) == ()


def test_a_fuzzy_date_is_never_reminded_of_as_if_exact() -> None:
    for words in ("våren 2028", "när det är klart"):
        assert [one.stage for one in plan(asked(words))] == ["announcement"]
    assert [one.stage for one in plan(asked(end_of(date(2028, 3, 1)), "våren 2028"))] == [
        "announcement",
        "moved",
    ]


def test_a_deadline_that_moved_is_planned_for_anew() -> None:
    rounds = plan(asked(end_of(date(2027, 11, 18)), end_of(date(2027, 9, 17))))
    assert local(rounds) == {
        "announcement": "Wed 01 Sep 12:00",
        "moved": "Thu 02 Sep 12:00",
        "two-days": "Wed 15 Sep 09:00",
    }, "two weeks before would be less than a day after the move was told"
    assert {one.last.at for one in rounds} == {end_of(date(2027, 9, 17))}


def test_the_lead_of_a_joint_answer_is_reminded_of_the_deadline_the_others_of_the_inner_one() -> None:
    inner = end_of(date(2027, 11, 4))
    rounds = plan(asked(end_of(date(2027, 11, 18)), inner=(inner, NOON)))
    of = {track: {one.last.at for one in rounds if one.track == track} for track in ("lead", "others", "all")}
    assert of == {"lead": {end_of(date(2027, 11, 18))}, "others": {inner}, "all": set()}
    assert len({(one.stage, one.mark) for one in rounds}) == len(rounds)


def due(stage: str, day: int, until: int | None = None, told: str = "ny") -> Round:
    at = NOON + timedelta(days=day)
    return Round(stage, f"{stage}{day}", at, None if until is None else NOON + timedelta(days=until), LastDay(None, told, NOON), "all")  # type: ignore[arg-type]  # fmt: skip


def test_of_what_is_due_at_once_the_latest_goes_and_the_rest_is_late() -> None:
    fates = choose([due("six-weeks", 1, 30), due("two-weeks", 20, 30)], "", NOON + timedelta(days=21))
    assert [(fate.round.stage, fate.does) for fate in fates] == [("six-weeks", "late"), ("two-weeks", "send")]
    (missed,) = choose([due("two-days", 1, 2)], "", NOON + timedelta(days=3))
    assert missed.does == "late" and "too little is left" in missed.reason


def test_an_announcement_is_not_missed_where_a_reminder_says_it_all() -> None:
    both = [due("announcement", 0, 30), due("six-weeks", 1, 30)]
    assert [fate.does for fate in choose(both, "", NOON + timedelta(days=2))] == ["spare", "send"]
    assert [fate.does for fate in choose(both, "", NOON + timedelta(days=31))] == ["late", "late"]


def test_a_move_is_told_to_those_only_who_were_told_of_another_day_and_comes_first() -> None:
    both = [due("moved", 1), due("two-weeks", 2)]
    now = NOON + timedelta(days=3)
    assert [fate.does for fate in choose(both, "gammal", now)] == ["send", "late"]
    for told in ("", "ny"):
        assert [(fate.round.stage, fate.does) for fate in choose(both, told, now)] == [("two-weeks", "send")]


DAYS = st.dates(date(2027, 9, 2), date(2029, 3, 1))


@given(announced=DAYS, history=st.lists(DAYS, min_size=1, max_size=4), hour=st.integers(0, 23))
@example(announced=date(2028, 1, 10), history=[date(2028, 2, 29)], hour=0)
@example(announced=date(2027, 9, 20), history=[date(2027, 10, 31)], hour=12)
def test_every_round_is_a_working_morning_before_the_last_day_at_its_distance(
    announced: date, history: list[date], hour: int
) -> None:
    at = datetime.combine(announced, time(hour), STOCKHOLM).astimezone(UTC)
    deadlines = [end_of(day) for day in history]
    rounds = plan(asked(*deadlines, at=at))
    assert len({(one.stage, one.mark) for one in rounds}) == len(rounds)
    for one in rounds:
        assert one.until is not None and one.last.at == deadlines[-1]
        if one.stage in DISTANCES:
            morning = one.due.astimezone(STOCKHOLM)
            wanted = last_day(deadlines[-1]) - timedelta(days=DISTANCES[one.stage])
            assert morning.time() == time(9) and morning.weekday() < 5
            assert timedelta() <= wanted - morning.date() <= timedelta(days=2)
            assert one.due >= at + timedelta(days=1)


@given(
    history=st.lists(DAYS, min_size=1, max_size=3),
    looks=st.lists(st.integers(0, 24 * 600), min_size=1, max_size=40),
)
def test_whenever_one_looks_each_round_goes_once_or_is_late_and_never_two_at_once(
    history: list[date], looks: list[int]
) -> None:
    rounds = plan(asked(*map(end_of, history)))
    over: dict[Round, str] = {}
    told = ""
    for now in sorted(NOON + timedelta(hours=hours) for hours in looks):
        coming = [one for one in rounds if one.due <= now and one not in over]
        fates = choose(coming, told, now)
        sent = [fate.round for fate in fates if fate.does == "send"]
        assert len(sent) <= 1
        assert all(one.until is None or now <= one.until for one in sent)
        over.update((one, "passed over") for one in coming)
        over.update((fate.round, fate.does) for fate in fates)
        told = sent[0].last.told if sent else told
    passed = [one for one, fate in over.items() if fate == "passed over"]
    assert all(one.stage == "moved" for one in passed)
    assert all(one in over for one in rounds if one.due <= NOON + timedelta(hours=max(looks)))


@pytest.mark.parametrize(
    ("at", "day"), [(end_of(date(2028, 2, 29)), 29), (datetime(2028, 2, 29, 23, tzinfo=UTC), 29)]
)
def test_a_deadline_at_midnight_ends_with_the_day_before(at: datetime, day: int) -> None:
    assert last_day(at) == date(2028, 2, day)
