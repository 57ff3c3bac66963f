"""A month of the newsletter on the command line: feeds, subscribers, an issue built, tested, approved, sent, accounted for."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from app.__main__ import main
from sandbox.mailbox.faults import MailFault
from sandbox.mailbox.store import Mail
from sandbox.running import Sandbox, running
from tests.kit.returned import Sent, report
from tests.newsletter.feeds.serving import serving

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stigfinnarna//SV\r\nBEGIN:VEVENT\r\nUID:1@stig\r\n"
    "DTSTAMP:20261101T120000Z\r\nDTSTART:{day}T170000Z\r\nSUMMARY:Höstvandring i Rya åsar\r\nLOCATION:Borås\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
SUBSCRIBERS = (
    "e-post;namn;organisation;språk\namina@example.org;Amina;Stigfinnarna;sv\nbertil@example.org;Bertil;;\n"
    "chidi@example.org;Chidi;Föreningen Fika;en\ninte en adress;;;\n"
)


@dataclass
class Said:
    """What one command came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Office:
    """Somebody at a terminal in `folder`, a mail server, and a calendar on the web."""

    folder: Path
    sandbox: Sandbox
    calendar: str
    period: str
    capture: pytest.CaptureFixture[str]

    async def does(self, *words: str) -> Said:
        """Run one command, as a program of its own would."""
        status = await asyncio.to_thread(main, words)
        out, err = self.capture.readouterr()
        return Said(status, out, err)

    async def gets(self, *words: str) -> Any:
        """Run one command that must succeed; its JSON."""
        said = await self.does(*words, "--json")
        assert said.status == 0, said.err
        return said.json

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def mails_to(self, address: str) -> list[Mail]:
        return self.sandbox.office.store.select(address)


@pytest.fixture
async def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Office]:
    soon = datetime.now(UTC) + timedelta(days=3)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=CALENDAR.format(day=f"{soon:%Y%m%d}"), content_type="text/calendar")

    async with running() as sandbox, serving({"/kalender.ics": answer}) as address:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
        for name, value in {
            "SMTP_URL": f"smtp://127.0.0.1:{sandbox.smtp_port}",
            "MAIL_FROM": "Kansliet <kansliet@example.se>",
            "PUBLIC_URL": "https://medskick.example.se",
            "OPERATOR": "association",
            "MAIL_RATE": "0",
            "FEED_ALLOW_PRIVATE": "1",
        }.items():
            monkeypatch.setenv(f"MEDSKICK_{name}", value)
        yield Office(tmp_path, sandbox, f"{address}/kalender.ics", f"{datetime.now(UTC):%Y-%m}", capsys)


async def prepared(office: Office) -> Any:
    """Feeds read, a list taken in, staff's own words written, the issue built; what `build` printed."""
    await office.gets("feed", "add", office.calendar)
    await office.gets("feed", "refresh")
    await office.gets("subscriber", "import", office.file("lista.csv", SUBSCRIBERS))
    await office.gets(
        "consultation",
        "add",
        "Kulturplan",
        "--code",
        "kultur",
        "--body",
        "Regionen",
        "--deadline",
        "våren 2099",
    )
    text = office.file("lokaler.txt", "Vi har flyttat till **Österlånggatan**.")
    await office.gets("newsletter", "item", "add", "--heading", "Nya lokaler", "--text", text)
    return await office.gets("newsletter", "build", "--period", office.period)


async def test_a_month_from_the_first_feed_to_the_last_letter(office: Office) -> None:
    built = await prepared(office)
    assert built["issue"] == office.period and len(built["sha256"]) == 64
    assert [section["kind"] for section in built["sections"]][:3] == ["items", "consultations", "events"]
    assert 0 < built["text_bytes"] < built["html_bytes"] <= 80_000
    assert {"check", "ok", "blocks", "detail"} == set(built["checks"][0])

    issue = office.period
    await office.gets("newsletter", "edit", issue, "--greeting", office.file("hej.txt", "Hej på er!"))
    test = await office.gets("newsletter", "test", issue, "disa@example.se")
    assert test["address"] == "disa@example.se" and test["answer"].startswith("250 ")
    [trial] = office.mails_to("disa@example.se")
    assert "[TEST]" in str(letter_of(trial)["Subject"]) and letter_of(trial)["List-Unsubscribe"] is None

    approval = await office.gets("newsletter", "approve", issue, "--as", "Disa")
    assert (approval["state"], approval["recipients"]) == ("approved", 3)
    assert await office.gets("newsletter", "send", issue) == {"issue": issue, "recipients": 3}
    assert await office.gets("newsletter", "send", issue) == {"issue": issue, "recipients": 3}
    tick = await office.gets("tick")
    assert sorted(row["recipient"] for row in tick["sent"]) == [
        "amina@example.org", "bertil@example.org", "chidi@example.org",
    ]  # fmt: skip
    assert await office.gets("newsletter", "status", issue) == {
        "state": "sent", "recipients": 3, "sent": 3, "failed": 0, "uncertain": 0, "waiting": 0, "bounced": 0,
        "cancelled": 0,
    }  # fmt: skip
    amina = await office.gets("newsletter", "status", issue, "--recipient", "amina@example.org")
    assert amina["state"] == "sent" and amina["answer"].startswith("250 2.0.0 accepted")

    [mail], [english] = office.mails_to("amina@example.org"), office.mails_to("chidi@example.org")
    plain, html = bodies(mail)
    for told in (
        "Hej på er!",
        "Österlånggatan",
        "Höstvandring i Rya åsar",
        "våren 2099",
        "medskick.example.se/u/",
    ):
        assert told in plain and told in html, told
    assert 'lang="sv"' in html and html.count("<h1") == 1
    assert 'lang="en"' in bodies(english)[1]
    assert mail.raw.replace(b"amina@example.org", b"").find(b"example.org") == -1, "nobody sees anybody else"


async def test_every_form_of_an_issue_can_be_looked_at(office: Office) -> None:
    await prepared(office)
    shown = {}
    for form in ("html", "text", "mjml", "eml"):
        said = await office.does("newsletter", "show", office.period, "--format", form)
        assert said.status == 0 and "@@" not in (said.out if form != "mjml" else "")
        shown[form] = said.out
    assert shown["html"].startswith("<!doctype html>") and shown["mjml"].startswith("<mjml")
    letter = message_from_string(shown["eml"], policy=default)
    assert [part.get_content_type() for part in letter.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip
    assert "Höstvandring" in shown["text"]
    entries = await office.gets("newsletter", "show", office.period, "--format", "entries")
    [event] = [entry["id"] for entry in entries if entry["section"] == "events"]
    await office.gets("newsletter", "edit", office.period, "--leave-out", event)
    text = await office.does("newsletter", "show", office.period)
    assert "Höstvandring" not in text.out


async def test_what_staff_decided_outlives_another_build_and_an_edit_voids_the_approval(
    office: Office,
) -> None:
    issue = office.period
    await prepared(office)
    edited = await office.gets("newsletter", "edit", issue, "--subject", "Kom på vandring i november")
    again = await office.gets("newsletter", "build", "--period", issue)
    assert edited["subject"] == again["subject"] == "Kom på vandring i november"
    await office.gets("newsletter", "approve", issue, "--as", "Disa")
    refused = await office.does("newsletter", "build", "--period", issue)
    assert refused.status == 1 and "is approved and is not built again" in refused.err
    await office.gets("newsletter", "edit", issue, "--subject", "Kom på vandring")
    refused = await office.does("newsletter", "send", issue)
    assert refused.status == 1 and "approve it first" in refused.err
    assert (await office.gets("newsletter", "status", issue))["state"] == "draft"


async def test_what_is_uncertain_is_listed_and_decided_about(office: Office) -> None:
    issue = office.period
    await prepared(office)
    await office.gets("newsletter", "approve", issue, "--as", "Disa")
    await office.gets("newsletter", "send", issue)
    await office.gets("newsletter", "pause", issue)
    assert (await office.gets("tick"))["sent"] == []
    await office.gets("newsletter", "resume", issue)
    office.sandbox.office.faults.planned.append(MailFault("END", "bertil@example.org", cut=True))
    await office.gets("tick")
    [bertil] = await office.gets("newsletter", "status", issue, "--list", "uncertain")
    assert bertil["recipient"] == "bertil@example.org"
    assert datetime.fromisoformat(bertil["done_at"]).utcoffset() == timedelta(0)
    office.sandbox.office.faults.planned.clear()
    resolved = await office.gets("newsletter", "resolve", issue, "--resend-uncertain")
    assert (resolved["resolved"], resolved["waiting"]) == (1, 1)
    await office.gets("tick")
    assert (await office.gets("newsletter", "status", issue))["sent"] == 3
    first, second = office.mails_to("bertil@example.org")
    assert letter_of(first)["Message-ID"] == letter_of(second)["Message-ID"]
    refused = await office.does("newsletter", "cancel", issue)
    assert refused.status == 1 and "nothing to cancel" in refused.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("newsletter", "status", "2026-01"), "There is no issue 2026-01"),
        (("newsletter", "build", "--period", "november"), "write year and month, as 2026-11"),
        (("newsletter", "test", "2026-01", "disa"), "write it as amina@example.org"),
        (("feed", "add", "kalender.ics"), "not a web address"),
        (("subscriber", "import", "borta.csv"), "borta.csv cannot be read"),
        (("subscriber", "remove", "nobody@example.org"), "not among the subscribers"),
        (("consultation", "move", "borta", "--deadline", "2027-01-01"), "There is no consultation borta"),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(office: Office, words: tuple[str, ...], says: str) -> None:
    said = await office.does(*words)
    assert said.status == 1 and says in said.err and said.out == ""
    assert len(said.err.splitlines()) == 1


async def test_a_dead_feed_is_told_of_and_the_others_are_kept(office: Office) -> None:
    await office.gets("feed", "add", office.calendar)
    await office.gets("feed", "add", office.calendar.replace("kalender", "borta"))
    said = await office.does("feed", "refresh", "--json")
    assert said.status == 1 and "is not there any more (status 404)" in said.err
    assert sorted(row["events"] for row in said.json) == [0, 1]
    states = {row["url"]: row["state"] for row in await office.gets("feed", "list")}
    assert states[office.calendar] == "good" and "failing" in states.values()


async def test_a_list_with_bad_lines_is_taken_in_without_them(office: Office) -> None:
    name = office.file("lista.csv", SUBSCRIBERS)
    dry = await office.gets("subscriber", "import", name, "--dry-run")
    assert (dry["new"], dry["refused"]) == (3, 1) and await office.gets("subscriber", "list") == []
    said = await office.does("subscriber", "import", name, "--json")
    assert said.status == 0 and "line 5: inte en adress refused" in said.err
    again = await office.gets("subscriber", "import", name)
    assert (again["new"], again["same"]) == (0, 3)
    listed = await office.gets("subscriber", "list")
    assert listed[0] == {
        "email": "amina@example.org", "name": "Amina", "organisation": "Stigfinnarna", "language": "sv",
        "state": "active",
    }  # fmt: skip


def letter_of(mail: Mail) -> Any:
    return message_from_string(mail.raw.decode(), policy=default)


def bodies(mail: Mail) -> tuple[str, str]:
    letter = letter_of(mail)
    return letter.get_body(("plain",)).get_content(), letter.get_body(("html",)).get_content()


async def test_a_letter_that_comes_back_later_is_found_and_its_address_is_left_in_peace(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = office.period
    await prepared(office)
    await office.gets("newsletter", "approve", issue, "--as", "Disa")
    await office.gets("newsletter", "send", issue)
    await office.gets("tick")
    [mail] = office.mails_to("amina@example.org")
    named = str(letter_of(mail)["Message-ID"]).strip("<>")
    raw = report(Sent("amina@example.org", mail.sender, named))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    taken = await office.gets("bounce")
    assert (taken["result"], taken["address"], taken["issue"]) == ("bounced", "amina@example.org", issue)
    status = await office.gets("newsletter", "status", issue)
    assert (status["recipients"], status["sent"], status["bounced"]) == (3, 2, 1)
    one = await office.gets("newsletter", "status", issue, "--recipient", "amina@example.org")
    assert one["state"] == "bounced" and "no such user" in one["answer"]
    listed = {row["email"]: row["state"] for row in await office.gets("subscriber", "list")}
    assert listed["amina@example.org"] == "bounced"


async def test_imported_addresses_are_welcomed_where_no_issue_comes_first(office: Office) -> None:
    words = ("subscriber", "import", office.file("lista.csv", SUBSCRIBERS), "--source", "medlemsregistret")
    await office.gets(*words)
    tick = await office.gets("tick")
    assert [row["kind"] for row in tick["sent"]] == ["welcome-mail"] * 3
    [mail] = office.mails_to("amina@example.org")
    assert "medlemsregistret" in bodies(mail)[0] and letter_of(mail)["List-Unsubscribe-Post"]
    await office.gets(*words)
    assert (await office.gets("tick"))["sent"] == []
