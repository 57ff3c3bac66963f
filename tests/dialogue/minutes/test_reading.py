"""What counts as a question, a reply, a lead-in, a summary: small minutes in the test's own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.minutes import Minutes, read_minutes
from documents.text import text_lines
from wording.minutes import remark

TODAY = date(2026, 11, 22)


def read(text: str, name: str = "minutes.txt") -> Minutes:
    return read_minutes(text_lines(text, markdown=False), name, TODAY)


def replies(minutes: Minutes) -> list[tuple[str, str]]:
    """Question (without the meeting's code) and words."""
    code = f"{minutes.meeting.code}-"
    return [
        (one.question.removeprefix(code), one.text)
        for dialogue in minutes.dialogues
        for one in dialogue.replies
    ]


def warned(minutes: Minutes) -> list[str]:
    return [remark("en", one) for one in minutes.warnings]


def test_numbered_questions_each_with_their_own_items() -> None:
    minutes = read(
        "Dialog 1\n\n1. Vad behövs?\n\n- Tid\n- Pengar\n\n2. Vem bjuder in?\n\n- Kommunen\n- Vi själva?\n"
    )
    assert replies(minutes) == [
        ("d1-f1", "Tid"), ("d1-f1", "Pengar"), ("d1-f2", "Kommunen"), ("d1-f2", "Vi själva?"),
    ]  # fmt: skip


def test_a_reply_that_asks_is_no_question() -> None:
    minutes = read(
        "Medskick dialog 1, fråga 1\n\nFler affischer.\n\nHur når vi dem som inte läser mejl?\n\nVem betalar?\n\n- Regionen\n"
    )
    assert [text for _, text in replies(minutes)] == [
        "Fler affischer.", "Hur når vi dem som inte läser mejl?", "Vem betalar?", "Regionen",
    ]  # fmt: skip
    assert "The words of dialog 1, fråga 1 are not in the minutes." in warned(minutes)


@pytest.mark.parametrize("heading", ["Fråga 1", "Medskick fråga 1", "## Fråga 1"])
def test_a_question_may_stand_below_its_number(heading: str) -> None:
    minutes = read(f"Dialog 1\n\n{heading}\n\nVad behövs?\n\nTid.\n\n- Pengar\n")
    assert [one.text for one in minutes.dialogues[0].questions] == ["Vad behövs?"]
    assert replies(minutes) == [("d1-f1", "Tid."), ("d1-f1", "Pengar")]


def test_replies_kept_for_the_end_find_their_questions() -> None:
    minutes = read(
        "Dialog 1\n\nFråga 1: Vad behövs?\n\nDialog 2\n\nFråga 2: Vem bjuder in?\n\n"
        "Medskick fråga 1\n\n- Tid\n\nMedskick fråga 2\n\n- Vi\n"
    )
    assert replies(minutes) == [("d1-f1", "Tid"), ("d2-f2", "Vi")]


def test_a_question_right_above_items_is_one_without_any_dialogue() -> None:
    minutes = read(
        "Workshop om lokaler\n\nVad saknar ni?\n\n- Värme\n- Nycklar\n\nEfter fikat gick alla hem.\n"
    )
    assert replies(minutes) == [("d1-f1", "Värme"), ("d1-f1", "Nycklar")]


def test_a_talk_in_questions_and_paragraphs_gives_no_replies() -> None:
    minutes = read(
        "Minnesanteckningar\n\nVad är en förening?\n\nDisa berättade om lagar och stadgar.\n\nHur går vi vidare?\n\n"
        "Edvin kallar till ett nytt möte. Frågan om lokaler togs upp: vem ska betala?\n"
    )
    assert replies(minutes) == []
    assert any(text.startswith("No replies were found") for text in warned(minutes))


def test_long_paragraphs_under_a_question_are_the_summary() -> None:
    told = "Deltagarna talade länge och väl om hur det brukar vara när vintern kommer. " * 6
    minutes = read(f"Dialog 1\n\nFrågor som diskuterades:\n\n- Vad behövs?\n\n{told}\n\n{told}\n")
    assert replies(minutes) == []
    assert minutes.dialogues[0].summary.startswith("Deltagarna talade")


def test_tables_are_told_apart() -> None:
    minutes = read(
        "Medskick dialog 1\n\nBord 1\n\n- Mer tid\n\nBord 2\n\n- Mer pengar\n\nStort tack till alla som deltog!\n"
    )
    assert [(one.table, one.text) for one in minutes.dialogues[0].replies] == [
        ("Bord 1", "Mer tid"), ("Bord 2", "Mer pengar"),
    ]  # fmt: skip


def test_what_several_questions_got_together_is_kept_under_the_first_and_said() -> None:
    minutes = read(
        'Frågorna som grupperna fick:\n\n"Vad behövs?\nVem bjuder in?\n\nOm inte – varför?"\n\n- Tid\n- Vi\n'
    )
    assert replies(minutes) == [("d1-f1", "Tid"), ("d1-f1", "Vi")]
    assert [one.text for one in minutes.dialogues[0].questions] == [
        "Vad behövs?", "Vem bjuder in?", "Om inte – varför?",
    ]  # fmt: skip
    assert any(text.startswith("3 questions were answered together") for text in warned(minutes))


def test_unmarked_lines_under_a_lead_in_stand_under_it_and_others_go_on() -> None:
    minutes = read(
        "Medskick dialog 1\n\n- Utmaningar:\nFå ledare\n\nDyra hallar\n\n- Det är svårt att hitta någon som kan öppna "
        "dörren\npå morgonen\n"
    )
    assert [(one.level, one.parent, one.text) for one in minutes.dialogues[0].replies] == [
        (0, None, "Utmaningar:"),
        (1, 0, "Få ledare"),
        (1, 0, "Dyra hallar"),
        (0, None, "Det är svårt att hitta någon som kan öppna dörren på morgonen"),
    ]


def test_a_heading_that_stands_twice_is_read_as_one_and_page_numbers_go() -> None:
    minutes = read(
        "Medskick dialog 1, fråga 1\n\nTid.\n\nSida 2 (3)\n\f\nMedskick dialog 1, fråga 1\n\nPengar.\n"
    )
    assert [text for _, text in replies(minutes)] == ["Tid.", "Pengar."]
    assert any("stands twice" in text for text in warned(minutes))


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("Anmälan senast 5; e oktober.", "A date is written “5; e oktober”."),
        ("Vi ses torsdag 13 november 2026.", "“torsdag 13 november 2026”: that day is a Friday."),
        ("Träffen är den 31 april 2026.", "“31 april 2026”: there is no such day."),
        ("Vi vill ha ha mer tid.", "A word stands twice: “ha ha”."),
        ("Det är en frågа om pengar.", "“frågа” has letters of two alphabets."),
        ("Conny Ask och Conny Ask. Connny Ask", "Two spellings: “Conny Ask” and “Connny Ask”."),
    ],
)
def test_slips_of_the_pen_are_told_and_stay(slip: str, told: str) -> None:
    minutes = read(f"Dialogmöte 2026-11-13\n\nMedskick dialog 1, fråga 1\n\n{slip}\n")
    assert [text for _, text in replies(minutes)] == [slip]
    assert told in warned(minutes)


@pytest.mark.parametrize(
    ("when", "name", "held_on", "words"),
    [
        ("När: 13 november kl. 13-16", "m.txt", None, "13 november"),
        ("När: 13 november kl. 13-16", "dialogmote-2025-11-13.txt", date(2025, 11, 13), ""),
        ("När: fredag 13 november 2026", "m.txt", date(2026, 11, 13), ""),
        ("När: 13 november\n\nVåren 2025 hålls nästa dialogmöte.", "m.txt", date(2024, 11, 13), ""),
        ("När: våren 2026", "m.txt", None, "våren 2026"),
        ("Datum\n\n2026-11-13", "m.txt", date(2026, 11, 13), ""),
        ("Lite text", "2026-11-13 dialogmöte.txt", date(2026, 11, 13), ""),
    ],
)
def test_a_day_is_never_guessed_in_silence(when: str, name: str, held_on: date | None, words: str) -> None:
    meeting = read(f"Anteckningar från dialogmöte\n\n{when}\n", name).meeting
    assert (meeting.held_on, meeting.date_words) == (held_on, words)
    if "2026" not in when:
        assert any("year" in text or "day" in text for text in warned(read(f"Möte\n\n{when}\n", name)))


def test_people_are_counted_by_role_and_organisations_proposed_as_one() -> None:
    minutes = read(
        "Möte 2026-11-13\n\nNärvarande\n\nFörtroendevalda: Disa samt Edvin\n\nTjänstepersoner: Amina, Bertil och Chidi\n\n"
        "Deltagande organisationer\n\nFöreningen Fika\nSF Älvstad\nStudieförbundet Fjällvinden Älvstad\n"
        "Föreningen Fika Älvstad\n\nTjänstemän från staben\n"
    )
    assert minutes.meeting.participants == 5
    assert minutes.meeting.organisations == 4
    assert sum(text.startswith("Perhaps one organisation") for text in warned(minutes)) == 2


LINE = st.text(
    st.characters(categories=["Ll", "Lu", "Nd"], include_characters=" ,.!åäö"), min_size=1, max_size=90
)


@given(st.lists(LINE.map(lambda line: "x" + line.strip() + "."), max_size=20))
def test_every_item_is_one_reply_once_and_in_order(items: list[str]) -> None:
    text = "Dialog 1\n\nMedskick dialog 1, fråga 1\n\n" + "".join(f"- {item}\n" for item in items)
    assert [one for _, one in replies(read(text))] == items


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    read(f"Dialog 1\n{text}\nMedskick dialog 1\n{text}")


def test_questions_right_under_a_dialogue_and_answers_with_a_word_above_them() -> None:
    minutes = read(
        "Dialog 1\n\n- Vad behövs?\n- Vem bjuder in? (formulera fritt)\n\nSvar på fråga 2:\n\nVi.\n"
    )
    assert replies(minutes) == [("d1-f2", "Vi.")]
    minutes = read(
        "Dialog 1\n\nFråga 1: Beskriv vad som behövs.\n\nSvar:\n\n- Tid\n\nFråga 1: mer pengar också\n"
    )
    assert [one.text for one in minutes.dialogues[0].questions] == ["Beskriv vad som behövs."]
    assert replies(minutes) == [("d1-f1", "Tid"), ("d1-f1", "mer pengar också")]


def test_what_merely_begins_as_a_heading_is_a_reply() -> None:
    said = [
        "Dialogen måste fortsätta", "Samtal 2 gånger om året", "Förslag om dialogen med staden", "Kontakt", "Program",
        "Organisationer som vill samarbeta", "Frågor vi vill lyfta:", "Tack", "Grupper för unga", "Målgrupper",
        "Sammanfattningsvis är det bra", "Till nästa dialogmöte bör fler bjudas in", "Resultat",
    ]  # fmt: skip
    minutes = read("Medskick dialog 1, fråga 1\n\n" + "\n\n".join(said))
    assert [text for _, text in replies(minutes)] == said
