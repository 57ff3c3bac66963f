"""Real minutes, counted by a person beforehand: what is read must agree. Hashes only; docs/minutes.md has the figures."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from dialogue.language.folding import words
from dialogue.minutes import Minutes, read_minutes
from documents import read_document

TODAY = date(2026, 11, 22)
GOLD = json.loads((Path(__file__).parent / "gold.json").read_text(encoding="utf-8"))["items"]


def read(corpora: Path, begins: str) -> Minutes:
    [path] = (corpora / "seeds").glob(f"{begins}*")
    return read_minutes(read_document(path.name, path.read_bytes()), path.name, TODAY)


def items_of(minutes: Minutes) -> list[tuple[str, str, int]]:
    code = f"{minutes.meeting.code}-"
    return [
        (
            sha256(" ".join(words(one.text)).encode()).hexdigest()[:16],
            one.question.removeprefix(code),
            one.level,
        )
        for dialogue in minutes.dialogues
        for one in dialogue.replies
    ]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_replies_and_their_questions_agree_with_a_persons_count(name: str, corpora: Path) -> None:
    found = items_of(read(corpora, name))
    gold = [tuple(item) for item in GOLD[name]]
    same = sum((Counter(item[0] for item in found) & Counter(item[0] for item in gold)).values())
    assert same / len(found) >= 0.95, "precision"
    assert same / len(gold) >= 0.95, "recall"
    placed = sum((Counter(item[:2] for item in found) & Counter(item[:2] for item in gold)).values())
    assert placed / same >= 0.95, "question"
    assert found == gold, "order and level"


def test_the_dialogue_meetings_facts_are_read(corpora: Path) -> None:
    minutes = read(corpora, "dialogmote-2025-10-17")
    meeting = minutes.meeting
    assert (meeting.held_on, meeting.starts, meeting.ends) == (date(2025, 10, 17), "13.15", "16.00")
    assert (meeting.participants, meeting.organisations) == (49, 27)
    assert (len(meeting.goals), len(meeting.agenda), meeting.next_meeting) == (3, 7, "våren 2026")
    assert meeting.agenda[0][0] == "13.30"
    assert all(dialogue.summary for dialogue in minutes.dialogues)
    assert {one.line for one in minutes.warnings} >= {13, 104, 187}, "year, page break, two spellings"


def test_a_block_of_questions_printed_twice_is_kept_once(corpora: Path) -> None:
    minutes = read(corpora, "samverkanskonferens-2021-11-18")
    assert [len(dialogue.questions) for dialogue in minutes.dialogues] == [4, 3]
    assert [dialogue.questions[0].among for dialogue in minutes.dialogues] == [4, 3]
    assert {48, 99} <= {one.line for one in minutes.warnings}
    assert all(dialogue.summary for dialogue in minutes.dialogues), "told first, raw material last"


def test_minutes_of_the_steering_group_give_no_replies(corpora: Path) -> None:
    minutes = read(corpora, "styrgrupp-2025-09-05")
    assert minutes.dialogues == ()
    assert minutes.meeting.held_on == date(2025, 9, 5)
    assert [len(role.people) for role in minutes.meeting.attendance] == [4, 5, 6]
    assert {35, 47, 63} <= {one.line for one in minutes.warnings}, (
        "two names spelt in two ways, a date with a slip"
    )


def test_a_talk_with_questions_for_headings_gives_none_either_and_its_organisations_are_read(
    corpora: Path,
) -> None:
    minutes = read(corpora, "varmland-2015-01-23")
    assert minutes.dialogues == ()
    assert len(minutes.meeting.present) == minutes.meeting.organisations == 45
    proposed = {one.line for one in minutes.warnings if one.kind.startswith("twins.")}
    assert proposed == {110, 132, 140, 142, 146}
