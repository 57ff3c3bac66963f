"""Words, sentences and LIX are counted as Swedish is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.readability import read


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("", 0, 0),
        ("  \n- \n•\n", 0, 0),
        ("Vi ses. Kom!", 3, 2),
        ("Vi ses", 2, 1),
        ("Rubrik\n\nEn rad till", 4, 2),
        ("- mer fika\n- färre möten", 4, 2),
        ("Det här: en sak", 4, 1),
        ("Kommer du? Ja! Bra...", 4, 3),
        ("Bl.a. det, t.ex. nu, m.m. och så vidare. Slut", 9, 2),
        ("Vi ses kl. 13.15 i salen", 6, 1),
        ("Den 3. oktober ses vi", 5, 1),
        ("Senast den 3.", 3, 1),
        ("Vi var 49. Det gick bra.", 6, 2),
        ("1. Vilka kommer?\n2. När?", 5, 2),
        ("Det kostar 2.500 kronor i 2,5 år", 7, 1),
        ("Läs https://stigfinnarna.example/om.oss nu. Bra!", 4, 2),
        ("Skriv till fika@stigfinnarna.example.", 3, 1),
        ("Hälso- och sjukvård på e-post", 5, 1),
        ("Hon sa ”kom!” och gick. Sedan log hon (ja!). Nej", 10, 3),
    ],
)
def test_words_and_sentences_are_counted(text: str, words: int, sentences: int) -> None:
    found = read(text)
    assert (found.words, found.sentences) == (words, sentences)


def test_lix_is_sentence_length_and_the_share_of_long_words() -> None:
    found = read("Föreningen bjuder alla medlemmar. Kom gärna!")
    assert found.lix == 6 / 2 + 100 * 2 / 6
    assert found.long_words == ("Föreningen", "medlemmar")


def test_a_text_without_words_has_lix_nought() -> None:
    assert read("…").lix == 0.0


def test_seven_letters_are_long_and_hyphens_and_figures_are_no_letters() -> None:
    assert read("möten mötesrum mö-tes-r 2025-2026 www.enlanglank.example").long_words == ("mötesrum",)


def test_a_long_word_is_named_once() -> None:
    assert read("Samverkan, samverkan och SAMVERKAN").long_words == ("Samverkan",)


def test_a_sentence_over_25_words_is_named() -> None:
    long = " ".join(["ord"] * 26) + "."
    assert read(f"Kort. {long} Kort.").long_sentences == (long,)
    assert read(" ".join(["ord"] * 25)).long_sentences == ()


@given(st.text(max_size=300))
def test_any_text_is_measured(text: str) -> None:
    found = read(text)
    assert found.sentences <= found.words
    assert 0 <= found.lix <= found.words + 100
