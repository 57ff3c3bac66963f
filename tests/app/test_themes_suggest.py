"""`medskick themes suggest`: a line in, a line out, with reasons; no database, no settings."""

from __future__ import annotations

import json

import pytest

from dialogue.themes import default_frame
from tests.kit.program import Medskick


def lines(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def test_every_line_is_answered_in_order_under_its_id(medskick: Medskick) -> None:
    replies = lines(
        {"id": "a", "text": "Fler mötesplatser för unga som inte idrottar"},
        {"id": 2, "text": "Ja, gärna.", "question": "Hur kan vi bryta ensamhet bland äldre?"},
        {"id": "c", "text": "Jag orkar inte leva längre", "question": None},
    )
    done = medskick("themes", "suggest", stdin=f"{replies}\n", MEDSKICK_LISTEN="not read")
    assert (done.returncode, done.stderr) == (0, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in told] == ["a", 2, "c"]
    known = {theme.id for theme in default_frame().themes}
    for one in told:
        assert one.keys() == {"id", "themes", "flags"}
        assert one["flags"].keys() == {"crisis", "personal_data", "sensitive", "abusive", "no_substance"}
        assert {theme["id"] for theme in one["themes"]} <= known
        assert all(theme["reason"] for theme in one["themes"])
    assert told[0]["themes"]
    assert told[2]["flags"]["crisis"]
    assert not told[2]["themes"]
    assert not list(medskick.folder.iterdir())


def test_the_same_lines_give_the_same_bytes(medskick: Medskick) -> None:
    replies = lines(
        {"id": 1, "text": "Bättre bussar till kvällsmöten"}, {"id": 2, "text": "Mer tid för dialog"}
    )
    assert (
        medskick("themes", "suggest", stdin=replies).stdout
        == medskick("themes", "suggest", "--json", stdin=replies).stdout
    )


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"id": 1}',
        '{"text": "x"}',
        '{"id": 1, "text": 2}',
        '{"id": 1, "text": "x", "question": 3}',
    ],
)
def test_a_line_that_is_no_reply_is_named(line: str, medskick: Medskick) -> None:
    done = medskick("themes", "suggest", stdin=lines({"id": 1, "text": "Ja"}) + line)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.startswith("medskick: line 2 of standard input is no reply; ")


def test_nothing_in_gives_nothing_out(medskick: Medskick) -> None:
    done = medskick("themes", "suggest")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "surroundings", [{"LC_ALL": "sv_SE.UTF-8", "PYTHONHASHSEED": "7"}, {"PYTHONUTF8": "0"}]
)
def test_locale_and_hashing_change_no_byte(surroundings: dict[str, str], medskick: Medskick) -> None:
    replies = lines(
        {"id": "å", "text": "Idrott, bibliotek, demokrati och ÅNGEST i föreningarna", "question": "Vad?"},
        {"id": "b", "text": "Ja!", "question": "Hur bryter vi ensamhet?"},
    )
    first = medskick("themes", "suggest", stdin=replies, PYTHONHASHSEED="1")
    again = medskick("themes", "suggest", stdin=replies, **surroundings)
    assert (first.returncode, again.stdout) == (0, first.stdout)
