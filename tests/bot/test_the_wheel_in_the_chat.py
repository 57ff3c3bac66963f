"""/kalender in the chat: the next events, and behind a button the year ahead, month by month."""

from __future__ import annotations

from datetime import timedelta

from actions.wheel import NewEntry, add_entry
from sandbox.client import PersonClient
from tests.kit.bots import Bot, real_clock


async def test_the_year_is_turned_month_by_month(amina: PersonClient, bot: Bot) -> None:
    today = real_clock().date()
    soon, later = today + timedelta(days=40), today + timedelta(days=140)
    await bot.do(add_entry, NewEntry("Regionens <b>budget", "budget", soon, body="Fullmäktige"), "Disa")
    await bot.do(add_entry, NewEntry("Kulturplanen", "decision", later), "Disa")
    await amina.says("/kalender")
    await amina.sees("i kalendern")
    await amina.presses("Årshjulet")
    first = await amina.sees("Budget: Regionens")
    assert "Regionens <b>budget" in first.text and "Fullmäktige" in first.text
    [turn] = first.buttons
    assert turn.endswith("›")
    await amina.presses(turn)
    assert "Beslut: Kulturplanen" in (await amina.sees("Beslut: Kulturplanen")).text


async def test_an_empty_wheel_says_so(amina: PersonClient) -> None:
    await amina.says("/kalender")
    await amina.sees("i kalendern")
    await amina.presses("Årshjulet")
    await amina.sees("Det står inget i årshjulet än.")
