"""`medskick plain` measures a file: the numbers as JSON, the hints for people."""

from __future__ import annotations

import json

import pytest

from tests.kit.program import Medskick

SHORT = "Vad behövs för att fler unga ska vara med? Skriv gärna varför det är viktigt."


def test_the_measures_are_told_as_json(medskick: Medskick) -> None:
    (medskick.folder / "fråga.txt").write_text(SHORT, encoding="utf-8-sig")
    done = medskick("plain", "fråga.txt", "--json", MEDSKICK_LISTEN="not read")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "words": 15,
        "sentences": 2,
        "lix": 14.2,
        "long_sentences": [],
        "long_words": ["viktigt"],
        "glossary": [],
        "abbreviations": [],
        "verdict": "",
    }


def test_words_to_change_and_to_explain_are_named(medskick: Medskick) -> None:
    (medskick.folder / "text.txt").write_text("Social ekonomi och IOP med XQZ.", encoding="utf-8")
    assert medskick("plain", "text.txt").stdout.splitlines()[-3:] == [
        "instead of Social ekonomi: idéburna organisationer",
        "not explained: IOP (idéburet offentligt partnerskap)",
        "not explained: XQZ",
    ]
    told = json.loads(medskick("plain", "text.txt", "--json").stdout)
    assert told["abbreviations"][1] == {"short": "XQZ", "means": ""}
    assert told["glossary"] == [{"found": "Social ekonomi", "use": "idéburna organisationer"}]


def test_a_short_text_is_told_by_its_sentences(medskick: Medskick) -> None:
    (medskick.folder / "fråga.txt").write_text(SHORT, encoding="utf-8")
    assert medskick("plain", "fråga.txt").stdout.splitlines() == [
        "words 15, sentences 2, 8 words a sentence (too short a text for LIX)",
        "long words: viktigt",
    ]


def test_a_long_one_by_lix_and_its_long_sentences(medskick: Medskick) -> None:
    sentence = " ".join(["ord"] * 30) + "."
    (medskick.folder / "text.txt").write_text(f"{SHORT}\n" + f"{sentence}\n" * 3)
    lines = medskick("plain", "text.txt").stdout.splitlines()
    assert lines[0] == "words 105, sentences 5, LIX 22"
    assert lines[1:5] == ["long sentences:", *[f"  {sentence}"] * 3]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_what_cannot_be_read_is_one_sentence(content: bytes | None, medskick: Medskick) -> None:
    if content is not None:
        (medskick.folder / "text.txt").write_bytes(content)
    done = medskick("plain", "text.txt", "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("medskick: text.txt ")


def test_an_empty_file_is_measured_too(medskick: Medskick) -> None:
    (medskick.folder / "text.txt").touch()
    assert json.loads(medskick("plain", "text.txt", "--json").stdout)["lix"] == 0.0
