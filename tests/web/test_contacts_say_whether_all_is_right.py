"""Each April contacts are asked whether their details are right; a button says so, changes them or hands them over."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from actions.contact_checking import check_contacts, unconfirmed
from actions.contacts import contacts_of
from actions.keeping_contacts import add_contact, remove_contact
from dialogue.members import Organisation
from storage import organisations, register
from storage.contacts import ContactRow
from tests.kit.cast import FIKA, an_organisation
from tests.kit.pages import KEY, Pages
from tests.kit.post import Mail, mails_that_wait

CHAIR, CASHIER, NEXT = "ordf@fika.example", "kassor@fika.example", "ny@fika.example"
APRIL, MAY, NEXT_APRIL = (
    datetime(year, month, 15, 9, tzinfo=UTC) for year, month in ((2027, 4), (2027, 5), (2028, 4))
)
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/kontakt/\S+)")


@pytest.fixture
async def fika(pages: Pages) -> Organisation:
    """Föreningen Fika with a chair and a cashier, added in November."""
    pages.premises = replace(pages.premises, key=KEY)
    one = await pages.database.write(an_organisation, FIKA)
    await pages.do(add_contact, one, "Disa", email=CHAIR, role="ordförande", name="Amina")
    one = await fresh(pages, one)
    await pages.do(add_contact, one, "Disa", email=CASHIER, role="kassör")
    return await fresh(pages, one)


async def fresh(pages: Pages, one: Organisation) -> Organisation:
    found = await pages.database.read(organisations.select_organisation, one.id)
    assert found is not None
    return found


async def mails(pages: Pages, now: datetime) -> list[Mail]:
    pages.now = now
    await pages.do(check_contacts)
    return [mail for mail in await mails_that_wait(pages.database, now) if mail.kind == "contact-mail"]


def link_in(mail: Mail) -> str:
    found = LINK.search(mail.text)
    assert found is not None
    return found[1]


async def waits(pages: Pages) -> set[str]:
    found: list[tuple[ContactRow, Organisation]] = await pages.do(unconfirmed)
    return {row.email for row, _ in found}


async def reached(pages: Pages, one: Organisation) -> set[str]:
    return {
        way.address for way in (await pages.database.read(contacts_of, [await fresh(pages, one)]))[one.id]
    }


async def test_each_contact_is_asked_once_a_year_and_reminded_once(
    pages: Pages, browser: httpx.AsyncClient, fika: Organisation
) -> None:
    assert not await mails(pages, datetime(2027, 3, 31, 12, tzinfo=UTC))
    asked = await mails(pages, APRIL)
    assert {mail.recipient for mail in asked} == {CHAIR, CASHIER}
    assert len(await mails(pages, APRIL)) == 2
    mail = next(mail for mail in asked if mail.recipient == CHAIR)
    assert FIKA in mail.text and "Stämmer era uppgifter?" in mail.text
    shown = await browser.get(link_in(mail))
    assert shown.status_code == 200 and CHAIR in shown.text and await waits(pages) == {CHAIR, CASHIER}
    done = await browser.post(link_in(mail), data={"val": "stammer"})
    assert "Nu vet vi att det stämmer" in done.text and await waits(pages) == {CASHIER}
    assert {one.recipient for one in await mails(pages, MAY)} == {CHAIR, CASHIER}
    assert len(await mails(pages, MAY)) == 3
    assert len(await mails(pages, NEXT_APRIL)) == 5


async def test_nothing_is_handed_over_before_the_successor_says_yes(
    pages: Pages, browser: httpx.AsyncClient, fika: Organisation
) -> None:
    mail = next(mail for mail in await mails(pages, APRIL) if mail.recipient == CHAIR)
    link = link_in(mail)
    bad = await browser.post(link, data={"val": "over", "ny-adress": "ingen"})
    assert bad.status_code == 422
    done = await browser.post(link, data={"val": "over", "ny-namn": "Bertil", "ny-adress": NEXT})
    assert "mejlat den som ska ta över" in done.text
    assert await reached(pages, fika) == {CHAIR, CASHIER}
    asked = next(one for one in await mails_that_wait(pages.database, APRIL) if one.recipient == NEXT)
    take = link_in(asked)
    assert (await browser.get(take)).status_code == 200 and await reached(pages, fika) == {CHAIR, CASHIER}
    assert (await browser.get(take.replace("ta-over/", ""))).status_code == 404
    assert "Du är kontakt för" in (await browser.post(take)).text
    assert await reached(pages, fika) == {NEXT, CASHIER}
    assert (await fresh(pages, fika)).email == NEXT
    assert (await browser.get(link)).status_code == 404 and (await browser.post(take)).status_code == 404
    told = await pages.database.read(register.select_changes, fika.id)
    assert not [one for one in told if "o…@fika.example" in (one.before, one.after)]


async def test_details_are_changed_and_of_a_removed_contact_nothing_is_left(
    pages: Pages, browser: httpx.AsyncClient, fika: Organisation
) -> None:
    mail = next(mail for mail in await mails(pages, APRIL) if mail.recipient == CASHIER)
    done = await browser.post(
        link_in(mail), data={"val": "andra", "adress": NEXT, "roll": "kassör", "namn": ""}
    )
    assert "Ändringen är sparad" in done.text and await reached(pages, fika) == {CHAIR, NEXT}
    await pages.do(remove_contact, fika, CHAIR, "Disa")
    assert await reached(pages, fika) == {NEXT}
    assert (await fresh(pages, fika)).email == NEXT
