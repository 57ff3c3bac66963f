"""Every reply that may be printed stands exactly once, in order, below its parent; no other stands at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from dialogue.compilation import Compilation, Form, Item, Listing, Order, Said, compile_facts
from tests.dialogue.compilation.making import facts, said
from wording.compilation.document import compilation_document

ORDERS: tuple[Order, ...] = ("received", "table", "shuffled")


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Said, ...]:
    """Replies of a made-up meeting: some nested, some hidden, held, withdrawn, empty or of no question."""
    made: list[Said] = []
    for number in range(draw(st.integers(0, 25))):
        question = draw(st.sampled_from(["q1", "q2", "q3", None]))
        above = [one.id for one in made if one.question_id == question]
        made.append(
            said(
                f"r{number}",
                draw(st.sampled_from(["Ja", "Fler bord", "  ", "# Mer\n\n- tid"])),
                question_id=question,
                table_name=draw(st.sampled_from(["", "1", "2", "10", "Fönstret"])),
                visibility=draw(st.sampled_from(["named", "unnamed", "hidden"])),
                parent=draw(st.sampled_from([None, *above])),
                held=draw(st.booleans()) and draw(st.booleans()),
                withdrawn=draw(st.booleans()) and draw(st.booleans()),
            )
        )
    return tuple(made)


def printed(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.id
        yield from printed(item.children)


def groups(made: Compilation) -> dict[str | None, list[str]]:
    return {
        answered.question.id if answered.question else None: [
            one for group in answered.groups for one in printed(group.items)
        ]
        for dialogue in made.dialogues
        for answered in dialogue.questions
    }


def may_be_printed(one: Said) -> bool:
    return not (one.held or one.withdrawn or one.visibility == "hidden" or not one.text.strip())


@given(meetings(), st.sampled_from(ORDERS), st.booleans())
def test_each_stands_once_under_its_own_question(replies: tuple[Said, ...], order: Order, last: bool) -> None:
    found = groups(compile_facts(facts(*replies), Form(order, raw_last=last)))
    for question in ("q1", "q2", "q3", None):
        expected = sorted(one.id for one in replies if one.question_id == question and may_be_printed(one))
        assert sorted(found.get(question, [])) == expected


@given(meetings())
def test_those_beside_each_other_stand_in_the_order_they_came(replies: tuple[Said, ...]) -> None:
    came = {one.id: place for place, one in enumerate(replies)}

    def check(items: tuple[Item, ...]) -> None:
        places = [came[item.id] for item in items]
        assert places == sorted(places)
        for item in items:
            check(item.children)

    for dialogue in compile_facts(facts(*replies), Form()).dialogues:
        for answered in dialogue.questions:
            for group in answered.groups:
                check(group.items)


@given(meetings())
def test_a_reply_stands_below_its_nearest_printed_ancestor(replies: tuple[Said, ...]) -> None:
    by_id = {one.id: one for one in replies}
    found: dict[str, str | None] = {}

    def note(items: tuple[Item, ...], above: str | None) -> None:
        for item in items:
            found[item.id] = above
            note(item.children, item.id)

    for dialogue in compile_facts(facts(*replies), Form()).dialogues:
        for answered in dialogue.questions:
            for group in answered.groups:
                note(group.items, None)
    for one, above in found.items():
        parent = by_id[one].parent
        while parent is not None and not may_be_printed(by_id[parent]):
            parent = by_id[parent].parent
        assert above == parent


def test_dialogues_and_questions_follow_their_numbers_and_what_answers_none_comes_last() -> None:
    made = compile_facts(facts(said("a", question_id=None), said("b")), Form())
    assert [
        (dialogue.number, [one.question.id if one.question else None for one in dialogue.questions])
        for dialogue in made.dialogues
    ] == [(1, ["q1", "q2"]), (2, ["q3"]), (0, [None])]


def test_tables_stand_by_their_numbers_and_what_has_none_last() -> None:
    replies = [said(f"r{place}", table_name=table) for place, table in enumerate(["10", "", "2", "Ås", "Bo"])]
    found = compile_facts(facts(*replies), Form("table")).dialogues[0].questions[0].groups
    assert [group.table for group in found] == ["2", "10", "Bo", "Ås", ""]


def test_another_seed_gives_another_order_and_the_same_seed_the_same() -> None:
    replies = [said(f"r{number}") for number in range(30)]
    one, again, other = (
        groups(compile_facts(facts(*replies), Form("shuffled", seed=seed)))["q1"] for seed in (1, 1, 2)
    )
    assert one == again != other


def test_a_greeting_is_left_out_of_what_the_chat_said_and_kept_in_what_minutes_hold() -> None:
    greeting, item = said("a", channel="telegram", substance=False), said("b", substance=False)
    made = compile_facts(facts(greeting, item), Form())
    assert groups(made)["q1"] == ["b"]
    assert made.tally.replies == 1


def test_an_answer_without_words_is_printed_with_how_many_agree() -> None:
    replies = [said("r1", "", answer="no", agrees=2), said("r2", "", answer="yes", visibility="hidden")]
    made = compile_facts(facts(*replies), Form())
    document = compilation_document(made, "Kansliet", "sv")
    entries = [entry for block in document.blocks if isinstance(block, Listing) for entry in block.entries]
    assert [one.notes for one in entries if one.text == "Nej"] == [("2 håller med",)]
    assert not [one for one in entries if one.text == "Ja"]
