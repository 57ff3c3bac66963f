"""The coding frame that ships is whole, and a bad one is refused with the place named."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dialogue.themes import FrameError, default_frame, parse_frame

BASE: dict[str, Any] = {
    "version": 2,
    "groups": [{"id": "halsa", "name_sv": "Hälsa", "name_en": "Health"}],
    "themes": [
        {
            "id": "somn",
            "group": "halsa",
            "name_sv": "Sömn",
            "name_en": "Sleep",
            "include": ["sömn", "-dröm", "=sova"],
        }
    ],
}


def with_theme(**changed: object) -> str:
    return json.dumps({**BASE, "themes": [{**BASE["themes"][0], **changed}]})


def test_the_default_has_24_themes_in_six_areas() -> None:
    frame = default_frame()
    assert (frame.version, len(frame.areas), len(frame.themes)) == (1, 6, 24)
    assert all(theme.include and theme.description for theme in frame.themes)


def test_the_default_keeps_the_agreed_ids_and_labels() -> None:
    folder = os.environ.get("MEDSKICK_CORPORA")
    if not folder:
        pytest.skip("MEDSKICK_CORPORA is not set")
    agreed = json.loads((Path(folder) / "data" / "themes.json").read_text(encoding="utf-8"))
    ours = [(theme.id, theme.area, theme.label_sv, theme.label_en) for theme in default_frame().themes]
    theirs = [(theme["id"], theme["group"], theme["name_sv"], theme["name_en"]) for theme in agreed["themes"]]
    assert ours == theirs
    assert parse_frame(json.dumps(agreed)).version == 1


def test_a_frame_is_read_with_what_was_left_out_empty() -> None:
    theme = parse_frame(json.dumps(BASE)).themes[0]
    assert (theme.area, theme.include, theme.phrases, theme.valid_from) == (
        "halsa",
        ("sömn", "-dröm", "=sova"),
        (),
        None,
    )


def test_a_theme_is_in_the_frame_only_while_it_is_valid() -> None:
    frame = parse_frame(with_theme(valid_from="2026-01-01", valid_to="2026-12-31"))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [len(frame.on(day).themes) for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "line 1"),
        ("[]", "object"),
        ("{}", '"groups"'),
        ('{"groups": [1], "themes": []}', "groups[0]"),
        (json.dumps({**BASE, "version": "two"}), '"version"'),
        (json.dumps({**BASE, "themes": BASE["themes"] * 2}), '"somn" twice'),
        (with_theme(group="vård"), 'themes[0] names the group "vård"'),
        (with_theme(id="Sömn"), 'themes[0] has the id "Sömn"'),
        (with_theme(name_en=" "), 'themes[0] must have a text "name_en"'),
        (with_theme(include="sömn"), 'themes[0] must have a list of words as "include"'),
        (with_theme(include=["sömn", "två ord"]), "themes[0].include[1]"),
        (with_theme(include=[""]), "themes[0].include[0]"),
        (with_theme(phrases=["*"]), "themes[0].phrases[0]"),
        (with_theme(exclude=["god natt", "?"]), "themes[0].exclude[1]"),
        (with_theme(valid_from="i våras"), 'themes[0] must have "valid_from" as a date'),
        (with_theme(valid_from="2026-02-01", valid_to="2026-01-01"), '"valid_to" before'),
    ],
)
def test_a_bad_frame_is_refused_in_one_sentence_that_names_the_place(text: str, place: str) -> None:
    with pytest.raises(FrameError) as refused:
        parse_frame(text)
    assert place in refused.value.sentence
    assert refused.value.sentence.endswith(".") and "\n" not in refused.value.sentence
