"""One meeting written down in three forms is read as the same meeting."""

from __future__ import annotations

from datetime import date

import pytest

from dialogue.minutes import Minutes, read_minutes
from documents import read_document
from tests.kit.minutes import MARKDOWN, REPLIES, TEXT, word_document

TODAY = date(2026, 11, 22)
FORMS = {"minutes.txt": TEXT.encode(), "minutes.md": MARKDOWN.encode(), "minutes.docx": word_document()}


@pytest.fixture(params=sorted(FORMS))
def minutes(request: pytest.FixtureRequest) -> Minutes:
    return read_minutes(read_document(request.param, FORMS[request.param]), request.param, TODAY)


def test_the_meeting_is_read(minutes: Minutes) -> None:
    meeting = minutes.meeting
    assert (meeting.code, meeting.held_on, meeting.starts, meeting.ends) == (
        "dialogmote-2026-11-13", date(2026, 11, 13), "13.15", "16.00",
    )  # fmt: skip
    assert meeting.title == "Sammanställning från dialogmötet i Älvstad"
    assert meeting.venue == "Folkets hus, Älvstad"
    assert (meeting.participants, meeting.organisations) == (41, 3)
    assert meeting.purpose == "Att höra vad föreningarna behöver inför vintern"
    assert meeting.goals == ("Medskick om mötesplatser", "Medskick om vården")
    assert meeting.agenda == (
        ("13.15", "Välkomna"), ("13.40", "Samtal vid borden"), ("15.30–16.00", "Vad händer nu?"),
    )  # fmt: skip
    assert meeting.next_meeting == "Våren 2027"
    assert meeting.present == ("Stigfinnarna", "Föreningen Fika", "Kvinnojouren Månen")


def test_the_dialogues_and_questions_are_read(minutes: Minutes) -> None:
    assert [dialogue.title for dialogue in minutes.dialogues] == ["Dialog 1 – mötesplatser", "Dialog 2"]
    assert [(one.label, one.text) for dialogue in minutes.dialogues for one in dialogue.questions] == [
        ("dialog 1, fråga 1", "Vad gör en mötesplats levande?"),
        ("dialog 1, fråga 2", "Vem saknas där?"),
        ("dialog 2, fråga 1", "Hur kan vården och föreningarna hjälpas åt?"),
    ]
    assert [dialogue.summary for dialogue in minutes.dialogues] == ["Mötesplatser lever av öppna dörrar.", ""]


def test_each_item_and_paragraph_is_one_reply_in_order(minutes: Minutes) -> None:
    replies = [reply for dialogue in minutes.dialogues for reply in dialogue.replies]
    code = minutes.meeting.code
    assert [(one.question.removeprefix(f"{code}-"), one.level, one.text) for one in replies] == REPLIES
    [first, second] = minutes.dialogues
    assert [one.parent for one in first.replies] == [None, None, 1, 1, None, None, None]
    assert [one.parent for one in second.replies] == [None, None, 1, 1, None]
