"""What is counted, hidden and quoted in a compilation: small numbers, single voices, held and hidden replies."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from dialogue.compilation import DialogueWords, Form, Said, compile_facts
from dialogue.compilation.themes import hide
from tests.dialogue.compilation.making import FRAME, facts, said

CHILDREN, LONELY = FRAME.themes[0].id, FRAME.themes[1].id


@pytest.mark.parametrize(("columns", "most"), [(2, 14), (3, 13), (4, 9)])
def test_nobody_can_work_out_a_one_or_a_two_from_a_row_and_its_sum(columns: int, most: int) -> None:
    """Gone through from the reader's side: all rows that look the same and have the same sum."""
    alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for row in product(range(most), repeat=columns):
        if sum(row) < most:
            alike[hide(row), sum(row)].append(row)
    for (shown, _), rows in alike.items():
        for place, cell in enumerate(shown):
            if cell is None:
                possible = {row[place] for row in rows}
                assert len(possible) > 1 or possible == {0}, (shown, rows)


@pytest.mark.parametrize("cells", [(3, 3), (7, 4, 3)])
def test_large_numbers_are_shown(cells: tuple[int, ...]) -> None:
    assert hide(cells) == cells


def test_a_theme_that_one_organisation_alone_has_raised_is_listed() -> None:
    lone = [said(f"a{n}", source="organisation", organisation_id="o1", themes=(LONELY,)) for n in range(2)]
    many = [
        said(f"b{n}", source="organisation", organisation_id=f"o{n}", themes=(CHILDREN,)) for n in range(4)
    ]
    rows = compile_facts(facts(*lone, *many), Form()).themes.rows
    assert [(row.theme.id, row.replies, row.organisations, row.alone) for row in rows] == [
        (CHILDREN, 4, 4, False),
        (LONELY, 2, 1, True),
    ]


def test_confirmed_themes_are_counted_and_the_others_told_of() -> None:
    made = compile_facts(
        facts(said("a", themes=(CHILDREN,)), said("b", waiting=True), said("c"), said("d", held=True)), Form()
    )
    assert (made.method.themed, made.method.waiting, made.method.without) == (1, 1, 1)
    assert (made.tally.replies, made.tally.held) == (3, 1)
    assert sum(row.replies for row in made.themes.rows) == 1


def test_a_theme_of_a_frame_that_is_gone_is_counted_under_its_id() -> None:
    rows = compile_facts(facts(said("a", themes=("borttaget",))), Form()).themes.rows
    assert [(row.theme.label_sv, row.replies) for row in rows] == [("borttaget", 1)]


def test_one_sub_region_alone_gets_no_table() -> None:
    made = compile_facts(facts(said("a", subregion="Sjuhärad", themes=(CHILDREN,))), Form())
    assert made.themes.subregions == ()


def quotable(*replies: Said) -> list[str]:
    return [one.text for one in compile_facts(facts(*replies), Form()).dialogues[0].summary.quotations]


def test_two_replies_on_a_theme_are_too_few_to_quote_from() -> None:
    assert quotable(*(said(f"a{n}", themes=(CHILDREN,)) for n in range(2))) == []


def test_three_are_enough_and_what_is_hidden_is_not_quoted() -> None:
    hidden = said("a0", "Det här ska ingen annan få läsa", visibility="hidden", themes=(CHILDREN,))
    shown = [said(f"a{n}", f"Fler bord vid fönstret, nummer {n}", themes=(CHILDREN,)) for n in (1, 2)]
    assert quotable(hidden, *shown) == ["Fler bord vid fönstret, nummer 1"]


def test_whoever_wants_to_be_named_may_be_quoted_from_a_small_theme() -> None:
    named = said("a", visibility="named", organisation="Föreningen Fika", themes=(CHILDREN,))
    (quotation,) = compile_facts(facts(named), Form()).dialogues[0].summary.quotations
    assert quotation.by == "Föreningen Fika"


def test_staffs_summary_stands_in_place_of_the_draft() -> None:
    replies = [said(f"a{n}", themes=(CHILDREN,)) for n in range(3)]
    words = (DialogueWords(1, "Hälsa", "Vi hörde tre saker."),)
    summary = compile_facts(facts(*replies, dialogues=words), Form()).dialogues[0].summary
    assert (summary.text, summary.quotations) == ("Vi hörde tre saker.", ())


def test_an_identity_number_is_masked_in_words_and_in_corrections() -> None:
    one = said("a", "Ring 811228-9874 i kväll", correction="811228-9874 ska vi inte skriva")
    item = compile_facts(facts(one), Form()).dialogues[0].questions[0].groups[0].items[0]
    assert "811228" not in item.text + item.correction
    assert item.text.startswith("Ring [personnummer]")


def test_only_those_who_chose_it_are_named() -> None:
    replies = [
        said("a", visibility="named", organisation="Stigfinnarna"),
        said("b", visibility="unnamed", organisation="Kvinnojouren Månen"),
    ]
    made = compile_facts(facts(*replies), Form())
    items = made.dialogues[0].questions[0].groups[0].items
    assert [item.by for item in items] == ["Stigfinnarna", ""]
    assert made.organisations == ("Stigfinnarna",)
