"""A typed yes or no, for or against, or a number is understood where it is plainly said, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.replies.answers import CHOICES, says_itself, understand, what_to_ask
from dialogue.replies.number_words import numbers
from dialogue.replies.taking import Incoming, take
from dialogue.themes import default_frame

REASONS = st.text(st.characters(categories=("L", "Zs"), include_characters="åäö"), min_size=1, max_size=60)
OPPOSITES = {"ja", "nej", "yes", "no"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ja", "yes"),
        ("JA!", "yes"),
        ("jo, gärna", "yes"),
        ("Nej.", "no"),
        ("nä", "no"),
        ("Nej\nDet är för dyrt", "no"),
        ("No, too dear", "no"),
        ("”Nej”", "no"),
        ("Japan är ett exempel", ""),
        ("Både ja och nej", ""),
        ("Ja, men nej", ""),
        ("ja/nej", ""),
        ("No idea", ""),
        ("Absolut inte", ""),
        ("Kanske", ""),
    ],
)
def test_yes_and_no(text: str, answer: str) -> None:
    assert understand("yes-no", text).answer == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("För", "for"),
        ("Vi är för förslaget", "for"),
        ("emot", "against"),
        ("Vi är emot, det kostar för mycket", "against"),
        ("mot förslaget eftersom det är dyrt", "against"),
        ("Nej", "against"),
        ("För att det behövs", ""),
        ("Vi är för få", ""),
        ("För det första är det dyrt", ""),
    ],
)
def test_for_and_against(text: str, answer: str) -> None:
    assert understand("for-against", text).answer == answer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vi hade 12 samtal", ("12",)),
        ("Tolv ungefär", ("12",)),
        ("tjugofem", ("25",)),
        ("1 200 personer", ("1200",)),
        ("10–12", ("10", "12")),
        ("12,5 timmar kl. 14.30 den 2026-11-22", ()),
        ("en", ("1",)),
        ("en gång till", ()),
        ("Inga", ("0",)),
        ("9" * 5000, ()),
    ],
)
def test_whole_numbers(text: str, found: tuple[str, ...]) -> None:
    assert numbers(text) == found


@given(REASONS)
def test_the_reason_after_a_no_is_kept_word_for_word(reason: str) -> None:
    reason = reason.strip()
    soon = {word.casefold() for word in reason.split()[:3]}
    understood = understand("yes-no", f"Nej, {reason}")
    if not soon & OPPOSITES and reason and not reason.casefold().startswith(("och", "eller")):
        assert understood.answer == "no" and understood.reason == reason


@given(st.text(max_size=80), st.sampled_from(["text", "yes-no", "for-against", "number", "call"]))
def test_whatever_is_written_an_answer_is_one_that_the_question_has(text: str, kind: str) -> None:
    answer = understand(kind, text).answer  # type: ignore[arg-type]  # one of the kinds
    assert answer in ("", *CHOICES.get(kind, ())) or (kind == "number" and answer.isdecimal())
    assert not answer or says_itself(text, answer)


@given(st.integers(0, 10**9))
def test_a_number_is_what_it_says(number: int) -> None:
    assert understand("number", f"Det var {number} stycken").answer == str(number)


def test_what_is_asked_afterwards() -> None:
    assert what_to_ask("yes-no", "Nej", "no") == "reason"
    assert what_to_ask("yes-no", "Nej, för dyrt", "no") == ""
    assert what_to_ask("yes-no", "Kanske", "") == "answer"
    assert what_to_ask("number", "Många", "") == "number"
    assert what_to_ask("number", "3 av 12", "") == "numbers"
    assert what_to_ask("text", "Fler bussar", "") == what_to_ask("call", "Vi anmäler oss", "") == ""


def test_an_answer_without_words_says_something() -> None:
    pressed = take(Incoming("", kind="yes-no", answer="no"), default_frame())
    typed = take(Incoming("Nej", kind="yes-no"), default_frame())
    assert pressed.substance and typed.substance and typed.answer == "no"
    assert not take(Incoming("Hej!", kind="yes-no"), default_frame()).substance
