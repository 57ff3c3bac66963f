"""Words that no theme knows are told when they rise, and when people's decisions speak for them."""

from __future__ import annotations

import json

from dialogue.themes import parse_frame
from dialogue.themes.rising import Said, missed, rising

FRAME = parse_frame(
    json.dumps(
        {
            "groups": [{"id": "a", "name_sv": "A", "name_en": "A"}],
            "themes": [
                {"id": "bussar", "group": "a", "name_sv": "Bussar", "name_en": "Buses", "include": ["buss"]},
                {"id": "vatten", "group": "a", "name_sv": "Vatten", "name_en": "Water"},
            ],
        }
    )
)


def said(*texts: str, question: str = "", confirmed: tuple[str, ...] = ()) -> list[Said]:
    return [Said(f"r{number}", text, question, confirmed) for number, text in enumerate(texts)]


def test_a_word_that_more_say_now_is_told_with_replies_to_look_at() -> None:
    now = said("Kanotleden är skräpig", "Mer pengar till kanotleder", "Bussen till kanotleden")
    (word,) = rising(now, said("Kanotled, tack", *["Grillplatser"] * 5), FRAME)
    assert (word.word, word.replies, word.before, word.examples) == ("kanotleden", 3, 1, ("r0", "r1", "r2"))


def test_what_is_said_as_often_as_before_is_told_by_a_theme_or_echoes_the_question_does_not_rise() -> None:
    texts = ("Grillplatser vid bussen", "Bussar och grillplatser")
    assert rising(said(*texts), said(*texts), FRAME) == ()
    assert [word.word for word in rising(said(*texts), [], FRAME)] == ["grillplatser"]
    assert rising(said(*texts, question="Vilka grillplatser behövs?"), [], FRAME) == ()


def test_words_of_confirmed_replies_that_the_frame_missed_are_proposed() -> None:
    of_water = said("Kanotleder, tack", "En kanotled runt sjön", confirmed=("vatten",))
    other = [Said("x", "Buss till sjön", confirmed=("bussar",))]
    (word,) = missed([*of_water, *other], FRAME)
    assert (word.theme, word.stem, word.replies, word.elsewhere) == ("vatten", "kanotled", 2, 0)


def test_a_word_that_other_themes_share_is_not_proposed() -> None:
    of_water = said("Stugor vid sjön", "Stugor vid ån", confirmed=("vatten",))
    other = [Said(f"x{n}", "Buss till stugor", confirmed=("bussar",)) for n in range(3)]
    assert missed([*of_water, *other], FRAME) == ()
