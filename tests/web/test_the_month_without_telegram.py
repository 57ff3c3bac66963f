"""A whole month on the web alone: no token, no chat. The real schedule, the real mail, the sandbox's mailbox."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import httpx
import pytest

from actions import staff
from actions.feeds import add_feed, keep_reading
from actions.preparing import Sender
from actions.sending import finish_sent_issues
from app.running.schedule import Schedule
from dialogue.addresses import Addresses
from dialogue.events import Event, Reading
from dialogue.house import House
from newsletter.feeds.fetch import FetchRules
from newsletter.jobs import Workshop
from sandbox.client import SandboxClient
from storage import issues, outbox
from tests.kit.cast import NOON
from tests.kit.issues import subscribe
from tests.kit.mail_runner import mail_dispatcher
from tests.kit.pages import KEY, Desk, Pages
from tests.kit.sandboxes import running_sandbox

ISSUE = "2026-11"
READERS = ("amina@example.org", "bertil@example.org", "chidi@example.org")
QUESTION = {
    "text": "Hur kan vi hitta varandra?",
    "bakgrund": "Regionen planerar en gemensam kalender.",
    "sista": "2026-12-01",
    "ansvarig": "Disa",
    "gor": "oppna",
}


@dataclass
class Office:
    """The pages with everything behind them that a press of the desk waits for, and the mailbox it ends in."""

    pages: Pages
    mailbox: SandboxClient
    smtp_port: int
    addresses: Addresses

    async def deliver(self) -> None:
        """Send all that waits, and note which issues are out."""
        port, addresses = self.smtp_port, self.addresses
        async with mail_dispatcher(self.pages.database, port, addresses=addresses) as dispatcher:
            await dispatcher.drain()
        await self.pages.database.write(finish_sent_issues, self.pages.now)


@pytest.fixture
async def office(pages: Pages) -> AsyncIterator[Office]:
    addresses = Addresses(pages.url, "kansliet@example.se", "Kansliet")
    workshop = Workshop(pages.database, Sender(House(), addresses, KEY), FetchRules(allow_private=True))
    schedule = Schedule(pages.database, lambda: pages.premises, workshop.handlers())
    async with running_sandbox() as (sandbox, mailbox), working(schedule, pages):
        yield Office(pages, mailbox, sandbox.smtp_port, addresses)


@asynccontextmanager
async def working(schedule: Schedule, pages: Pages) -> AsyncIterator[None]:
    """The schedule at work, at the pages' own time."""

    async def work() -> None:
        while not stop.is_set():
            await schedule.work_off(pages.now)
            await asyncio.sleep(0.02)

    stop = asyncio.Event()
    task = asyncio.create_task(work())
    try:
        yield
    finally:
        stop.set()
        await task


def hidden(page: str, name: str, form: str) -> str:
    """The value of a hidden field in the form that is sent to `form`."""
    found = re.search(rf'action="/kansli{form}">.*?name="{name}" value="([^"]*)"', page, re.DOTALL)
    assert found is not None, (name, form)
    return found[1]


async def built(desk: Desk) -> str:
    """The page once November's issue is built."""
    page = await desk.does("/nummer", period=ISSUE)
    assert "Du byggde novembernumret 2026" in page
    return page


async def test_from_a_ticket_to_letters_in_the_mailbox(office: Office, browser: httpx.AsyncClient) -> None:
    pages, disa = office.pages, await office.pages.desk("Disa")
    await pages.database.write(subscribe, *READERS)
    await disa.does("/fragor", **QUESTION)
    form = {"nyckel": "n1", "text": "En gemensam kalender mot ensamheten på söndagar."}
    assert "sparat" in (await browser.post("/f/hitta-varandra", data=form)).text
    listed = re.findall(r'name="beslut" value="(confirmed [^"]+)"', await disa.look())
    assert listed
    for press in listed:
        await disa.does("/teman", beslut=press)
    page = await built(disa)
    edited = await disa.does(
        f"/nummer/{ISSUE}/andra",
        halsning="Hej alla!",
        amne="",
        innan=hidden(page, "innan", f"/nummer/{ISSUE}/andra"),
    )
    assert "Du ändrade novembernumret" in edited and "Hej alla!" in edited
    assert (await browser.get(f"/n/{ISSUE}")).status_code == 404
    assert "Hej alla!" in await disa.look(f"/kansli/nummer/{ISSUE}")
    assert "Hej alla!" in await disa.look(f"/kansli/nummer/{ISSUE}?som=brev")
    approved = await disa.does(
        f"/nummer/{ISSUE}/godkann", sha=hidden(edited, "sha", f"/nummer/{ISSUE}/godkann")
    )
    assert "Du godkände novembernumret 2026" in approved and "amina@example.org" in approved
    sending = await disa.does(
        f"/nummer/{ISSUE}/skicka", sha=hidden(approved, "sha", f"/nummer/{ISSUE}/skicka")
    )
    assert "Du startade utskicket" in sending and "3 mottagare" in sending
    await queued(pages, 3)
    await office.deliver()
    await office.mailbox.waits_for_mails(3)
    page = await disa.look(f"/kansli?nummer={ISSUE}")
    assert "Skickat" in page and re.search(r"Skickade</th><td class=\"n\">3<", page)
    [letter] = await office.mailbox.mails("amina@example.org")
    assert "Hej alla!" in letter["text"] and f"{pages.url}/f/hitta-varandra" in letter["text"]
    assert (await browser.get(f"/n/{ISSUE}")).status_code == 200
    out = re.search(rf"{pages.url}(/u/\S+?)[)>\s]", letter["text"])
    assert out is not None
    assert "Du får inga fler nyhetsbrev" in (await browser.post(out[1])).text


async def queued(pages: Pages, letters: int) -> None:
    """Until the schedule has queued that many letters."""
    async with asyncio.timeout(10):
        while (await pages.database.read(outbox.count_by_state)).get("waiting", 0) < letters:
            await asyncio.sleep(0.02)


async def test_what_stops_an_issue_is_told_and_it_cannot_be_approved(office: Office) -> None:
    disa = await office.pages.desk("Disa")
    page = await built(disa)
    assert "Stoppar" in page and "Lägg till prenumeranter först" in page and "/godkann" not in page
    issue = await office.pages.database.read(issues.select_issue, ISSUE)
    assert issue is not None
    forced = await disa.press(f"/nummer/{ISSUE}/godkann", sha=issue.sha256)
    assert forced.status_code == 409 and "Det går inte så som det står till" in forced.text


async def an_approvable(office: Office) -> tuple[Desk, Desk, str]:
    """November's issue with a question in it, built; two of the office who look at it, and its hash."""
    await office.pages.database.write(subscribe, *READERS)
    disa, edvin = await office.pages.desk("Disa"), await office.pages.desk("Edvin")
    await disa.does("/fragor", **QUESTION)
    return disa, edvin, hidden(await built(disa), "sha", f"/nummer/{ISSUE}/godkann")


async def test_two_who_approve_at_once_approve_once(office: Office) -> None:
    disa, edvin, sha = await an_approvable(office)
    await edvin.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    second = await disa.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    assert "Det var redan gjort.</strong> Edvin godkände novembernumret 2026" in second
    for desk in (disa, edvin):
        page = await desk.does(f"/nummer/{ISSUE}/skicka", sha=sha)
    assert "Det var redan gjort.</strong> Disa startade utskicket" in page
    await queued(office.pages, 3)
    assert sum((await office.pages.database.read(outbox.count_by_state)).values()) == 3


async def test_what_was_looked_at_is_what_is_approved(office: Office) -> None:
    disa, edvin, sha = await an_approvable(office)
    page = await edvin.look()
    before = hidden(page, "innan", f"/nummer/{ISSUE}/andra")
    await edvin.does(f"/nummer/{ISSUE}/andra", halsning="Nya ord", amne="", innan=before)
    late = await disa.press(f"/nummer/{ISSUE}/godkann", sha=sha)
    assert late.status_code == 409 and "Någon annan hann före" in late.text
    lost = await disa.press(f"/nummer/{ISSUE}/andra", halsning="Disas ord", amne="", innan=before)
    assert lost.status_code == 409 and "Disas ord</textarea>" in lost.text


async def test_two_have_to_approve_where_the_house_wants_it(office: Office) -> None:
    office.pages.premises = replace(office.pages.premises, house=House(second_approver=True))
    disa, edvin, sha = await an_approvable(office)
    once = await disa.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    assert "Disa har godkänt. Det behövs två." in once and "/godkann" not in once
    twice = await edvin.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    assert "av Disa, Edvin" in twice


async def test_an_event_is_pinned_left_out_and_fetched_as_a_calendar_file(
    office: Office, browser: httpx.AsyncClient
) -> None:
    pages = office.pages
    feed, _ = await pages.database.write(add_feed, "https://example.org/kalender.ics", "command", NOON)
    events = [Event(f"e{n}", f"Träff {n}", NOON.replace(month=12, day=n)) for n in (1, 2)]
    await pages.database.write(keep_reading, feed, Reading(tuple(events)), NOON)
    disa, _, _ = await an_approvable(office)
    page = await disa.look()
    first = re.search(r'value="leave-out (event:\w+)">Lämna ute<span class="unseen"> Träff 1', page)
    second = re.search(r'value="pin (event:\w+)">Fäst<span class="unseen"> Träff 2', page)
    assert first is not None and second is not None
    await disa.does(f"/nummer/{ISSUE}/del", gor=f"leave-out {first[1]}")
    page = await disa.does(f"/nummer/{ISSUE}/del", gor=f"pin {second[1]}")
    assert (
        re.search(r"Lämnat ute</h4>.*Träff 1", page, re.DOTALL) and 'Träff 2 <span class="tag">Fäst' in page
    )
    sha = hidden(page, "sha", f"/nummer/{ISSUE}/godkann")
    ics = [f"/n/{ISSUE}/{found[1].removeprefix('event:')}.ics" for found in (first, second)]
    assert (await browser.get(ics[1])).status_code == 404  # not before the issue is public
    await disa.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    file = await browser.get(ics[1])
    assert file.headers["content-type"].startswith("text/calendar") and "SUMMARY:Träff 2" in file.text
    assert (await browser.get(ics[0])).status_code == 404


async def test_sending_is_paused_resumed_and_called_off(office: Office) -> None:
    disa, _, sha = await an_approvable(office)
    await disa.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    await disa.does(f"/nummer/{ISSUE}/skicka", sha=sha)
    await queued(office.pages, 3)
    assert "Du pausade utskicket" in await disa.does(f"/nummer/{ISSUE}/pausa")
    await office.deliver()
    assert await office.mailbox.mails() == []
    assert "Du fortsatte utskicket" in await disa.does(f"/nummer/{ISSUE}/fortsatt")
    await disa.does(f"/nummer/{ISSUE}/pausa")
    page = await disa.does(f"/nummer/{ISSUE}/avbryt")
    assert "Du avbröt utskicket" in page and "Avbrutet" in page
    await office.deliver()
    assert await office.mailbox.mails() == []


async def test_letters_of_unclear_fate_are_told_by_address_and_settled(office: Office) -> None:
    disa, edvin, sha = await an_approvable(office)
    await office.mailbox.mail_fault(stage="END", recipient=READERS[1], cut=True, times=1)
    await disa.does(f"/nummer/{ISSUE}/godkann", sha=sha)
    await disa.does(f"/nummer/{ISSUE}/skicka", sha=sha)
    await queued(office.pages, 3)
    await office.deliver()
    page = await disa.look(f"/kansli?nummer={ISSUE}")
    assert "Oklart om det kom fram" in page and f"<li>{READERS[1]}</li>" in page
    assert "Du lät de oklara breven" in await disa.does(f"/nummer/{ISSUE}/oklara", gor="lat")
    assert "Du skickade de oklara breven" in await edvin.does(f"/nummer/{ISSUE}/oklara", gor="igen")
    await office.deliver()
    assert [len(await office.mailbox.mails(one)) for one in READERS] == [1, 2, 1]
    assert "Det var redan gjort.</strong> Edvin skickade de oklara breven" in await disa.does(
        f"/nummer/{ISSUE}/oklara", gor="igen"
    )


async def test_danger_reaches_by_mail_whoever_does_not_chat(
    office: Office, browser: httpx.AsyncClient
) -> None:
    disa = await office.pages.desk("Disa")
    await office.pages.do(staff.add_staff, "Edvin", "edvin@example.org", None)
    await disa.does("/fragor", **QUESTION)
    form = {"nyckel": "n1", "text": "Jag orkar inte leva längre"}
    assert "112" in (await browser.post("/f/hitta-varandra", data=form)).text
    await queued(office.pages, 1)
    await office.deliver()
    [mail] = await office.mailbox.mails()
    assert mail["recipients"] == ["edvin@example.org"] and f"{office.pages.url}/kansli" in mail["text"]
    assert "orkar" not in mail["source"]


async def test_work_that_there_is_not_is_told(office: Office) -> None:
    disa = await office.pages.desk("Disa")
    refused = await disa.press("/nummer", period="november")
    assert refused.status_code == 409
    assert (await disa.browser.get("/kansli/arbete/999")).status_code == 404
