"""Themes of replies in the office's chat: all in one tap, one taken away, one added, and counts that open."""

from __future__ import annotations

import pytest

from dialogue.questions import Question
from dialogue.themes import default_frame
from sandbox.client import PersonClient
from storage import theme_marks
from tests.kit.bots import Bot

BUSES = "Fler mötesplatser för ensamma äldre och bättre bussar"
KEYS = "Det där med nycklarna måste lösas."
LONELY, PLACES, REGIONAL, MONEY = (
    "ensamhet-gemenskap",
    "motesplatser-natverk",
    "regional-utveckling",
    "finansiering-upphandling",
)


def called(theme_id: str) -> str:
    theme = default_frame().theme(theme_id)
    assert theme is not None
    return theme.label_sv


def area_of(theme_id: str) -> str:
    theme = default_frame().theme(theme_id)
    assert theme is not None
    return next(area.label_sv for area in default_frame().areas if area.id == theme.area)


async def marks(bot: Bot, reply_id: str) -> dict[str, str]:
    return {
        mark.theme_id: mark.state for mark in await bot.database.read(theme_marks.select_marks_of, reply_id)
    }


async def says(amina: PersonClient, *texts: str) -> None:
    for text in texts:
        await amina.says(text)
        await amina.sees(text)


async def themes(disa: PersonClient) -> str:
    """Disa, with the counts in front of her; what they say."""
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Medskick per tema")
    return (await disa.sees("Allt som kommit in hittills")).text


@pytest.fixture
async def buses(bot: Bot, amina: PersonClient, loneliness: Question) -> str:
    """The id of a reply with three themes suggested."""
    await says(amina, BUSES)
    [reply] = await bot.replies()
    return reply.id


async def test_all_themes_of_a_reply_are_confirmed_in_one_tap(bot: Bot, disa: PersonClient, buses: str):
    assert "1 medskick har förslag som ingen har bekräftat" in await themes(disa)
    await disa.presses(f"{called(LONELY)} (1)")
    await disa.sees("Föreslagna teman")
    await disa.presses("Bekräfta")
    await disa.sees("Klart!")
    assert await marks(bot, buses) == dict.fromkeys((LONELY, PLACES, REGIONAL), "confirmed")
    await disa.presses("Medskick per tema")
    assert "ingen har bekräftat" not in (await disa.sees("1 klara")).text


async def test_a_theme_is_added_another_taken_away_and_the_rest_confirmed(
    bot: Bot, disa: PersonClient, buses: str
):
    await themes(disa)
    await disa.presses(f"{called(REGIONAL)} (1)")
    await disa.sees(BUSES)
    await disa.presses("Lägg till tema")
    await disa.sees("Vilket område")
    await disa.presses(area_of(MONEY))
    await disa.sees("Vilket tema?")
    await disa.presses(called(MONEY))
    again = await disa.sees(f"Bekräftade teman: {called(MONEY)}")
    assert BUSES in again.text and "Föreslagna teman" in again.text
    await disa.presses("Stämmer inte")
    await disa.sees("Klart!")
    await disa.presses("Medskick per tema")
    await disa.sees("1 medskick har förslag")
    await disa.presses(f"{called(LONELY)} (1)")
    await disa.sees("Föreslagna teman")
    await disa.presses("Bekräfta")
    await disa.sees("Klart!")
    assert await marks(bot, buses) == {
        LONELY: "confirmed", PLACES: "confirmed", MONEY: "confirmed", REGIONAL: "rejected",
    }  # fmt: skip


async def test_what_one_took_away_the_other_does_not_confirm_but_is_told(
    bot: Bot, disa: PersonClient, edvin: PersonClient, buses: str
):
    for person in (disa, edvin):
        await themes(person)
        await person.presses(f"{called(REGIONAL)} (1)")
        await person.sees("Föreslagna teman")
    await disa.presses("Stämmer inte")
    await disa.sees("Klart!")
    await edvin.presses("Bekräfta")
    await edvin.sees_notice("Disa har redan gjort det")
    assert await marks(bot, buses) == {LONELY: "suggested", PLACES: "suggested", REGIONAL: "rejected"}


async def test_every_count_opens_its_replies_the_confirmed_ones_too(
    bot: Bot, disa: PersonClient, amina: PersonClient, loneliness: Question
):
    await says(amina, "Många är ensamma om kvällarna", "Ensamma söndagar är värst")
    await themes(disa)
    await disa.presses(f"{called(LONELY)} (2)")
    await disa.sees("om kvällarna")
    await disa.presses("Bekräfta")
    await disa.sees("Ensamma söndagar")
    await disa.presses("Tillbaka")
    assert "1 att titta på, 1 klara" in (await disa.sees("Medskick per tema")).text
    await disa.presses("Klara (1)")
    opened = await disa.sees("om kvällarna")
    assert "1 klara" in opened.text and "Bekräfta" not in opened.buttons
    await disa.presses("Stämmer inte")
    await disa.sees("Klart!")
    first, second = await bot.replies()
    assert (await marks(bot, first.id), await marks(bot, second.id)) == (
        {LONELY: "rejected"}, {LONELY: "suggested"},
    )  # fmt: skip


async def test_a_reply_that_says_nothing_leaves_the_counts_and_another_theme_stays(
    bot: Bot, disa: PersonClient, amina: PersonClient
):
    await says(amina, KEYS, "Vi ses där.")
    assert "2 medskick utan tema" in await themes(disa)
    await disa.presses("Utan tema (2)")
    await disa.sees(KEYS)
    await disa.presses("Lägg till tema")
    await disa.sees("Vilket område")
    await disa.presses("Övrigt")
    await disa.sees("Vilket tema?")
    await disa.presses("Annat tema")
    await disa.sees("Bekräftade teman: Annat tema")
    await disa.presses("Nästa")
    await disa.sees("Vi ses där.")
    await disa.presses("Lägg till tema")
    await disa.sees("Vilket område")
    await disa.presses("Övrigt")
    await disa.sees("Vilket tema?")
    await disa.presses("Inget medskick")
    await disa.sees("Klart!")
    counts = await themes(disa)
    assert "Annat tema: 1 klara" in counts and "utan tema" not in counts
    other, nothing = await bot.replies()
    assert (await marks(bot, other.id), other.substance) == ({"other": "confirmed"}, True)
    assert (await marks(bot, nothing.id), nothing.substance) == ({"no-substance": "confirmed"}, False)
    await disa.presses("Annat tema: 1 klara")
    await disa.sees(KEYS)
