"""A meeting written as TOML: what is read, and the one sentence where it is no meeting."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from app.demo.material import dated
from dialogue.meeting_file import MeetingFileError, parse_meeting
from tests.kit.cast import NOON

SMALL = 'code = "host"\ntitle = "Dialogmöte"\n'


def test_the_example_is_read_whole() -> None:
    text = dated(files("examples").joinpath("meeting.toml").read_text(encoding="utf-8"), date(2026, 11, 22))
    meeting = parse_meeting(text, "d1", NOON)
    assert (meeting.held_on, meeting.starts, meeting.participants) == (date(2026, 11, 2), "13.15", 41)
    assert (len(meeting.goals), meeting.agenda[0]) == (3, ("13.15", "Välkomna"))


@pytest.mark.parametrize(
    ("written", "day", "words"),
    [
        ("2026-10-17", date(2026, 10, 17), ""),
        (2026, None, None),
        ("lördag 17 oktober 2026", date(2026, 10, 17), ""),
        ("fredag 17 oktober 2026", None, "fredag 17 oktober 2026"),
        ("våren 2027", None, "våren 2027"),
        ("", None, ""),
    ],
)
def test_a_date_that_is_no_certain_day_stays_the_words_it_is(
    written: str | int, day: date | None, words: str | None
) -> None:
    text = f"{SMALL}date = {written if isinstance(written, int) else repr(written)}"
    if words is None:
        with pytest.raises(MeetingFileError, match="date must be text"):
            parse_meeting(text, "d1", NOON)
        return
    meeting = parse_meeting(text, "d1", NOON)
    assert (meeting.held_on, meeting.date_words) == (day, words)


def test_dates_and_times_of_toml_are_understood() -> None:
    meeting = parse_meeting(f"{SMALL}date = 2026-10-17\nstarts = 13:15:00", "d1", NOON)
    assert (meeting.held_on, meeting.starts, meeting.participants) == (date(2026, 10, 17), "13.15", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("code =", "is not TOML"),
        ('title = "Dialogmöte"', "has no code"),
        ('code = "host"', "has no title"),
        ('code = "Höst 26"\ntitle = "x"', "has the code 'Höst 26'"),
        (f"{SMALL}plats = 'Borås'", "has the key 'plats'"),
        (f"{SMALL}venue = 3", "venue must be text"),
        (f"{SMALL}participants = '41'", "participants must be a whole number"),
        (f"{SMALL}participants = true", "participants must be a whole number"),
        (f"{SMALL}goals = 'att tala'", "goals must be a list"),
        (f"{SMALL}[agenda]\ntime = '13'", "agenda must be items"),
        (f"{SMALL}[[agenda]]\ntime = '13'", "has no text"),
    ],
)
def test_what_is_no_meeting_is_told_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(MeetingFileError, match=sentence) as caught:
        parse_meeting(text, "d1", NOON)
    assert "\n" not in caught.value.sentence
