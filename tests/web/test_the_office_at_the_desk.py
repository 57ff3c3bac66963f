"""What the office does on its page: questions from draft to feedback, themes, holding back, and two people at once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from actions import forms
from actions import replies as acting
from dialogue.questions import Question
from storage import questions, replies, theme_marks
from storage.filters import Filter
from tests.kit.cast import FIKA, an_open_question, an_organisation
from tests.kit.pages import Desk, Pages

LONELY = "ensamhet-gemenskap"
NEW = {
    "text": "Hur kan vi hitta varandra?",
    "bakgrund": "Regionen planerar en gemensam kalender.",
    "sista": "2026-12-01",
    "ansvarig": "Disa",
}


@pytest.fixture
async def disa(pages: Pages) -> Desk:
    return await pages.desk("Disa")


@pytest.fixture
async def edvin(pages: Pages) -> Desk:
    return await pages.desk("Edvin")


async def say(pages: Pages, question: Question | None, text: str, **filled: str) -> str:
    """A reply that came by the web, or without a question by mail; its id."""
    if question is None:
        kept = await pages.do(acting.take_reply, acting.Sender("mail"), text, None)
        return str(kept.reply.id)
    received = await pages.do(forms.receive_form, question, forms.Filled(text, **filled))
    return str(received.kept.reply.id)


async def known(pages: Pages, code: str) -> Question:
    found = await pages.database.read(questions.select_question_by_code, code)
    assert found is not None
    return found


async def marks(pages: Pages, reply: str) -> dict[str, str]:
    return {
        mark.theme_id: mark.state for mark in await pages.database.read(theme_marks.select_marks_of, reply)
    }


async def held(pages: Pages, reply: str) -> str | None:
    found = await pages.database.read(replies.select_reply, reply)
    assert found is not None
    return found.held


async def test_a_question_goes_from_draft_to_feedback(
    pages: Pages, disa: Desk, browser: httpx.AsyncClient
) -> None:
    page = await disa.does("/fragor", **NEW, gor="spara")
    assert "Du skrev frågan ”hitta-varandra”" in page and "Öppna" in page
    assert (await browser.get("/f/hitta-varandra")).status_code == 404
    assert "Du öppnade frågan" in await disa.does("/fragor/hitta-varandra/oppna")
    assert (await browser.get("/f/hitta-varandra")).status_code == 200
    assert "Du stängde frågan" in await disa.does("/fragor/hitta-varandra/stang")
    nothing = await disa.press("/fragor/hitta-varandra/svar", text=" ")
    assert nothing.status_code == 409 and "Skriv vad som hände" in nothing.text
    before = re.search(r'name="innan" value="(\w+)"', await disa.look())
    assert before is not None
    told = await disa.does("/fragor/hitta-varandra/svar", text="Kalendern öppnar i mars.", innan=before[1])
    assert "Du berättade vad som hände" in told
    assert "Kalendern öppnar i mars." in (await browser.get("/f/hitta-varandra")).text
    assert "Du arkiverade frågan" in await disa.does("/fragor/hitta-varandra/arkiv")
    assert (await known(pages, "hitta-varandra")).status == "archived"


async def test_the_checks_stand_before_opening_and_a_note_goes_past_them(pages: Pages, disa: Desk) -> None:
    hasty = NEW | {"sista": "2026-11-12", "bakgrund": "", "ansvarig": ""}
    refused = await disa.press("/fragor", **hasty, gor="oppna")
    assert refused.status_code == 409 and "Hur kan vi hitta varandra?</textarea>" in refused.text
    for told in ("mindre än en vecka", "saknas en bakgrund", "Ingen ansvarar"):
        assert told in refused.text
    assert await pages.database.read(questions.select_questions) == ()
    assert "Du öppnade" in await disa.does(
        "/fragor", **hasty, gor="oppna", anda="Nämnden vill veta på fredag"
    )
    assert (await known(pages, "hitta-varandra")).status == "open"


async def test_what_is_firm_stops_even_with_a_note(pages: Pages, disa: Desk) -> None:
    refused = await disa.press("/fragor", **NEW | {"sista": "2026-11-09"}, gor="oppna", anda="Ändå")
    assert refused.status_code == 409 and "Sista dagen har redan varit." in refused.text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": " "}, "Skriv frågan."),
        ({"sista": ""}, "Ange sista dag"),
        ({"sista": "nån gång i vår"}, "går inte att läsa som en dag"),
        ({"kod": "Å/B"}, "går inte att använda"),
        ({"kod": "motesplats"}, "Det finns redan en fråga"),
        ({"lank": "javascript:alert(1)"}, "ingen adress till en sida"),
        ({"tema": "nix"}, "finns inte längre"),
    ],
)
async def test_what_cannot_be_kept_is_told_and_stays_in_the_form(
    pages: Pages, disa: Desk, question: Question, changed: dict[str, str], told: str
) -> None:
    refused = await disa.press("/fragor", **NEW | changed, gor="spara")
    assert refused.status_code == 409 and told in refused.text and "Fel: Kansliet" in refused.text
    assert NEW["bakgrund"] in refused.text
    assert len(await pages.database.read(questions.select_questions)) == 1


async def test_a_last_day_may_be_typed_as_people_write_it(pages: Pages, disa: Desk) -> None:
    await disa.does("/fragor", **NEW | {"sista": "tisdag 1 december 2026"}, gor="spara")
    kept = await known(pages, "hitta-varandra")
    assert kept.closes_at is not None and f"{kept.closes_at:%Y-%m-%dT%H:%M}" == "2026-12-01T23:00"


async def test_the_same_question_sent_twice_is_one(pages: Pages, disa: Desk, edvin: Desk) -> None:
    await disa.does("/fragor", **NEW, gor="oppna")
    second = await edvin.does("/fragor", **NEW, gor="oppna")
    assert "Det var redan gjort.</strong> Disa öppnade frågan" in second
    assert len(await pages.database.read(questions.select_questions)) == 1


async def test_a_draft_is_changed_by_one_at_a_time(pages: Pages, disa: Desk, edvin: Desk) -> None:
    await disa.does("/fragor", **NEW, gor="spara")
    before = re.search(r'name="innan" value="(\w+)"', await edvin.look())
    assert before is not None
    path, changed = "/fragor/hitta-varandra/andra", NEW | {"innan": before[1]}
    assert "Du ändrade frågan" in await disa.does(path, **changed | {"text": "Hur hittar vi varandra?"})
    late = await edvin.press(path, **changed | {"text": "Edvins ord"})
    assert late.status_code == 409 and "Någon annan hann före" in late.text and "Edvins ord" in late.text
    assert (await known(pages, "hitta-varandra")).text == "Hur hittar vi varandra?"


async def test_whoever_presses_second_is_told_what_the_first_one_did(
    pages: Pages, disa: Desk, edvin: Desk, question: Question
) -> None:
    await disa.does("/fragor/motesplats/stang")
    pages.now += timedelta(minutes=5)
    second = await edvin.does("/fragor/motesplats/stang")
    assert "Det var redan gjort.</strong> Disa stängde frågan" in second and "kl. 12.00" in second


async def test_themes_are_confirmed_and_rejected(pages: Pages, disa: Desk, question: Question) -> None:
    lonely = await say(pages, question, "Ensamheten är värst på söndagar.")
    assert await marks(pages, lonely) == {LONELY: "suggested"}
    page = await disa.look()
    assert "Ensamheten är värst" in page and "Föreslaget för" in page
    assert "Du bekräftade tema" in await disa.does("/teman", beslut=f"confirmed {lonely} {LONELY}")
    assert await marks(pages, lonely) == {LONELY: "confirmed"}
    assert "Ensamheten är värst" in await disa.look(f"/kansli?tema={LONELY}")
    await disa.does("/teman", beslut=f"rejected {lonely} {LONELY}")
    assert await marks(pages, lonely) == {LONELY: "rejected"}


async def test_all_that_the_page_lists_is_confirmed_and_nothing_else(
    pages: Pages, disa: Desk, question: Question
) -> None:
    shown = [await say(pages, question, f"Ensamheten är värst på söndagar, nummer {n}.") for n in range(2)]
    listed = re.findall(r'name="alla" value="([^"]+)"', await disa.look())
    assert {f"{reply} {LONELY}" for reply in shown} <= set(listed)
    later = await say(pages, question, "Ensamheten är värre på lördagar.")
    await disa.does("/teman", beslut="alla", alla=listed)
    assert [await marks(pages, reply) for reply in (*shown, later)] == [
        {LONELY: "confirmed"},
        {LONELY: "confirmed"},
        {LONELY: "suggested"},
    ]


async def test_all_suggestions_of_one_reply_are_confirmed_on_its_page(
    pages: Pages, disa: Desk, question: Question
) -> None:
    reply = await say(pages, question, "Fler mötesplatser för ensamma äldre.")
    page = await disa.look(f"/kansli/medskick/{reply}")
    listed = re.findall(r'name="alla" value="([^"]+)"', page)
    assert "Bekräfta alla 2 förslag" in page and len(listed) == 2
    await disa.does("/teman", beslut="alla", alla=listed)
    assert set((await marks(pages, reply)).values()) == {"confirmed"}
    assert "Bekräfta alla" not in await disa.look(f"/kansli/medskick/{reply}")


async def test_a_theme_is_added_to_a_reply_without_one(pages: Pages, disa: Desk, question: Question) -> None:
    reply = await say(pages, question, "Det där med nycklarna måste lösas.")
    nothing = await disa.press(f"/medskick/{reply}/tema", tema="")
    assert nothing.status_code == 409 and "Välj ett tema" in nothing.text
    await disa.does(f"/medskick/{reply}/tema", tema="motesplatser-natverk")
    assert (await marks(pages, reply))["motesplatser-natverk"] == "confirmed"


async def test_a_reply_of_another_theme_is_counted_and_found_again(
    pages: Pages, disa: Desk, question: Question
) -> None:
    reply = await say(pages, question, "Det där med nycklarna måste lösas.")
    await disa.does(f"/medskick/{reply}/tema", tema="other")
    assert "Annat tema</h3>" in await disa.look() and "nycklarna" in await disa.look("/kansli?tema=other")


async def test_a_held_reply_is_let_go_or_stays(
    pages: Pages, disa: Desk, edvin: Desk, question: Question
) -> None:
    reply = await say(pages, question, "Ring Bertil på 070-174 06 05 om ensamheten på söndagar.")
    assert await held(pages, reply) == "personal-data" and await marks(pages, reply) == {}
    assert "Personuppgifter" in await disa.look()
    assert "förblir dolt" in await disa.does(f"/medskick/{reply}/behall")
    assert "Granskat av Disa" in await edvin.look()
    await edvin.does(f"/medskick/{reply}/slapp")
    assert await held(pages, reply) is None and LONELY in await marks(pages, reply)
    again = await disa.does(f"/medskick/{reply}/slapp")
    assert "Det var redan gjort.</strong> Edvin släppte fram ett medskick" in again


async def test_a_reply_is_hidden_with_a_reason(pages: Pages, disa: Desk, question: Question) -> None:
    reply = await say(pages, question, "Ensamheten är värst på söndagar.")
    await disa.does(f"/medskick/{reply}/hall", skal="off-topic")
    assert await held(pages, reply) == "off-topic"
    late = await disa.press("/teman", beslut=f"confirmed {reply} {LONELY}")
    assert late.status_code == 409 and "Någon annan hann före" in late.text
    assert await marks(pages, reply) == {LONELY: "suggested"}


async def test_a_reply_without_a_question_is_put_under_one(
    pages: Pages, disa: Desk, question: Question
) -> None:
    reply = await say(pages, None, "Vi vill ha en lokal med hiss.")
    assert "Övriga medskick, utan fråga" in await disa.look()
    await disa.does(f"/medskick/{reply}/fraga", kod="motesplats")
    [moved] = await pages.database.read(replies.select_replies, Filter())
    assert moved.question_id == question.id


async def test_what_members_wrote_stays_text_on_the_desk(
    pages: Pages, disa: Desk, question: Question
) -> None:
    await pages.database.write(an_organisation, FIKA)
    attack = "<script>alert('ensamhet')</script> {{ 111111*9 }} \u202etxet"
    reply = await say(pages, question, attack, organisation='<b onmouseover="x">Fika</b>')
    loose = await say(pages, None, attack)
    for address in ("/kansli", f"/kansli/medskick/{reply}", f"/kansli/medskick/{loose}"):
        page = await disa.look(address)
        assert "&lt;script&gt;" in page and "<script" not in page and "<b onmouse" not in page
        assert "\u202e" not in page and "999999" not in page


async def test_a_withdrawn_reply_is_gone(pages: Pages, disa: Desk) -> None:
    for address in ("/kansli/medskick/r23456789abc", "/kansli/nummer/2026-10"):
        assert (await disa.browser.get(address)).status_code == 404
    gone = await disa.press("/medskick/r23456789abc/slapp")
    assert gone.status_code == 409 and "Det finns inte längre" in gone.text


async def test_members_in_the_chat_are_told_where_there_is_a_bot(
    pages: Pages, disa: Desk, question: Question
) -> None:
    assert "Berätta i Telegram" not in await disa.look()
    pages.premises = replace(pages.premises, bot_name="samspel_bot")
    assert "Berätta i Telegram" in await disa.look()
    assert "Du berättade i Telegram" in await disa.does("/fragor/motesplats/beratta")


async def test_a_long_month_stays_a_page_that_can_be_read(
    pages: Pages, disa: Desk, question: Question
) -> None:
    await pages.database.write(an_open_question, "ensamhet", "Vad hjälper mot ensamhet?")
    for number in range(60):
        await say(pages, question, f"Ensamheten är värst på söndagar, nummer {number}.")
    page = await disa.look()
    assert "45 till visas när de här är avgjorda." in page and len(page) < 150_000
