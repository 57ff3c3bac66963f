"""`medskick replies search` and `export`: by words and filters, so that every count opens its replies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.kit.program import Medskick

SAID = {
    "Fler mötesplatser för unga": ("paper", "Föreningen Fika"),
    "En mötesplats i varje by": ("phone", None),
    "Bättre bussar på kvällen": ("paper", None),
}


@pytest.fixture(scope="module")
def medskick(tmp_path_factory: pytest.TempPathFactory) -> Medskick:
    """The program with a question and three replies; nobody here changes more than the themes."""
    medskick = Medskick(tmp_path_factory.mktemp("search"))

    def do(*words: str, stdin: str = "") -> None:
        done = medskick(*words, stdin=stdin)
        assert done.returncode == 0, done.stderr

    (medskick.folder / "register.csv").write_text("namn;kommun;delregion\nFöreningen Fika;Borås;Sjuhärad\n")
    do("organisation", "import", "register.csv")
    do("question", "add", "Vad behövs i er bygd?", "--code", "bygd", "--closes", "2099-12-01")
    do("question", "open", "bygd")
    for text, (channel, organisation) in SAID.items():
        whose = ["--organisation", organisation] if organisation else []
        do("replies", "add", "--question", "bygd", "--channel", channel, *whose, stdin=text)
    do("staff", "add", "Disa")
    return medskick


def rows(medskick: Medskick, *words: str) -> list[dict[str, Any]]:
    done = medskick("replies", *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def texts(medskick: Medskick, *words: str) -> list[str]:
    return [row["text"] for row in rows(medskick, *words)]


def test_words_and_filters_meet(medskick: Medskick) -> None:
    every = list(SAID)
    assert texts(medskick, "search", "mötesplatserna") == [every[0], every[1]]
    assert texts(medskick, "search", "mötesplats", "--municipality", "Borås") == [every[0]]
    assert texts(medskick, "search", "mötesplats", "--channel", "phone", "--question", "bygd") == [every[1]]
    assert texts(medskick, "search", "motesplats") == []
    assert texts(medskick, "search", "mötesplats", "--until", "2020-01-01") == []
    assert rows(medskick, "search", "buss")[0].keys() == rows(medskick, "export")[0].keys()


def test_a_confirmed_count_opens_its_replies(medskick: Medskick) -> None:
    reply = rows(medskick, "search", "buss")[0]["id"]
    assert medskick("themes", "confirm", "--all", "--as", "Disa").returncode == 0
    confirmed = texts(medskick, "export", "--state", "confirmed")
    assert confirmed == [row["text"] for row in rows(medskick, "export") if row["themes"]]
    assert reply in {row["id"] for row in rows(medskick, "export", "--channel", "paper")}
    themed = texts(medskick, "export", "--theme", "barn-unga", "--state", "confirmed")
    assert themed == ["Fler mötesplatser för unga"]
    assert texts(medskick, "search", "mötesplats", "--theme", "barn-unga", "--state", "suggested") == []


@pytest.mark.parametrize("words", [("--theme", "bussar"), ("--question", "nowhere")])
def test_what_is_not_known_is_said(words: tuple[str, str], medskick: Medskick) -> None:
    for asked in (("export",), ("search", "buss")):
        done = medskick("replies", *asked, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert words[1] in done.stderr
