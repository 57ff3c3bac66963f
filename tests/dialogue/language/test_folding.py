"""Text is made comparable without losing the Swedish letters, or with them lost where asked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.folding import fold, fold_loose, stems, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("IDÉBURNA på Åland", "ideburna på åland"),
        ("A\u030angstro\u0308m", "ångström"),
        ("Müller & Łódź", "muller & lodz"),
        ("för\u00adening\u200b", "förening"),
        ("Straße", "strasse"),
    ],
)
def test_folding_keeps_the_swedish_letters_and_no_other_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_loose_folding_lets_names_meet_without_dots_and_rings() -> None:
    assert fold_loose("Kvinnojouren Månen") == fold_loose("KVINNOJOUREN MANEN")
    assert fold_loose("Øst") == fold_loose("öst") == "ost"


def test_words_part_at_hyphens_and_signs() -> None:
    assert words("Hälso- och sjukvård: IOP-avtal 2026!") == (
        "hälso",
        "och",
        "sjukvård",
        "iop",
        "avtal",
        "2026",
    )


def test_inflections_share_a_stem() -> None:
    assert stems("Föreningar föreningens mötesplatserna") == ("förening", "förening", "mötesplats")


@given(st.text(max_size=100))
def test_folding_twice_is_folding_once_and_does_not_mind_composition(text: str) -> None:
    once = fold(text)
    assert fold(once) == once == fold(unicodedata.normalize("NFD", text))
    assert len(stems(text)) == len(words(text))
