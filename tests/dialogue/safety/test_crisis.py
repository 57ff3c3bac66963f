"""Own acute danger is seen however it is written; talk about the subject stays an ordinary reply."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.safety import crisis, worried_about_other

HERE = Path(__file__).parent
DANGER = (HERE / "danger.txt").read_text(encoding="utf-8").splitlines()
ORDINARY = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("message", DANGER)
def test_own_danger_is_seen(message: str) -> None:
    assert crisis(message)


@pytest.mark.parametrize("message", ORDINARY)
def test_talk_about_the_subject_is_ordinary(message: str) -> None:
    assert not crisis(message)


@pytest.mark.parametrize("message", DANGER[:100:9])
def test_danger_is_seen_inside_a_long_reply(message: str) -> None:
    assert crisis(f"Vi behöver fler mötesplatser för äldre. {message}. Och regionen borde svara snabbare.")


@pytest.mark.parametrize("message", DANGER[:100:9])
def test_danger_is_seen_in_capitals_and_without_dots_and_rings(message: str) -> None:
    loose = message.upper().replace("Å", "A").replace("Ä", "A").replace("Ö", "O")
    assert crisis(loose)


def test_the_document_of_normal_replies_has_no_danger_in_it() -> None:
    folder = os.environ.get("MEDSKICK_CORPORA")
    if not folder:
        pytest.skip("MEDSKICK_CORPORA is not set")
    labelled = json.loads((Path(folder) / "data" / "halland-2021.labelled.json").read_text(encoding="utf-8"))
    texts = [item["text"] for item in labelled["contributions"]]
    lines = [
        line
        for seed in (Path(folder) / "seeds").glob("*.txt")
        for line in seed.read_text("utf-8").splitlines()
    ]
    assert len(texts) == 102
    assert sum(map(crisis, [*texts, *lines])) == 0


@pytest.mark.parametrize(
    "message",
    [
        "Min dotter vill inte leva längre",
        "Jag är rädd att min vän ska ta sitt liv",
        "Hon säger att hon vill dö",
        "min man är suicidal",
        "En medlem hos oss säger att han inte orkar leva",
        "Min son har självmordstankar, vad gör jag?",
    ],
)
def test_worry_for_somebody_near_has_its_own_answer(message: str) -> None:
    assert worried_about_other(message)
    assert not crisis(message)


@pytest.mark.parametrize(
    "message",
    ["Min bror tog sitt liv", "Många unga vill inte leva", "Skolan måste se elever som skadar sig själva"],
)
def test_grief_and_figures_are_not_worry_for_somebody_near(message: str) -> None:
    assert not worried_about_other(message)


@given(st.text(max_size=300))
def test_any_text_is_judged_without_complaint(text: str) -> None:
    assert crisis(text) in {True, False}
    assert worried_about_other(text) in {True, False}
