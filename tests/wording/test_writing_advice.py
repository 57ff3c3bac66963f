"""Before a question is opened its writer is told what would make it plainer; too hard a text speaks against opening it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from dialogue.questions import may_open
from tests.kit.cast import NOON, a_database, an_open_question
from wording.chat.staff_wizard import Gathered, summary

GATHERED = {"text": "", "background": "", "last_day": "2030-12-12", "owner": "Disa", "theme": ""}
HARD = (
    "Överenskommelsens samverkansarena utvecklar civilsamhällets delaktighet genom kontinuerliga dialoger. "
)


def shown(text: str, language: str = "sv") -> str:
    return summary(language, Gathered(GATHERED | {"text": text}, None, ""), ()).text


def test_words_and_long_sentences_are_advised_about() -> None:
    text = shown("Vad vill den sociala ekonomin med IOP och XQZ?")
    assert "• Skriv hellre ”idéburna organisationer” än ”den sociala ekonomin”." in text
    assert "• Förklara IOP (idéburet offentligt partnerskap)." in text
    assert "• Förklara XQZ." in text
    assert "Lång mening: ”Vad vill ni att alla och …”" in shown(
        "Vad vill ni att alla " + "och " * 30 + "gör?"
    )
    assert "Writing advice:" in shown("Vad gör XQZ?", "en")


def test_a_plain_question_gets_no_advice() -> None:
    assert "Skrivråd" not in shown("Vad behöver er förening i vinter?")


async def test_a_text_too_hard_to_read_speaks_against_opening_unless_a_note_says_why(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        question = await database.write(an_open_question, "svar", "Vad tycker ni?")
    soon = NOON + timedelta(minutes=1)
    assert may_open(question, soon) == ()
    (refusal,) = may_open(replace(question, background=HARD * 14), soon)
    assert (refusal.reason, refusal.firm) == ("too-hard", False)
