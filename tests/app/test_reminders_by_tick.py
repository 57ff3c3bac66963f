"""Consultations at a terminal: a list of those who are invited, a plan, ticks that mail, answers that stop the next mail."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from sandbox.running import Sandbox, running
from tests.kit.cast import FIKA, MÅNEN, STIGFINNARNA

REGISTER = f"""name;email;subregion
{STIGFINNARNA};stig@example.org;Sjuhärad
{MÅNEN};manen@example.org;Sjuhärad
{FIKA};fika@example.org;Fyrbodal
"""
MAILS = ("consultation-mail", "reminder-mail")
ADD = ("consultation", "add", "Regional kulturplan", "--code", "kultur", "--body", "Regionen")


@dataclass
class Office:
    """Somebody at a terminal in `folder`, and a mail server."""

    folder: Path
    sandbox: Sandbox
    capture: pytest.CaptureFixture[str]

    async def does(self, *words: str) -> tuple[int, str, str]:
        """Run one command; its status and what it wrote."""
        try:
            status = await asyncio.to_thread(main, words)
        except SystemExit as exit:
            status = int(exit.code or 0)
        out, err = self.capture.readouterr()
        return status, out, err

    async def gets(self, *words: str) -> Any:
        """Run one command that must succeed; its JSON."""
        status, out, err = await self.does(*words, "--json")
        assert status == 0, err
        return json.loads(out)

    async def ticks(self, now: str) -> tuple[list[str], list[str]]:
        """A tick; to whom reminders were sent, and to whom they are late."""
        told = await self.gets("tick", "--now", now)
        return tuple(  # type: ignore[return-value]
            sorted(one["recipient"] for one in told[what] if one["kind"] in MAILS) for what in ("sent", "late")
        )  # fmt: skip

    async def plan(self, name: str) -> dict[str, str]:
        """One organisation's rounds with their states."""
        rows = await self.gets("consultation", "plan", "kultur")
        return {row["kind"]: row["state"] for row in rows if row["organisation"] == name}

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@pytest.fixture
async def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Office]:
    async with running() as sandbox:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
        for name, value in {
            "SMTP_URL": f"smtp://127.0.0.1:{sandbox.smtp_port}",
            "MAIL_FROM": "Kansliet <kansliet@example.se>",
            "PUBLIC_URL": "https://medskick.example.se",
            "OPERATOR": "association",
            "MAIL_RATE": "0",
        }.items():
            monkeypatch.setenv(f"MEDSKICK_{name}", value)
        office = Office(tmp_path, sandbox, capsys)
        await office.gets("organisation", "import", office.file("register.csv", REGISTER))
        yield office


EVERYONE = ["fika@example.org", "manen@example.org", "stig@example.org"]


async def test_reminders_go_out_by_tick_until_an_organisation_has_said_what_it_does(office: Office) -> None:
    await office.gets(*ADD, "--deadline", "2030-03-01", "--case-number", "2030-17")
    assert await office.plan(FIKA) == dict.fromkeys(("six-weeks", "two-weeks", "two-days"), "planned")
    assert await office.ticks("2029-12-03T10:00:00+00:00") == (EVERYONE, [])
    assert await office.ticks("2030-01-18T07:59:00+00:00") == ([], [])
    assert await office.ticks("2030-01-18T08:00:00+00:00") == (EVERYONE, [])
    for who, state in ((FIKA, "declined"), ("manen@example.org", "answered"), (STIGFINNARNA, "will-answer")):
        told = await office.gets("consultation", "answer", "kultur", "--organisation", who, "--state", state)
        assert told["state"] == state
    assert await office.ticks("2030-02-15T08:00:00+00:00") == (["stig@example.org"], [])
    assert await office.plan(FIKA) == {
        "six-weeks": "sent", "two-weeks": "skipped", "two-days": "skipped",
    }  # fmt: skip
    shown = await office.gets("consultation", "show", "kultur")
    assert shown["states"] == {"declined": 1, "answered": 1, "will-answer": 1}
    assert shown["rounds"]["announcement sent"] == 3
    assert shown["asked"]["subregion"] == {"Fyrbodal": 1, "Sjuhärad": 2}
    await office.ticks("2030-03-02T08:00:00+00:00")
    assert (await office.gets("consultation", "show", "kultur"))["state"] == "closed"


async def test_a_moved_deadline_is_told_once_and_names_the_day_it_replaces(office: Office) -> None:
    await office.gets(*ADD, "--deadline", "2030-03-01")
    await office.ticks("2029-12-03T10:00:00+00:00")
    await office.gets("consultation", "answer", "kultur", "--organisation", FIKA, "--state", "declined")
    moved = await office.gets("consultation", "move", "kultur", "--deadline", "2030-03-15")
    assert len(moved["history"]) == 2
    told = ["manen@example.org", "stig@example.org"]
    assert await office.ticks("2029-12-04T10:00:00+00:00") == (told, [])
    assert await office.ticks("2029-12-05T10:00:00+00:00") == ([], [])
    mail, *_ = office.sandbox.office.store.select("stig@example.org")
    read = message_from_bytes(mail.raw, policy=policy.default)
    part = read.get_body(("plain",))
    assert part is not None
    text = " ".join(part.get_content().split())
    assert read["subject"] == "Ny sista dag, fredag 15 mars 2030: Regional kulturplan"
    assert "Förut skrev vi fredag 1 mars 2030 som sista dag. Den gäller inte längre." in text
    assert text.count("https://medskick.example.se/r/") == 4 and "/remiss/kultur" in text


async def test_what_an_outage_made_late_is_sent_once_if_it_helps_and_listed_if_not(office: Office) -> None:
    await office.gets(*ADD, "--deadline", "2030-03-01")
    await office.ticks("2029-12-03T10:00:00+00:00")
    assert await office.ticks("2030-02-18T03:00:00+00:00") == (EVERYONE, EVERYONE)
    assert await office.ticks("2030-03-01T12:00:00+00:00") == ([], EVERYONE)
    assert await office.plan(FIKA) == {
        "six-weeks": "late", "two-weeks": "sent", "two-days": "late",
    }  # fmt: skip


async def test_a_list_that_names_somebody_unknown_is_refused_by_line_and_nothing_is_kept(
    office: Office,
) -> None:
    listed = office.file("lista.csv", f"namn;e-post\n{FIKA};\n;manen@example.org\nStigfinarna;\nSlöjdarna;\n")
    status, _, err = await office.does(*ADD, "--deadline", "2030-03-01", "--invited", listed)
    assert status == 1
    assert "line 4: 'Stigfinarna' (may be Stigfinnarna); line 5: 'Slöjdarna'" in err
    assert await office.gets("consultation", "list") == []
    listed = office.file("lista.csv", f"namn;e-post\n{FIKA};\n;manen@example.org\n")
    await office.gets(*ADD, "--deadline", "2030-03-01", "--invited", listed)
    rows = await office.gets("consultation", "plan", "kultur")
    assert {row["organisation"] for row in rows} == {FIKA, MÅNEN}


async def test_a_group_can_be_invited_and_a_joint_answer_has_a_lead_and_an_inner_day(office: Office) -> None:
    await office.gets(
        *ADD, "--deadline", "2030-03-01", "--for", "subregion=sjuhärad",
        "--lead", MÅNEN, "--inner-deadline", "2030-02-15",
    )  # fmt: skip
    rows = await office.gets("consultation", "plan", "kultur")
    due = {(row["organisation"], row["kind"]): row["due"][:10] for row in rows}
    assert due[MÅNEN, "two-days"] == "2030-02-27" and due[STIGFINNARNA, "two-days"] == "2030-02-13"
    assert {name for name, _ in due} == {MÅNEN, STIGFINNARNA}
    status, _, err = await office.does("consultation", "move", "kultur", "--deadline", "2030-02-10")
    assert status == 1 and "--inner-deadline" in err


async def test_what_is_not_relevant_is_listed_and_nobody_is_reminded(office: Office) -> None:
    await office.gets(*ADD, "--deadline", "2030-03-01", "--not-relevant", "Gäller bara vägar.")
    assert await office.gets("consultation", "plan", "kultur") == []
    assert await office.ticks("2030-02-15T08:00:00+00:00") == ([], [])
    assert (await office.gets("consultation", "list"))[0]["relevance"] == "Gäller bara vägar."


async def test_a_last_day_on_a_weekend_or_in_the_past_is_remarked_on(office: Office) -> None:
    status, _, err = await office.does(*ADD, "--deadline", "2030-03-02", "--json")
    assert (status, err) == (
        0,
        "medskick: the last day of kultur is a Saturday 2 March 2030; is that right? If not: medskick consultation move.\n",
    )
    status, _, err = await office.does("consultation", "move", "kultur", "--deadline", "2020-03-02")
    assert status == 0 and "has passed" in err
    status, _, err = await office.does("consultation", "move", "kultur", "--deadline", "2030-03-01")
    assert (status, err) == (0, "")
