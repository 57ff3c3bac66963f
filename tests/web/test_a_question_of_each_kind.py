"""The form of a question asks by its kind, without a script: yes or no with the reason, for or against, how many."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest

from actions.questions import Draft, add_question, open_question
from dialogue.questions import QuestionKind
from dialogue.replies import Reply
from storage import replies
from storage.filters import Filter
from tests.kit.cast import NOON
from tests.kit.pages import Pages

KEY = re.compile(r'name="nyckel" value="([^"]+)"')


async def ask(pages: Pages, kind: QuestionKind, **more: Any) -> str:
    """An open question of a kind; the address of its form."""
    draft = Draft(
        kind, "Ska lokalen hållas öppen på kvällar?", closes_at=NOON + timedelta(days=21), background="Bakgrund.",
        owner="Disa", kind=kind, **more,
    )  # fmt: skip
    await pages.do(open_question, await pages.do(add_question, draft, "Disa"), "Disa")
    return f"/f/{kind}"


async def send(browser: httpx.AsyncClient, address: str, **fields: str) -> httpx.Response:
    key = KEY.search((await browser.get(address)).text)
    assert key is not None
    return await browser.post(address, data={"nyckel": key[1], **fields})


async def stored(pages: Pages) -> tuple[Reply, ...]:
    return await pages.database.read(replies.select_replies, Filter(everything=True))


async def test_yes_or_no_is_chosen_and_the_follow_up_needs_no_script(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    form = await ask(
        pages, "yes-no", follow_up="Om inte – varför då?", plain="Ska den vara öppen?", contact="Disa",
        link="https://example.se/lokalen",
    )  # fmt: skip
    page = (await browser.get(form)).text
    assert "<h1>Ska den vara öppen?</h1>" in page and "Frågan ordagrant: Ska lokalen" in page
    assert (
        "Om inte – varför då?" in page
        and "Om nej: Om" not in page
        and "Undrar du något om frågan? Disa" in page
    )
    assert 'type="radio" id="svar-no" name="svar"' in page and "Mer om frågan: Ska lokalen" in page
    assert "<script" not in page
    receipt = await send(browser, form, svar="no", uppfoljning="Vakten kostar", text="Kanske på sommaren")
    assert "Nej. Vakten kostar" in receipt.text
    [reply] = await stored(pages)
    assert (reply.answer, reply.text) == ("no", "Vakten kostar\nKanske på sommaren")


async def test_an_answer_without_words_is_enough_and_counted(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    form = await ask(pages, "for-against")
    again = await send(browser, form, text=" ")
    assert again.status_code == 422 and "Välj ett svar" in again.text and 'href="#svar-for"' in again.text
    assert (await send(browser, form, svar="for")).status_code == 200
    [reply] = await stored(pages)
    assert (reply.answer, reply.text, reply.substance) == ("for", "", True)


@pytest.mark.parametrize(("typed", "kept"), [("12", "12"), ("tolv", "12"), ("1 200", "1200")])
async def test_a_number_is_read(pages: Pages, browser: httpx.AsyncClient, typed: str, kept: str) -> None:
    form = await ask(pages, "number")
    await send(browser, form, antal=typed, text="Flest i maj")
    assert [(one.answer, one.text) for one in await stored(pages)] == [(kept, "Flest i maj")]


async def test_what_is_no_number_is_asked_again_with_nothing_lost(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    form = await ask(pages, "number")
    again = await send(browser, form, antal="många", text="Flest i maj")
    assert again.status_code == 422 and 'value="många"' in again.text and "Flest i maj" in again.text
    assert await stored(pages) == ()


async def test_danger_in_the_follow_up_is_met_before_everything_else(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    form = await ask(pages, "yes-no", follow_up="Om inte – varför då?")
    met = await send(browser, form, svar="no", uppfoljning="Jag orkar inte leva längre")
    assert "väldigt tungt" in met.text
    assert [one.held for one in await stored(pages)] == ["crisis"]
