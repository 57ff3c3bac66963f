"""An organisation is found by its name, a part of it, with or without its dots, and with one letter wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.directory import in_municipality, matching, municipalities, place_key
from dialogue.language.folding import fold_loose
from dialogue.likeness import one_slip
from dialogue.members import Organisation
from dialogue.naming import may_be_name
from dialogue.register import find
from dialogue.themes import default_frame
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA

NAMES = (
    STIGFINNARNA,
    MÅNEN,
    FIKA,
    "Föreningen Norden",
    "Ungas röst Granvik",
    "1:a scoutkåren",
    "2:a scoutkåren",
)


def one(name: str, municipality: str = "") -> Organisation:
    return Organisation(
        f"o{name}",
        name,
        fold_loose(name),
        None,
        municipality,
        "",
        (),
        "",
        "",
        None,
        True,
        "sv",
        "listed",
        NOON,
    )


REGISTER = tuple(map(one, NAMES))


def found(written: str) -> tuple[str, ...]:
    return tuple(organisation.name for organisation in find(written, REGISTER))


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("stigfinnarna", STIGFINNARNA), ("Stigfinarna", STIGFINNARNA), ("stgifinnarna", STIGFINNARNA),
        ("KVINNOJOUREN MANEN", MÅNEN), ("månens kvinnojour", MÅNEN), ("jouren", MÅNEN),
        ("Fika", FIKA), ("Vi heter Stigfinnarna!", STIGFINNARNA), ("unga röst", "Ungas röst Granvik"),
    ],
)  # fmt: skip
def test_what_is_meant_comes_first(written: str, first: str) -> None:
    assert found(written)[:1] == (first,)


def test_a_name_that_fits_exactly_is_alone_and_several_come_nearest_first() -> None:
    assert found("foreningen fika") == (FIKA,)
    assert found("föreningen") == (FIKA, "Föreningen Norden")
    assert found("scoutkåren") == ("1:a scoutkåren", "2:a scoutkåren")


@pytest.mark.parametrize(
    "written",
    ["", "  ", "x", "fi", "Ja, och så behövs det bussar på kvällen", "kvinojuren månen", "\u200b", "%_'\""],
)
def test_what_means_nobody_finds_nobody(written: str) -> None:
    assert found(written) == ()


@given(st.sampled_from(NAMES), st.data())
def test_a_name_is_found_with_one_letter_left_out_doubled_or_another(name: str, data: st.DataObject) -> None:
    places = [i for i, letter in enumerate(name) if letter.isalpha() and _in_long_word(name, i)]
    place = data.draw(st.sampled_from(places))
    wrong = data.draw(
        st.sampled_from(
            (
                name[:place] + name[place + 1 :],
                name[:place] + name[place] + name[place:],
                name[:place] + "q" + name[place + 1 :],
            )
        )
    )
    assert name in found(wrong)


def _in_long_word(name: str, place: int) -> bool:
    start = name.rfind(" ", 0, place) + 1
    end = name.find(" ", place)
    return (end if end > 0 else len(name)) - start > 5


@given(st.text("abcåäö", max_size=6), st.text("abcåäö", max_size=6))
def test_a_slip_goes_both_ways(first: str, second: str) -> None:
    assert one_slip(first, second) == one_slip(second, first)
    assert one_slip(first, first)


def test_a_sentence_is_no_name() -> None:
    assert may_be_name("S:t Olofs vänner") and may_be_name("Byalaget i Sjövik")
    sentences = (
        "Fler bussar.",
        "Varför?",
        "Ja, tack",
        "en\nannan rad",
        "Det behövs fler bussar på kvällen och helgen",
        "",
    )
    assert not any(map(may_be_name, sentences))


def test_places_are_one_however_they_are_capitalised() -> None:
    seen = (one("A", "Borås"), one("B", "BORÅS"), one("C", "Åmål"), one("D"))
    assert municipalities(seen) == (("Åmål", 1), ("Borås", 2))
    assert [it.name for it in in_municipality(place_key("boras"), seen)] == ["A", "B"]
    frame = default_frame()
    assert [it.name for it in matching("amål", seen, frame)] == ["C"]
    about = replace(seen[3], about="Vi hjälper äldre med datorn", themes=("digitalisering",))
    assert matching("äldre datorn", (*seen[:3], about), frame) == (about,)
    assert matching("digitalt utanförskap", (about,), frame) == (about,)


def test_other_names_and_the_name_of_the_parent_are_looked_at_too() -> None:
    fika = replace(one("Föreningen Fika"), aliases=("Kaffevännerna",))
    branch = replace(one("Granvik"), parent_id=fika.id)
    register = (fika, branch, one("Teklubben"))
    assert find("kaffevannerna", register) == (fika,)
    assert find("Kaffevän", register) == (fika,)
    assert find("Föreningen Fika Granvik", register) == (branch,)
    assert find("Föreningen Fika", register) == (fika,)
