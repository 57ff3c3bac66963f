"""`medskick compilation` as a program: the members' form out of the rows, the same in any locale, and nothing it should not
hold."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from dialogue.compilation import DialogueWords
from storage.compilations import upsert_dialogue
from storage.connection import Connection
from storage.replies import update_withdrawn
from tests.kit.cast import FIKA, NOON, a_database, an_organisation
from tests.kit.meetings import MEETING, a_meeting, a_said_reply, an_asked_question
from tests.kit.program import Medskick, Terminal

SAID = ("Fler bord vid fönstret", "Kortare möten", "Kaffe till alla", "Lyssna före beslut")
UNSEEN = ("Ligger hos granskaren", "Togs tillbaka", "Visas inte för andra")


async def _november(connection: Connection) -> None:
    meeting = await a_meeting(connection)
    fika = await an_organisation(connection, FIKA)
    first = await an_asked_question(connection, "rum", "Vad behöver rummen?", "dialog 1, fråga 1")
    second = await an_asked_question(connection, "tid", "När passar det att ses?", "dialog 2")
    for place, text in enumerate(SAID):
        await a_said_reply(
            connection, f"r{place}", text, first if place < 3 else second, at=NOON + timedelta(minutes=place),
            table_name=str(2 - place % 2),
        )  # fmt: skip
    await a_said_reply(connection, "u0", UNSEEN[0], first, held="personal-data")
    await a_said_reply(connection, "u1", UNSEEN[1], first)
    await update_withdrawn(connection, "u1", NOON)
    await a_said_reply(connection, "u2", UNSEEN[2], second, visibility="hidden")
    await a_said_reply(
        connection, "late", "Skriv oftare", None, at=NOON + timedelta(days=9), channel="web", source="organisation",
        organisation_id=fika.id, visibility="named",
    )  # fmt: skip
    await upsert_dialogue(connection, meeting.id, DialogueWords(2, "Tider", "Kvällar passar bäst."))


@pytest.fixture
def november(terminal: Terminal) -> Terminal:
    """A meeting with two dialogues, and a reply that came later to no question."""

    async def fill() -> None:
        async with a_database(terminal.folder) as database:
            await database.write(_november)

    asyncio.run(fill())
    return terminal


def test_a_meeting_reads_in_the_members_own_order(november: Terminal) -> None:
    text = november("compilation", MEETING.code).stdout
    expected = [
        "# Sammanställning: Dialogmöte i höst", "Folkets hus, Älvstad", "tisdag 10 november 2026 kl. 13.15–16.00",
        "RS 2026-00123", "## Syfte", "## Mål", "| 13.40 | Samtal |", "## Dialog 1", "Vad behöver rummen?", *SAID[:3],
        "### Kort sammanfattning av dialog 1", "Utkast från programmet", "## Dialog 2: Tider", SAID[3],
        "Kvällar passar bäst.", "## Teman", "## Så samlades", "## Länkar", "## Nästa möte", "Stort tack",
    ]  # fmt: skip
    places = [text.index(part) for part in expected]
    assert places == sorted(places)
    assert all(text.count(f"- {said}") == 1 for said in SAID)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_what_is_held_taken_back_or_hidden_is_nowhere(november: Terminal, form: str) -> None:
    done = november("compilation", MEETING.code, "--format", form, "--output", "ut")
    assert done.returncode == 0, done.stderr
    content = (november.folder / "ut").read_bytes()
    text = docx.Document(io.BytesIO(content)).element.xml if form == "docx" else content.decode()
    assert SAID[0] in text
    assert not [unseen for unseen in UNSEEN if unseen in text]


def test_raw_material_stands_last_where_that_is_asked_for(november: Terminal) -> None:
    text = november("compilation", MEETING.code, "--raw-last").stdout
    assert text.index("Kvällar passar bäst.") < text.index("## Råmaterial") < text.index(f"- {SAID[0]}")
    assert text.rstrip().endswith(f"- {SAID[3]}")


def test_the_seed_of_a_shuffled_order_is_printed(november: Terminal) -> None:
    text = november("compilation", MEETING.code, "--order", "shuffled", "--seed", "7").stdout
    assert "frö 7" in text
    assert all(text.count(f"- {said}") == 1 for said in SAID)


def test_by_table_each_table_has_a_heading(november: Terminal) -> None:
    text = november("compilation", MEETING.code, "--order", "table").stdout
    assert text.index("#### Bord 1") < text.index(SAID[1]) < text.index("#### Bord 2") < text.index(SAID[0])


def test_one_question_alone(november: Terminal) -> None:
    text = november("compilation", "--question", "tid").stdout
    assert text.startswith("# Sammanställning: När passar det att ses?")
    assert SAID[3] in text
    assert SAID[0] not in text


def test_a_period_holds_what_came_since_and_what_answered_no_question(november: Terminal) -> None:
    text = november("compilation", "--since", "2026-11-12").stdout
    assert text.startswith("# Sammanställning av medskick från och med torsdag 12 november 2026")
    assert "## Övriga medskick" in text
    assert "- Skriv oftare\\\n  *– Föreningen Fika*" in text
    assert SAID[0] not in text
    assert "## Så många hördes" in text and "färre än 3" in text


def test_a_meeting_may_be_named_by_its_day(november: Terminal) -> None:
    by_day, by_code = (november("compilation", name).stdout for name in ("2026-11-10", MEETING.code))
    assert by_day == by_code != ""


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_same_bytes_in_every_locale(november: Terminal, medskick: Medskick, form: str) -> None:
    written = set()
    for number, locale in enumerate(("C", "sv_SE.UTF-8")):
        medskick(
            "compilation", MEETING.code, "--format", form, "--output", "ut", LC_ALL=locale, LANG=locale,
            PYTHONHASHSEED=str(number), TZ="Pacific/Auckland" if number else "UTC",
        )  # fmt: skip
        written.add((november.folder / "ut").read_bytes())
        (november.folder / "ut").unlink()
    assert len(written) == 1


def test_staffs_summary_takes_the_place_of_the_draft_and_an_empty_one_brings_it_back(
    november: Terminal,
) -> None:
    summary = november.folder / "dialog1.txt"
    summary.write_text("Rummen behöver fler bord.", encoding="utf-8")
    words = ("meeting", "summary", MEETING.code, "--dialogue", "1", "--file", summary.name, "--json")
    assert json.loads(november(*words).stdout)["words"] == 4
    text = november("compilation", MEETING.code).stdout
    assert "Rummen behöver fler bord." in text
    assert "Utkast" not in text
    summary.write_text("", encoding="utf-8")
    november(*words)
    assert "Utkast" in november("compilation", MEETING.code).stdout


def test_a_correction_stands_marked_under_the_untouched_words(november: Terminal) -> None:
    (november.folder / "r.txt").write_text("Fler bord vid fönstren", encoding="utf-8")
    assert november("replies", "correct", "r0", "--file", "r.txt").returncode == 0
    text = november("compilation", MEETING.code).stdout
    assert (
        f"- {SAID[0]}\\\n  *Redaktionell rättelse, originalet står ovanför: Fler bord vid fönstren*" in text
    )


def test_json_tells_what_was_written(november: Terminal) -> None:
    told = json.loads(
        november("compilation", MEETING.code, "--format", "docx", "--output", "ut.docx", "--json").stdout
    )
    content = (november.folder / "ut.docx").read_bytes()
    assert (told["file"], told["replies"], told["bytes"]) == ("ut.docx", 5, len(content))
    told = json.loads(november("compilation", MEETING.code, "--json").stdout)
    assert told["content"].startswith("# Sammanställning")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ingen-sadan",), "There is no meeting 'ingen-sadan'"),
        (("2026-01-01",), "There was no meeting on 2026-01-01"),
        ((), "Nothing is asked for"),
        ((MEETING.code, "--format", "docx", "--json"), "name a file with --output FILE"),
        ((MEETING.code, "--output", "finns/inte"), "cannot be written"),
        (("--question", "ingen"), "There is no question 'ingen'"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    november: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    done = november("compilation", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_failed_writing_leaves_what_was_there(november: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ut.md").write_text("det gamla", encoding="utf-8")
    november("compilation", "ingen-sadan", "--output", "ut.md")
    assert (tmp_path / "ut.md").read_text("utf-8") == "det gamla"
