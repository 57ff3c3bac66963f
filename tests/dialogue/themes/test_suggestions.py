"""A suggestion names its themes with the words that gave them, and is the same every time."""

import json
import os
import unicodedata
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.theme_agreement import measured, set_aside
from dialogue.themes import Frame, default_frame, parse_frame, suggest

FRAME = default_frame()


def frame_of(**themes: dict[str, list[str]]) -> Frame:
    group = {"id": "a", "name_sv": "A", "name_en": "A"}
    listed = [{"id": id, "group": "a", "name_sv": id, "name_en": id, **words} for id, words in themes.items()]
    return parse_frame(json.dumps({"groups": [group], "themes": listed}))


def ids(text: str, frame: Frame = FRAME, question: str | None = None) -> list[str]:
    return [theme for theme, _ in suggest(text, frame, question).themes]


def reasons(text: str, frame: Frame = FRAME, question: str | None = None) -> dict[str, str]:
    return dict(suggest(text, frame, question).themes)


def test_the_reason_is_the_words_that_gave_it() -> None:
    assert reasons("Bryt ENSAMHETEN och isoleringen!") == {"ensamhet-gemenskap": "ensamheten, isoleringen"}
    assert reasons("Vård i tid") == {"vard-samordning": 'fras "vård i tid"'}


@pytest.mark.parametrize("word", ["ensam", "ensamma", "ensamheten"])
def test_an_entry_is_the_beginning_of_words(word: str) -> None:
    assert ids(word, frame_of(x={"include": ["ensam"]})) == ["x"]


@pytest.mark.parametrize("word", ["förening", "idrottsföreningarna", "kvinnoförenings"])
def test_an_entry_with_a_hyphen_is_the_end_of_compounds(word: str) -> None:
    assert ids(word, frame_of(x={"include": ["-förening"]})) == ["x"]


def test_a_short_or_marked_entry_is_that_word_alone() -> None:
    frame = frame_of(x={"include": ["ung", "=kris"]})
    assert [ids(word, frame) for word in ("ung", "ungefär", "kris", "kristall")] == [["x"], [], ["x"], []]


def test_a_phrase_meets_inflected_words_in_a_row() -> None:
    frame = frame_of(x={"phrases": ["liten förening", "tidig* insats*"]})
    assert reasons("Tidigare insatser för föreningar", frame) == {"x": 'fras "tidigare insatser"'}
    assert ids("en liten och ny förening", frame) == []


def test_a_phrase_weighs_more_than_a_word() -> None:
    frame = frame_of(x={"include": ["idrott"]}, y={"phrases": ["bra ledare"]})
    assert ids("Idrott med bra ledare", frame) == ["y", "x"]


def test_what_is_excluded_does_not_count() -> None:
    frame = frame_of(x={"include": ["kultur"], "exclude": ["kultur av", "kulturkrock"]})
    assert [ids(text, frame) for text in ("en kultur av tystnad", "kulturkrockar", "kulturhus")] == [
        [],
        [],
        ["x"],
    ]


def test_weak_words_count_only_where_nothing_else_is_found() -> None:
    frame = frame_of(x={"include": ["?tillsammans"]}, y={"include": ["idrott"]})
    assert ids("tillsammans", frame) == ["x"]
    assert ids("idrott tillsammans", frame) == ["y"]


def test_the_question_is_context_only_for_a_reply_that_cannot_be_placed() -> None:
    question = "Hur bryter vi ensamhet?"
    assert reasons("Mer av den varan", question=question) == {"ensamhet-gemenskap": "frågan: ensamhet"}
    assert ids("Fler bibliotek", question=question) == ["kultur-fritid"]
    assert ids("tack", question=question) == []
    assert ids("någonting annat som vi kom att tala länge om " * 3, question=question) == []


@pytest.mark.parametrize(
    ("misspelled", "theme"),
    [
        ("samvrekan", "samverkan"),
        ("utbidlning", "kunskap-utbildning"),
        ("demokrrati", "demokrati-inflytande"),
    ],
)
def test_one_slip_in_a_long_word_is_forgiven(misspelled: str, theme: str) -> None:
    assert ids(misspelled) == [theme]


def test_at_most_three_themes_the_most_likely_first() -> None:
    found = ids("Idrott, bibliotek, teater, demokrati, ensamhet, upphandling och utbildning")
    assert len(found) == 3 and found[0] == "kultur-fritid"


@pytest.mark.parametrize("text", ["", "tack!", "👍", "/start", "jag vill dö"])
def test_what_says_nothing_or_cries_for_help_has_no_theme(text: str) -> None:
    assert ids(text, question="Hur bryter vi ensamhet?") == []


def test_a_cry_for_help_is_flagged_and_a_proposal_is_not() -> None:
    assert suggest("jag vill inte leva längre", FRAME).flags.crisis
    assert reasons("Mer suicidprevention i skolan")["suicidprevention"] == "suicidprevention"
    assert not suggest("Mer suicidprevention i skolan", FRAME).flags.crisis


@given(st.text(max_size=200))
def test_composed_and_decomposed_letters_give_the_same_and_always_the_same(text: str) -> None:
    text += " ensamhet och föreningsmöte"
    first = suggest(text, FRAME)
    assert first == suggest(unicodedata.normalize("NFD", text), FRAME) == suggest(text, FRAME)
    assert {theme for theme, _ in first.themes} <= {theme.id for theme in FRAME.themes}


def test_agreement_with_people_is_as_good_as_when_it_was_measured() -> None:
    folder = os.environ.get("MEDSKICK_CORPORA")
    if not folder:
        pytest.skip("MEDSKICK_CORPORA is not set")
    labelled = json.loads((Path(folder) / "data" / "halland-2021.labelled.json").read_text(encoding="utf-8"))
    questions = {question["id"]: question["text"] for question in labelled["questions"]}
    aside = set_aside(labelled["contributions"])
    unseen = [item for item in labelled["contributions"] if item["id"] in aside]
    assert len(unseen) == 34
    assert fmean(f1 for f1, _, _ in measured(unseen, questions)) >= 0.74
