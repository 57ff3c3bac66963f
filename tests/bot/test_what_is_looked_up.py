"""Who decides what, who does what, and what a word means: looked up in the chat, and asked of the office where that fails."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from actions.contact_cards import import_cards
from actions.glossary import import_terms
from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import inbox, office_questions, organisations, tips
from storage.connection import Connection
from tests.kit.bots import Bot, eventually, real_clock
from tests.kit.cast import FIKA, MÅNEN, STIGFINNARNA, an_organisation

HOSTILE = "<b>Skola</b> & <script>x</script> ]]>"


@pytest.fixture
async def register(bot: Bot) -> None:
    told = {
        STIGFINNARNA: (
            "Borås",
            True,
            ("kultur-fritid",),
            "Vi går i skogen med äldre & unga.",
            "hej@stig.example",
        ),
        FIKA: ("Ulricehamn", True, ("ensamhet-gemenskap",), "", ""),
        MÅNEN: ("Borås", False, (), "Skyddat boende", ""),
    }
    for name, (place, visible, themes, about, contact) in told.items():
        one = await bot.database.write(an_organisation, name)
        changed = replace(
            one,
            municipality=place,
            visible=visible,
            themes=themes,
            about=about,
            contact=contact,
            email="intern@example.se",
        )
        await bot.database.write(organisations.update_organisation, changed)


async def test_cards_are_found_by_subject_and_by_word(amina: PersonClient) -> None:
    await amina.says("/kontakt")
    shown = await amina.sees("Vem beslutar om vad?")
    assert "Vård och hälsa" in shown.buttons and shown.buttons[-1] == "Hjälp mig hitta rätt"
    await amina.presses("Nästa")
    assert "Länets frågor för staten" in (await amina.sees("Vem beslutar om vad?")).buttons
    await amina.presses("Förra")
    assert "Arbete" in (await amina.sees("Vem beslutar om vad?")).buttons
    await amina.presses("Arbete")
    card = await amina.sees("Arbetsförmedlingen")
    assert "(Staten)" in card.text and "https://arbetsformedlingen.se" in card.text
    await amina.says("/CONTACT hemtjansten")
    assert "(Kommunen)" in (await amina.sees("Kommunens växel")).text
    await amina.says("/kontakt försäkringskasan")
    await amina.sees("Försäkringskassan")


async def test_the_offices_own_cards_stand_in_the_place_of_ours(bot: Bot, amina: PersonClient) -> None:
    row = {
        "subject": HOSTILE,
        "level": "kommun",
        "body": "Älvstads kommun",
        "text": "x" * 400,
        "phone": "0123-45 67 89",
    }
    many = [{"subject": HOSTILE, "level": "kommun", "body": f"Nämnd {n}"} for n in range(6)]
    await bot.do(import_cards, list(enumerate([row, *many], 2)), "test")
    await amina.says("/kontakt")
    shown = await amina.sees("Vem beslutar om vad?")
    assert shown.buttons == (HOSTILE, "Hjälp mig hitta rätt")
    await amina.presses(HOSTILE)
    card = await amina.sees("Älvstads kommun")
    assert HOSTILE in card.text and "Telefon: 0123-45 67 89" in card.text
    await amina.presses("Nästa")
    assert "Nämnd 5" in (await amina.sees("Nämnd 3")).text


async def test_who_finds_nothing_asks_the_office(bot: Bot, amina: PersonClient, disa: PersonClient) -> None:
    await amina.says("/kontakt grävskopor")
    assert "Jag hittar inget om ”grävskopor”" in (await amina.sees("låt kansliet hjälpa dig")).text
    await amina.presses("Hjälp mig hitta rätt")
    await amina.sees("Vad vill du ha hjälp med?")
    await amina.says("Vem sköter gräset vid vår lokal?")
    await amina.sees("Kansliet har fått din fråga")
    await disa.sees("Vem sköter gräset vid vår lokal?")
    [asked] = await bot.database.read(office_questions.select_waiting, 10)
    assert (asked.about, asked.shown_as) == ("Hjälp att hitta rätt", "")
    assert await bot.replies() == ()


async def test_what_points_at_a_question_is_a_reply_whatever_was_asked_for(
    bot: Bot, amina: PersonClient, loneliness: Question
) -> None:
    await amina.opens("q-ensamhet")
    question = await amina.sees("Hur kan vi minska ensamheten")
    await amina.says("/kontakt")
    await amina.sees("Vem beslutar om vad?")
    await amina.presses("Hjälp mig hitta rätt")
    await amina.sees("Vad vill du ha hjälp med?")
    await amina.says("Fler mötesplatser", reply_to=question.id)
    await amina.sees("Ditt medskick är sparat")
    assert [reply.text for reply in await bot.replies()] == ["Fler mötesplatser"]


async def test_only_those_who_chose_it_are_seen_and_only_what_they_gave(
    amina: PersonClient, register: None
) -> None:
    await amina.says("/hitta")
    assert (await amina.sees("Hitta en förening")).buttons == ("Efter kommun", "Efter tema", "Alla (2)")
    await amina.presses("Efter kommun")
    assert (await amina.sees("Välj kommun")).buttons == ("Borås (1)", "Ulricehamn (1)", "Ny sökning")
    await amina.presses("Borås (1)")
    found = await amina.sees(STIGFINNARNA)
    assert "Vi går i skogen med äldre & unga." in found.text and "Kontakt: hej@stig.example" in found.text
    assert MÅNEN not in found.text and "intern@example.se" not in found.text
    await amina.presses("Ny sökning")
    await amina.sees("Hitta en förening")
    await amina.presses("Efter tema")
    await amina.sees("Välj tema")
    await amina.presses("Ensamhet, utanförskap och gemenskap (1)")
    assert "Ensamhet, utanförskap och gemenskap" in (await amina.sees(FIKA)).text


@pytest.mark.parametrize(
    ("typed", "found"),
    [("/hitta borås", STIGFINNARNA), ("/HITTA boras", STIGFINNARNA), ("/hitta äldre", STIGFINNARNA),
     ("/find stigfinarna", STIGFINNARNA), ("/hitta ulricehamm", FIKA), ("/hitta gemenskap", FIKA), ("/hitta skogen unga", STIGFINNARNA)],
)  # fmt: skip
async def test_words_find_name_place_theme_and_what_they_do(
    amina: PersonClient, register: None, typed: str, found: str
) -> None:
    await amina.says(typed)
    assert (await amina.sees(found)).text.startswith(typed.partition(" ")[2])


@pytest.mark.parametrize("typed", ["skyddat", "kvinnojouren månen", "intern@example.se", HOSTILE, "x" * 3000])
async def test_who_does_not_want_to_be_seen_is_not_found(
    amina: PersonClient, register: None, typed: str
) -> None:
    await amina.says(f"/hitta {typed}")
    assert MÅNEN not in (await amina.sees("Jag hittar ingen förening")).text


FORGED = (
    "find:", "find:k:zzz:0", "find:T:nope:0", "find:m:-1", "find:a:99999999999", "ct:s:nope:0", "ct:a:x", "ct:", "gl:l:?:0",
    "gl:", "gl:a:", "tip:", "tip:k:nope", "tip:s:tnone", "tip:c::y", "s:tI:tnone", "s:oZ:onone", "s:props", "s:tF:x:state",
)  # fmt: skip


async def test_forged_buttons_do_no_harm(bot: Bot, amina: PersonClient, register: None) -> None:
    updates = [(900_000 + n, json.dumps(pressed(900_000 + n, data))) for n, data in enumerate(FORGED)]
    await bot.database.write(inbox.insert_updates, updates, real_clock())
    await amina.says("/hjalp")
    await amina.sees("Så här gör du")

    async def done() -> bool:
        return set(await bot.database.read(_states)) == {"done"}

    await eventually(done)
    known = await bot.database.read(organisations.select_organisations)
    assert len(known) == 3 and await bot.database.read(tips.select_waiting, 10) == ()


async def _states(connection: Connection) -> list[str]:
    return [row["state"] for row in await connection.all("select state from inbox")]


def pressed(update_id: int, data: str) -> dict[str, object]:
    """A press that no client of ours would send."""
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id), "chat_instance": "1", "data": data,
            "from": {"id": 1001, "is_bot": False, "first_name": "Amina", "language_code": "sv"},
            "message": {"message_id": 1, "date": 1, "chat": {"id": 1001, "type": "private"}, "text": "x"},
        },
    }  # fmt: skip


async def test_a_word_is_looked_up_and_an_unknown_one_asked_about(
    bot: Bot, amina: PersonClient, disa: PersonClient
) -> None:
    await amina.says("/ordlista iop")
    await amina.sees("IOP: idéburet offentligt partnerskap")
    await amina.says("/glossary lök")
    await amina.sees("LÖK: lokal överenskommelse")
    await amina.says("/ordlista remissinstans")
    await amina.sees("vi säger hellre ”den som har fått förslaget att tycka till om”")
    await amina.says("/ordlista")
    await amina.sees("Välj en bokstav")
    await amina.presses("N")
    assert "NPF" in (await amina.sees("Ordlista: N")).text
    await amina.says("/ordlista kvalster")
    await amina.sees("Ordet ”kvalster” finns inte i ordlistan")
    await amina.presses("Fråga vad det betyder")
    await disa.sees("Vad betyder ”kvalster”?")


async def test_the_houses_own_words_come_first(bot: Bot, amina: PersonClient) -> None:
    rows = [
        (2, {"word": "IOP", "means": "vårt eget partnerskap"}),
        (3, {"word": "Öppet forum", "means": "möte för alla"}),
    ]
    await bot.do(import_terms, rows, "test")
    await amina.says("/ordlista iop")
    await amina.sees("IOP: vårt eget partnerskap")
    await amina.says("/ordlista öppet forun")
    await amina.sees("Öppet forum: möte för alla")
    await amina.says("/ordlista ö")
    await amina.sees("Ordlista: Ö")


@pytest.mark.parametrize("word", ["kontakt", "Hitta", "ordlista", "tipsa", "find"])
async def test_a_bare_word_is_a_reply_and_asked_about(
    bot: Bot, amina: PersonClient, loneliness: Question, word: str
) -> None:
    await amina.says(word)
    asked = await amina.sees("Menar du /")
    assert word in asked.text
    assert [reply.text for reply in await bot.replies()] == [word]
