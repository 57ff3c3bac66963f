"""Our own .ics files: whole by RFC 5545, and read back as they were written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue.events import Event
from newsletter.feeds.ics import calendar_file
from newsletter.feeds.moments import midnight
from tests.newsletter.feeds.reading import NOW, read

WORDS = st.text('abcåäöÅÄÖ ,;:\\"–!n0', min_size=1, max_size=120).map(
    lambda text: f"T {' '.join(text.split())}".strip()
)
MOMENTS = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
TIMED = st.builds(
    Event,
    uid=st.uuids().map(str),
    title=WORDS,
    starts=MOMENTS,
    place=WORDS,
    url=st.sampled_from(["", "https://fika.example/å?a=1,2;3"]),
    status=st.sampled_from(["confirmed", "cancelled", "tentative"]),
)
DAYS = st.builds(
    lambda event, day, length: replace(
        event, all_day=True, starts=midnight(day), ends=midnight(day + timedelta(days=length))
    ),
    TIMED,
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(1, 400),
)


@given(st.lists(st.one_of(TIMED, DAYS), min_size=1, max_size=4, unique_by=lambda event: event.uid))
def test_what_is_written_is_read_back(events: list[Event]) -> None:
    body = calendar_file(events, NOW)
    found = {event.uid: event for event in read(body).events}
    assert found == {event.uid: replace(event, mode=found[event.uid].mode) for event in events}


@given(TIMED)
def test_lines_are_folded_at_75_octets_and_end_in_crlf(event: Event) -> None:
    body = calendar_file([event], NOW)
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    body.decode()


def test_an_event_cannot_write_lines_of_its_own() -> None:
    event = Event("1\r\nSTATUS:CANCELLED", "Fika\r\nBEGIN:VALARM", NOW, place="Här\nDTSTART:20000101")
    lines = calendar_file([event], NOW).decode().split("\r\n")
    assert "STATUS:CONFIRMED" in lines
    assert not [
        line for line in lines if line.startswith(("BEGIN:VALARM", "STATUS:CANCELLED", "DTSTART:2000"))
    ]


def test_the_same_events_give_the_same_bytes() -> None:
    event = Event("1", "Fika", NOW, organiser="Stigfinnarna", signup_url="https://fika.example/")
    assert calendar_file([event], NOW) == calendar_file([event], NOW)
    assert b"DTSTAMP:20261122T110000Z" in calendar_file([event], NOW)
