"""When something that nobody asked for may go: the gate, the cap, the evening slots, whom a question concerns."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kinds import KINDS
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Organisation
from dialogue.unprompted import (
    WEEK,
    Limits,
    Notice,
    Person,
    Sent,
    Verdict,
    announcing_at,
    concerns,
    evening_slot,
    judge,
    pre_announcing_at,
    reminding_at,
    room_at,
)

NIGHT = (time(20), time(8))
HOUSE = Limits(NIGHT, 3)
NOON = datetime(2026, 11, 10, 11, tzinfo=UTC)
"""A Tuesday."""
HOUR = timedelta(hours=1)
WILLING = Person("active", True, None)
QUESTION = Notice("question", "q1", None)


def at(day: int, hour: int) -> datetime:
    """A moment in Stockholm in November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=STOCKHOLM).astimezone(UTC)


def sent(*hours_ago: float, now: datetime = NOON) -> list[Sent]:
    return [Sent("feedback", None, now - hours * HOUR) for hours in hours_ago]


def test_in_the_day_it_goes_at_once() -> None:
    assert judge(QUESTION, WILLING, [], 0, HOUSE, NOON) == Verdict(NOON)


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (Person("active", False, None), "stopped"),
        (Person("blocked", True, None), "gone"),
        (Person("erased", False, None), "gone"),
        (None, "gone"),
    ],
)
def test_whoever_does_not_want_it_or_is_not_there_gets_nothing(person: Person | None, reason: str) -> None:
    assert judge(QUESTION, person, [], 0, HOUSE, NOON) == Verdict(None, reason)  # type: ignore[arg-type]


def test_what_is_claimed_after_eight_in_the_evening_waits_for_the_morning() -> None:
    assert judge(QUESTION, WILLING, [], 0, HOUSE, at(10, 20)) == Verdict(at(11, 8), "quiet")


def test_after_a_crisis_it_waits_a_week_and_nothing_tells_why() -> None:
    hurt = Person("active", True, NOON + WEEK)
    assert judge(QUESTION, hurt, [], 0, HOUSE, NOON) == Verdict(NOON + WEEK, "quiet")
    soon = Notice("question", "q1", NOON + WEEK / 2)
    assert judge(soon, hurt, [], 0, HOUSE, NOON) == Verdict(None, "quiet")


def test_whoever_sits_at_a_meetings_table_is_asked_nothing_else() -> None:
    seated = Person("active", True, None, at(10, 16))
    assert judge(QUESTION, seated, [], 0, HOUSE, NOON) == Verdict(at(10, 16), "quiet")


def test_above_the_cap_it_waits_until_the_oldest_is_a_week_old() -> None:
    had = sent(6 * 24, 30, 2)
    assert judge(QUESTION, WILLING, had, 0, HOUSE, NOON) == Verdict(NOON + 24 * HOUR, "cap")
    assert judge(Notice("question", "q1", NOON + HOUR), WILLING, had, 0, HOUSE, NOON) == Verdict(None, "cap")
    assert judge(QUESTION, WILLING, had[:2], 0, HOUSE, NOON) == Verdict(NOON)
    assert judge(QUESTION, WILLING, [], 0, Limits(NIGHT, 0), NOON) == Verdict(None, "cap")


def test_what_is_more_pressing_takes_the_last_place() -> None:
    assert judge(QUESTION, WILLING, sent(30, 2), 1, HOUSE, NOON).reason == "cap"
    assert judge(QUESTION, WILLING, sent(30), 1, HOUSE, NOON) == Verdict(NOON)


def test_a_question_and_the_word_before_it_count_as_one() -> None:
    had = [*sent(30, 20), Sent("pre-announcement", "q1", NOON - 18 * HOUR)]
    assert judge(QUESTION, WILLING, had, 0, HOUSE, NOON) == Verdict(NOON)
    assert judge(Notice("question", "q2", None), WILLING, had, 0, HOUSE, NOON).reason == "cap"


@given(
    st.lists(st.integers(0, 400), max_size=12),
    st.integers(1, 4),
    st.lists(st.sampled_from(["q1", "q2", None]), min_size=12, max_size=12),
)
def test_room_is_never_above_the_cap_in_any_seven_days(
    gaps: list[int], cap: int, questions: list[str | None]
) -> None:
    now, went = NOON, list[Sent]()
    for gap, question in zip(gaps, questions, strict=False):
        now += timedelta(minutes=gap * 7)
        kind = "pre-announcement" if gap % 2 else "question"
        new = Sent(kind, question, now)
        room = room_at(new, went, 0, cap)
        assert room is not None and room >= now
        if room == now:
            went.append(new)
        since = now - WEEK
        recent = [one for one in went if one.at > since]
        alone = sum(one.question_id is None for one in recent)
        assert alone + len({one.question_id for one in recent} - {None}) <= cap


@given(
    st.integers(0, 20_000),
    st.integers(-5_000, 20_000),
    st.lists(st.integers(0, 10_080), max_size=6),
    st.integers(0, 4),
    st.one_of(st.none(), st.integers(0, 30_000)),
)
def test_whenever_something_may_go_nothing_speaks_against_it(
    since: int, peace: int, had: list[int], ahead: int, useful: int | None
) -> None:
    now = NOON + timedelta(minutes=since)
    person = Person("active", True, NOON + timedelta(minutes=peace))
    before = [Sent("feedback", None, now - timedelta(minutes=minutes)) for minutes in had]
    not_after = None if useful is None else NOON + timedelta(minutes=useful)
    verdict = judge(Notice("feedback", None, not_after), person, before, ahead, HOUSE, now)
    if verdict.at is None:
        assert not_after is not None
        return
    assert verdict.at >= now and (not_after is None or verdict.at <= not_after)
    assert 8 <= verdict.at.astimezone(STOCKHOLM).hour < 20
    if verdict.at == now:
        assert person.quiet_until is not None and now >= person.quiet_until
        assert sum(one.at > now - WEEK for one in before) + ahead < 3


def test_only_what_waits_for_waking_hours_is_judged() -> None:
    assert {name for name, kind in KINDS.items() if kind.rank} == {
        "question", "pre-announcement", "question-reminder", "reminder", "feedback", "consultation-reminder",
        "deadline-moved", "digest", "match", "office-word",
    }  # fmt: skip


def test_a_question_is_told_in_the_evening_and_spoken_of_the_evening_before() -> None:
    assert announcing_at(at(10, 9), NIGHT) == at(10, 18)
    assert announcing_at(at(10, 18), NIGHT) == at(10, 18)
    assert announcing_at(at(10, 19), NIGHT) == at(11, 18)
    assert pre_announcing_at(at(10, 9), NIGHT) == at(9, 18)
    assert pre_announcing_at(at(10, 19), NIGHT) == at(10, 18)


def test_where_the_evening_is_quiet_the_slot_is_the_morning_after() -> None:
    assert evening_slot(at(10, 9), (time(17), time(9))) == at(11, 9)


def test_one_reminder_at_two_thirds_two_for_a_question_of_more_than_thirty_days_none_for_a_short_one() -> (
    None
):
    assert reminding_at(at(1, 18), at(1, 18) + timedelta(days=12), NIGHT) == (at(9, 18),)
    assert reminding_at(at(1, 18), at(30, 18) + timedelta(days=2), NIGHT) == (at(17, 18), at(27, 18))
    assert reminding_at(at(1, 18), at(2, 18), NIGHT) == ()
    assert reminding_at(at(1, 18), None, NIGHT) == ()


@given(
    st.integers(0, 525_600).map(lambda minutes: NOON + timedelta(minutes=minutes)), st.integers(0, 24 * 90)
)
def test_a_reminder_is_never_in_quiet_hours_nor_right_after_nor_right_before(
    told: datetime, hours: int
) -> None:
    closes = told + hours * HOUR
    for slot in reminding_at(told, closes, NIGHT):
        assert 8 <= slot.astimezone(STOCKHOLM).hour < 20
        assert told + 24 * HOUR <= slot <= closes - 4 * HOUR


def stigfinnarna(**known: object) -> Organisation:
    told = {"subregion": "", "themes": (), "size": ""} | known
    return Organisation(
        "o1", "Stigfinnarna", "stigfinnarna", None, "", form="", signatory_since=None, visible=True, language="sv",
        state="listed", created_at=NOON, **told,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_question_concerns_whoever_is_not_known_to_be_outside() -> None:
    small_in_the_south = {"sizes": ["small"], "subregions": ["Söder"], "levels": ["local"]}
    assert concerns(small_in_the_south, None)
    assert concerns(small_in_the_south, stigfinnarna())
    assert concerns(small_in_the_south, stigfinnarna(size="small", subregion="söder"))
    assert not concerns(small_in_the_south, stigfinnarna(size="large", subregion="söder"))
    assert not concerns(small_in_the_south, stigfinnarna(subregion="Norr"))
    assert concerns({"themes": ["culture", "youth"]}, stigfinnarna(themes=("youth", "health")))
    assert not concerns({"themes": ["culture"]}, stigfinnarna(themes=("youth",)))
    assert concerns({"themes": []}, stigfinnarna(themes=("youth",)))
