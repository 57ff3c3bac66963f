"""Each flag tells a thing about the writer or the tone; a reply about the subject raises none."""

import pytest

from dialogue.safety import Flags, abusive, flags, no_substance, own_care, sensitive


@pytest.mark.parametrize(
    "text",
    [
        "Jag har adhd och får ingen hjälp", "jag är bipolär", "min son har autism", "jag som har ms orkar inte kvällsmöten",
        "jag är muslim och känner mig inte välkommen", "jag röstar på sd", "Jag är sjukskriven för utmattning",
        "jag sitter i rullstol", "jag äter antidepressiva", "min mamma är dement", "I have diabetes",
    ],
)  # fmt: skip
def test_own_health_faith_and_opinion_are_sensitive(text: str) -> None:
    assert sensitive(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi behöver mer kunskap om adhd", "Personer med autism stängs ute", "Muslimska föreningar saknas",
        "Jag vill att regionen satsar på psykisk ohälsa", "Moderata politiker lyssnar inte",
        "Jag är ordförande i Fibromyalgiförbundet", "Jag arbetar med personer som har adhd",
    ],
)  # fmt: skip
def test_health_faith_and_opinion_as_subjects_are_not_sensitive(text: str) -> None:
    assert not sensitive(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jag har väntat på min operation i åtta månader", "hur bokar jag tid på vårdcentralen?", "min läkare lyssnar inte",
        "Min remiss till ortopeden har försvunnit", "Jag fick ingen hjälp på akuten", "När får jag träffa en läkare?",
        "min mamma fick vänta tolv timmar på akuten", "kan jag förnya mitt recept här?", "jag fick fel medicin",
    ],
)  # fmt: skip
def test_a_matter_of_own_care_is_known(text: str) -> None:
    assert own_care(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vårdcentralen borde samverka med föreningar", "Vi svarar på remissen i juni", "Mitt remissvar kommer i maj",
        "Väntetiderna till BUP är för långa", "Min förening samarbetar med psykiatrin",
        "Jag tycker vårdcentraler ska dela ut recept på aktivitet", "Hur kan föreningar nå vårdcentralen?",
    ],
)  # fmt: skip
def test_care_as_a_subject_is_an_ordinary_reply(text: str) -> None:
    assert not own_care(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ni är idioter",
        "jävla idioter",
        "håll käften",
        "dra åt helvete",
        "jag ska döda dig",
        "hoppas ni dör",
        "Ditt as",
    ],
)
def test_insults_and_threats_are_abuse(text: str) -> None:
    assert abusive(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jävligt bra fråga!", "Det är för jävligt att äldre sitter ensamma", "Helvete vad krångligt det är",
        "Tjejer kallas hora i skolan, gör något", "Regionen har misslyckats kapitalt", "Clowner på sjukhus gör nytta",
    ],
)  # fmt: skip
def test_anger_at_a_matter_is_not_abuse(text: str) -> None:
    assert not abusive(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "tack", "Tack så mycket!", "Tack för informationen", "ok", "👍🏽❤️", "hej", "/start q-abc", "?", "...",
        "God morgon", "haha", "Ok tack!", "😊 tack för det", "1", "Trevlig helg!", "aaaaaaa", "thanks",
    ],
)  # fmt: skip
def test_courtesy_and_commands_have_no_substance(text: str) -> None:
    assert no_substance(text)


@pytest.mark.parametrize(
    "text",
    [
        "ja", "nej", "Lots", "Fika", "AI", "IOP", "Kväll", "Information", "Info", "Hej, vi vill ha mer stöd",
        "Tack för stödet till föreningar", "/start vad är det här egentligen",
    ],
)  # fmt: skip
def test_short_answers_have_substance(text: str) -> None:
    assert not no_substance(text)


def test_an_ordinary_reply_raises_no_flag() -> None:
    assert flags("Fler mötesplatser för äldre, gärna på kvällar.") == Flags()


def test_flags_are_raised_together() -> None:
    assert flags("jag vill dö, ring 070-174 06 05") == Flags(crisis=True, personal_data=True)
