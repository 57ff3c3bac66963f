"""What a short message comes down to."""

from __future__ import annotations

import pytest

from dialogue.language.bare_words import bare_word, may_wish_to_stop, opts_out


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Stopp!", "stopp"),
        ("Stop. Thank you", "stop"),
        ("hej, hjälp tack", "hjälp"),
        ("Mina medskick", "mina_medskick"),
        ("STOPP FÖR VÅLDET", ""),
        ("Hej och tack", "och"),
        ("...", ""),
    ],
)
def test_greetings_thanks_and_marks_fall_away(text: str, word: str):
    assert bare_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "stopp",
        "Jag vill sluta",
        "Sluta skicka meddelanden",
        "unsubscribe",
        "stop sending me messages",
        "Inga fler utskick tack",
        "Jag vill slippa notiser",
        "Ta bort mig",
        "no more messages",
    ],
)
def test_a_wish_to_be_left_in_peace_is_seen(text: str):
    assert may_wish_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sluta lägga ner biblioteken!",
        "Stopp för våldet mot kvinnor",
        "Vi vill att regionen slutar skicka runt föreningarna mellan olika kontor, det stoppar oss",
        "Fler mötesplatser",
        "Skicka inte brev till äldre, ring dem",
        "Nej tack",
    ],
)
def test_a_wish_for_the_world_is_not(text: str):
    assert not may_wish_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stopp",
        "STOP",
        "stoppp!!",
        "avbeställ",
        "Sluta",
        "sluta tack",
        "AVSLUTA",
        "Avregistrera",
        "unsubscribe",
        "Stoppa",
    ],
)
def test_one_word_is_enough_to_opt_out_in_any_spelling(text: str):
    assert opts_out(text)


@pytest.mark.parametrize(
    "text",
    ["Jag vill sluta", "Sluta skicka", "Nej tack", "Nej", "Stopp för våldet", "slutet", "stoppad", "hej", ""],
)
def test_more_than_one_word_or_another_is_kept_as_it_is(text: str):
    assert not opts_out(text)
