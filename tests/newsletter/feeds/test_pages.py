"""Events of schema.org in a web page."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from newsletter.feeds.errors import FeedUnreadable
from tests.newsletter.feeds.reading import page, read

FIKA = {"@type": "Event", "name": "Fika", "startDate": "2026-12-04T18:00"}


def script(**more: object) -> str:
    return json.dumps(FIKA | more)


def test_a_time_without_offset_is_swedish_and_a_last_day_is_included() -> None:
    timed, days = read(
        page(script(), script(name="Mässa", startDate="2026-12-05", endDate="2026-12-06"))
    ).events
    assert timed.starts == datetime(2026, 12, 4, 17, tzinfo=UTC)
    assert (days.all_day, days.ends) == (True, days.starts + timedelta(days=2))


@pytest.mark.parametrize(
    "start",
    [
        "",
        "snart",
        "2026-12",
        "2026-13-01",
        "99999-01-01",
        "9999-12-31",
        "0001-01-01T00:00",
        None,
        ["2026-12-04"],
    ],
)
def test_an_event_without_a_whole_date_is_told_of_and_never_guessed(start: object) -> None:
    reading = read(page(script(), script(name="Kurs", startDate=start)))
    assert [event.title for event in reading.events] == ["Fika"]
    assert "“Kurs”" in reading.problems[0]


@pytest.mark.parametrize(
    ("more", "mode"),
    [
        ({"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}, "online"),
        ({"eventAttendanceMode": "MixedEventAttendanceMode"}, "both"),
        ({"location": {"@type": "VirtualLocation"}}, "online"),
        ({"location": [{"@type": "VirtualLocation"}, {"@type": "Place", "name": "Folkets hus"}]}, "both"),
        ({"location": "Folkets hus"}, "on-site"),
        ({}, "unknown"),
    ],
)
def test_the_mode_is_the_stated_one_or_follows_from_the_place(more: dict[str, object], mode: str) -> None:
    assert read(page(script(**more))).events[0].mode == mode


@pytest.mark.parametrize(
    ("status", "ours"),
    [
        ("EventCancelled", "cancelled"),
        ("https://schema.org/EventPostponed", "tentative"),
        ("EventRescheduled", "confirmed"),
    ],
)
def test_the_status_is_kept(status: str, ours: str) -> None:
    assert read(page(script(eventStatus=status))).events[0].status == ours


def test_nothing_on_the_page_is_run_or_linked_to_unless_it_is_of_the_web() -> None:
    reading = read(
        page(
            script(
                name="<img src=x onerror=alert(1)>Fika", url="javascript:alert(1)", offers={"url": "data:x"}
            )
        )
    )
    event = reading.events[0]
    assert (event.title, event.url, event.signup_url) == ("Fika", "", "")


def test_scripts_deep_or_wide_or_broken_are_no_hindrance() -> None:
    deep, wide = "[" * 100_000, json.dumps([[{}] * 50] * 2_000)
    started = time.process_time()
    reading = read(page(deep, wide, "{", '{"@type": null}', "1e999999", script(), f"[{'9' * 5_000}]"))
    assert time.process_time() - started < 1
    assert [event.title for event in reading.events] == ["Fika"]


def test_a_page_without_events_names_the_feed_it_links_to() -> None:
    link = '<link rel="alternate" type="text/calendar" href="webb/k.ics">'
    with pytest.raises(FeedUnreadable, match=r"instead: https://kalla\.example/webb/k\.ics$"):
        read(page(head=link))
    with pytest.raises(FeedUnreadable, match="look for a link to RSS"):
        read(page('{"@type": "Person", "name": "Ingen"}'))
