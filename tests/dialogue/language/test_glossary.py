"""Words with plainer ones are found in any inflection; abbreviations are told until the text explains them."""

from __future__ import annotations

import pytest

from dialogue.language.glossary import avoidable, unexplained
from dialogue.language.plain import look


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Social ekonomi är svårt", [("Social ekonomi", "idéburna organisationer")]),
        ("Fråga tjänstemännen, alla tjänstemän", [("tjänstemännen", "tjänsteperson"), ("tjänstemän", "tjänsteperson")]),
        ("Idéburna organisationer och ekonomi", []),
        ("", []),
    ],
)  # fmt: skip
def test_words_with_plainer_ones_are_named_with_them(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.found, one.use) for one in avoidable(text)] == found


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("IOP och HÖK, SKR:s modell", ["IOP", "HÖK", "SKR"]),
        ("Idéburet offentligt partnerskap (IOP). IOP är bra", []),
        ("HÖK (överenskommelsen i Halland) och HÖK", []),
        ("Samordnade individuella planer: vad är SIP?", []),
        ("EU, TV och kapitel IV", []),
        ("VAD SKA VI GÖRA NU?", []),
        ("post till A.B@EXEMPEL.SE och www.SE.SE", []),
    ],
)
def test_an_abbreviation_is_told_until_it_is_explained(text: str, shorts: list[str]) -> None:
    assert [one.short for one in unexplained(text)] == shorts


def test_what_the_glossary_knows_is_told_with_its_meaning() -> None:
    assert [one.means for one in unexplained("IOP och HÖK")] == ["idéburet offentligt partnerskap", ""]


@pytest.mark.parametrize(
    ("word", "times", "verdict"),
    [
        ("samordningsmöjligheterna", 99, ""),
        ("samordningsmöjligheterna", 100, "too-hard"),
        ("samt", 100, "too-hard"),
        ("ord. ", 100, ""),
        ("ja nej samordning du jag vi alla. ", 15, ""),
        ("ja nej samordning föreningar du överlag verksamma vi. ", 15, "hard"),
    ],
)
def test_a_long_text_is_judged_and_a_short_one_is_not(word: str, times: int, verdict: str) -> None:
    assert look(" ".join([word] * times)).verdict == verdict
