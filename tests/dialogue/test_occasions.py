"""An occasion that two calendars tell of is shown once; what is only alike stays two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.events import Event
from dialogue.feeds import KeptEvent
from dialogue.occasions import is_same, told_once

AT = datetime(2026, 11, 18, 17, tzinfo=UTC)
SOUP = Event("a", "Soppa och samtal", AT, place="Borås")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(SOUP, uid="b"), True),
        (replace(SOUP, uid="b", title="Soppa & samtal i Borås"), True),
        (replace(SOUP, uid="b", title="SOPPA OCH SAMTAL!"), True),
        (replace(SOUP, uid="b", title="Öppet hus", url="https://a.se/1"), False),
        (replace(SOUP, uid="b", starts=AT + timedelta(hours=1)), False),
        (replace(SOUP, uid="b", starts=AT.replace(hour=0), all_day=True), True),
        (replace(SOUP, uid="b", starts=AT + timedelta(days=1)), False),
        (replace(SOUP, uid="b", title="Soppa"), False),
        (replace(SOUP, uid="b", title="Soppa och sång"), False),
    ],
)
def test_what_is_surely_the_same_is_known(other: Event, same: bool) -> None:
    assert is_same(SOUP, other) is same is is_same(other, SOUP)


def test_a_short_title_is_the_same_only_when_it_is_all_the_same() -> None:
    meeting = Event("a", "Möte", AT)
    assert is_same(meeting, replace(meeting, uid="b"))
    assert not is_same(meeting, replace(meeting, uid="b", title="Möte om lokaler"))


def test_the_same_page_at_the_same_time_is_the_same() -> None:
    one = replace(SOUP, url="https://a.se/soppa")
    assert is_same(one, Event("b", "Välkommen!", AT, url="https://a.se/soppa"))


def kept(name: str, event: Event, feed: str | None = "f") -> KeptEvent:
    return KeptEvent(name, feed, event, AT)


def test_the_one_that_tells_most_stands_for_the_others() -> None:
    fuller = replace(SOUP, uid="b", signup_by=date(2026, 11, 15), url="https://a.se/soppa")
    assert [one.id for one in told_once([kept("1", SOUP), kept("2", fuller)])] == ["2"]
    assert [one.id for one in told_once([kept("1", SOUP), kept("2", replace(SOUP, uid="b"), None)])] == ["2"]


def test_a_cancellation_holds_whoever_tells_of_it() -> None:
    fuller = replace(SOUP, uid="b", url="https://a.se/soppa", organiser="Fika")
    [shown] = told_once([kept("1", replace(SOUP, status="cancelled")), kept("2", fuller)])
    assert shown.event.status == "cancelled"


titles = st.sampled_from(
    ["Soppa och samtal", "Soppa och samtal i Borås", "Öppet hus", "Möte", "Årsmöte för alla"]
)
occasions = st.builds(
    lambda uid, title, hours: Event(uid, title, AT + timedelta(hours=hours)),
    st.text("abc", min_size=1, max_size=3), titles, st.integers(0, 2),
)  # fmt: skip


@given(st.lists(occasions, max_size=12))
def test_nothing_is_made_up_and_nothing_that_stands_alone_is_lost(events: list[Event]) -> None:
    given_ = [kept(str(number), event) for number, event in enumerate(events)]
    shown = told_once(given_)
    assert set(shown) <= set(given_)
    alone = [
        one
        for one in given_
        if not any(is_same(one.event, other.event) for other in given_ if other is not one)
    ]
    assert [one for one in shown if one in alone] == alone
