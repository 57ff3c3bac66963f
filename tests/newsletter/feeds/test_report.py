"""The JSON of `medskick feed read`: fixed names, Stockholm times, a fixed order."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime

from dialogue.events import Event, News, Reading
from newsletter.feeds.moments import midnight
from newsletter.feeds.report import report

FIKA = Event("1", "Fika", datetime(2026, 7, 4, 16, tzinfo=UTC), signup_by=date(2026, 7, 1))


def test_an_event_shows_every_field_and_times_in_swedish_time() -> None:
    (event,) = report(Reading(events=(FIKA,)))["events"]
    assert set(event) == {field.name for field in fields(Event)}
    assert (event["starts"], event["ends"], event["signup_by"]) == (
        "2026-07-04T18:00:00+02:00",
        None,
        "2026-07-01",
    )


def test_an_all_day_event_has_dates_and_its_end_is_the_day_after() -> None:
    kurs = Event("2", "Kurs", midnight(date(2026, 3, 28)), midnight(date(2026, 3, 30)), all_day=True)
    (event,) = report(Reading(events=(kurs,)))["events"]
    assert (event["starts"], event["ends"]) == ("2026-03-28", "2026-03-30")


def test_the_order_does_not_depend_on_the_documents() -> None:
    events = (FIKA, Event("3", "Allmöte", FIKA.starts), Event("0", "Sist", datetime(2026, 8, 1, tzinfo=UTC)))
    news = (News("c", "Nytt"), News("b", "B", published=FIKA.starts), News("a", "A", published=FIKA.starts))
    one = report(Reading(events, news, ("Ett fel.",)))
    assert one == report(Reading(events[::-1], news[::-1], ("Ett fel.",)))
    assert [event["title"] for event in one["events"]] == ["Allmöte", "Fika", "Sist"]
    assert [item["title"] for item in one["news"]] == ["A", "B", "Nytt"]
    assert one["news"][2] == {"id": "c", "title": "Nytt", "url": "", "published": None}
    assert json.loads(json.dumps(one)) == one
