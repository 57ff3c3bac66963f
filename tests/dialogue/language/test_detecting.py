"""The language of a text is told by its letters and small words, and left open where it is not clear."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.common_words import COMMON_WORDS
from dialogue.language.detecting import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fler bussar på kvällen så att man kan ta sig hem", "sv"),
        ("Fler bussar", "sv"),
        ("Språkcafé", "sv"),
        ("We need more buses in the evening", "en"),
        ("More buses", "en"),
        ("Me tarvitsemme enemmän busseja illalla", "fi"),
        ("Vi trenger flere busser om kvelden, og det er ikke nok", "nb"),
        ("Vi har brug for flere busser, og det er ikke nok af dem", "da"),
        ("نحتاج إلى مزيد من الحافلات في المساء", "ar"),
        ("ما به اتوبوس بیشتری نیاز داریم", "fa"),
        ("ئێمە پێویستمان بە پاسی زیاترە", "ckb"),
        ("Waxaan u baahan nahay basas badan fiidkii", "so"),
        ("ብዙሕ ኣውቶቡስ የድልየና", "ti"),
        ("Нам нужно больше автобусов вечером", "ru"),
        ("Нам потрібно більше автобусів", "uk"),
        ("Potrzebujemy więcej autobusów wieczorem, bo nie ma ich dużo", "pl"),
        ("Necesitamos más autobuses por la noche", "es"),
        ("Trebamo više autobusa navečer jer ljudi ne mogu doći", "bs"),
        ("Akşamları daha çok otobüs gerekiyor", "tr"),
        ("我们需要更多的公共汽车", "zh"),
        ("もっとバスが必要です", "ja"),
        ("เราต้องการรถเมล์มากขึ้น", "th"),
    ],
)
def test_a_text_is_told_by_its_letters_and_small_words(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "12", "😀😀", "En buss", "ok", "Café", "Region Halland", "8-16", "Stöd"]
)
def test_what_is_not_clear_is_left_open(text: str) -> None:
    assert detect_language(text) == ""


def test_a_swedish_name_in_a_text_of_other_letters_changes_nothing() -> None:
    assert detect_language("نحتاج إلى مكان للقاء في Region Halland") == "ar"


def test_no_swedish_reply_of_a_real_meeting_is_taken_for_another_language() -> None:
    folder = os.environ.get("MEDSKICK_CORPORA")
    if folder is None:
        pytest.skip("MEDSKICK_CORPORA is not set")
    labelled = json.loads((Path(folder) / "data" / "halland-2021.labelled.json").read_text(encoding="utf-8"))
    found = [detect_language(one["text"]) for one in labelled["contributions"]]
    assert set(found) <= {"sv", ""} and found.count("sv") > len(found) / 2


@given(st.text())
def test_any_text_gets_a_known_language_or_none(text: str) -> None:
    known = {
        *COMMON_WORDS,
        *[
            "el",
            "hy",
            "he",
            "hi",
            "bn",
            "pa",
            "ta",
            "th",
            "ka",
            "ja",
            "zh",
            "ko",
            "ckb",
            "ur",
            "fa",
            "ar",
            "uk",
            "be",
            "sr",
            "ru",
            "ti",
            "am",
        ],
    }
    assert detect_language(text) in known | {""}
