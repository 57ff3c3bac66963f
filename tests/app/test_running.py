"""`run`, `tick`, `status` and `doctor` as an operator meets them: what goes well is told, what does not is one sentence."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from aiohttp import web

from dialogue.outbox import Message
from storage import outbox
from tests.kit.cast import AMINA, a_database
from tests.kit.program import ROOT, Medskick
from tests.kit.sandboxes import sandbox_process

NOON = "2026-11-10T12:00"


def told(medskick: Medskick, *words: str, **settings: str) -> Any:
    """What a command that must succeed prints as JSON."""
    done = medskick(*words, "--json", **settings)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refused(medskick: Medskick, *words: str, **settings: str) -> str:
    """The one sentence of a command that must not succeed."""
    done = medskick(*words, **settings)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@asynccontextmanager
async def running(folder: Path, *words: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`medskick run` as a process, asked to stop at the end; it must then stop by itself with 0."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "run", *words,
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | settings, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        while b"Medskick runs" not in (line := await asyncio.wait_for(process.stderr.readline(), 20)):
            assert line, "medskick run ended before it ran"
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_new_place_has_nothing_and_says_so_and_warns_that_nobody_chose_who_runs_it(
    medskick: Medskick,
) -> None:
    done = medskick("status", "--json")
    counts = json.loads(done.stdout)
    assert set(counts) == {
        "questions", "replies", "inbox", "outbox", "feeds", "issues", "jobs", "mail_in",
        "consultations", "invitations", "last_poll",
    }  # fmt: skip
    assert counts["last_poll"] is None
    assert "MEDSKICK_OPERATOR" in done.stderr


def test_a_tick_does_what_is_due_and_a_second_at_the_same_time_does_nothing_more(medskick: Medskick) -> None:
    first = told(medskick, "tick", "--now", NOON)
    assert first == {"now": "2026-11-10T11:00:00+00:00", "queued": [], "sent": [], "failed": [], "late": []}
    assert told(medskick, "status")["jobs"] == {"done": 2}
    told(medskick, "tick", "--now", NOON)
    assert told(medskick, "status")["jobs"] == {"done": 2}


def test_a_tick_never_goes_back_in_time(medskick: Medskick) -> None:
    told(medskick, "tick", "--now", NOON)
    assert "after it" in refused(medskick, "tick", "--now", "2026-11-09T12:00")


def test_rounds_that_were_missed_are_one_round_and_told_as_late(medskick: Medskick) -> None:
    told(medskick, "tick", "--now", NOON)
    late = told(medskick, "tick", "--now", "2026-11-13T12:00")["late"]
    assert [(one["kind"], one["reason"].split()[0]) for one in late] == [
        ("refresh-feeds", "71"),
        ("housekeeping", "2"),
    ]


def test_a_question_closes_on_its_day_and_opens_on_its_day(medskick: Medskick) -> None:
    background = ("--background", "Kort.", "--owner", "Disa")
    medskick(
        "question",
        "add",
        "Vad saknas?",
        "--code",
        "saknas",
        "--opens",
        "2030-03-01",
        "--closes",
        "2030-03-31",
        *background,
    )
    states = []
    for day in ("2030-02-28T23:00", "2030-03-01T00:01", "2030-03-31T23:59", "2030-04-01T00:01"):
        told(medskick, "tick", "--now", day)
        states.append(told(medskick, "question", "list")[0]["status"])
    assert states == ["draft", "open", "open", "closed"]


async def test_a_tick_sends_what_waits_and_tells_what_came_of_it(tmp_path: Path) -> None:
    now = datetime(2026, 11, 10, 11, tzinfo=UTC)
    body = {"method": "sendMessage", "params": {"text": "Hej"}}
    async with a_database(tmp_path) as database:
        for key, chat in (("amina", AMINA), ("nobody", 4)):
            await database.write(
                outbox.insert_message, Message(key, "screen", "telegram", str(chat), body), now
            )
        late = Message("old", "reminder", "telegram", str(AMINA), body, now, not_after=now)
        await database.write(outbox.insert_message, late, now)
    async with sandbox_process() as (addresses, sandbox):
        amina = await sandbox.add_person(AMINA, "Amina", started=True)
        settings = {
            "MEDSKICK_TELEGRAM_TOKEN": addresses["token"],
            "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"],
        }
        done = await asyncio.to_thread(
            told, Medskick(tmp_path), "tick", "--now", "2026-11-10T13:00", **settings
        )
        assert [one["key"] for one in done["sent"]] == ["amina"]
        assert [one["key"] for one in done["failed"]] == ["nobody"]
        assert [(one["key"], one["recipient"]) for one in done["late"]] == [("old", str(AMINA))]
        assert [seen.text for seen in await amina.messages()] == ["Hej"]


async def test_two_programs_never_do_the_same_part_and_a_tick_leaves_it_to_the_living(tmp_path: Path) -> None:
    listen = f"127.0.0.1:{a_free_port()}"
    async with running(tmp_path, MEDSKICK_LISTEN=listen):
        sentence = await asyncio.to_thread(
            refused, Medskick(tmp_path), "run", MEDSKICK_LISTEN=f"127.0.0.1:{a_free_port()}"
        )
        assert "Another medskick" in sentence
        ticked = await asyncio.to_thread(told, Medskick(tmp_path), "tick")
        assert ticked["sent"] == []
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"http://{listen}/healthz")).status_code == 200


async def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        assert "taken" in await asyncio.to_thread(refused, Medskick(tmp_path), "run", MEDSKICK_LISTEN=listen)


async def test_while_telegram_does_not_answer_the_web_does_and_the_bot_begins_when_it_can(
    tmp_path: Path,
) -> None:
    port, api = a_free_port(), a_free_port()
    settings = {
        "MEDSKICK_TELEGRAM_TOKEN": "123456:AAHbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "MEDSKICK_TELEGRAM_API_URL": f"http://127.0.0.1:{api}",
        "MEDSKICK_LISTEN": f"127.0.0.1:{port}",
    }
    async with (
        running(tmp_path, **settings),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as visitor,
    ):
        assert (await visitor.get("/")).status_code == 200
        ill = await visitor.get("/healthz")
        assert (ill.status_code, "Telegram does not answer" in ill.json()["reason"]) == (503, True)
        async with a_telegram(api):
            async with asyncio.timeout(15):
                while (await visitor.get("/healthz")).status_code != 200:
                    await asyncio.sleep(0.1)


@asynccontextmanager
async def a_telegram(port: int) -> AsyncIterator[None]:
    """A Bot API server that knows who the bot is and has no updates."""

    async def answer(request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        if method == "getUpdates":
            await asyncio.sleep(0.2)
        results = {
            "getMe": {"id": 123456, "is_bot": True, "first_name": "M", "username": "m_bot"},
            "getUpdates": [],
        }
        return web.json_response({"ok": True, "result": results.get(method, True)})

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()


async def test_a_refused_token_is_one_sentence_and_the_program_ends(tmp_path: Path) -> None:
    async with sandbox_process() as (addresses, _):
        sentence = await asyncio.to_thread(
            refused,
            Medskick(tmp_path),
            "run",
            MEDSKICK_TELEGRAM_TOKEN="123456:" + "A" * 35,
            MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
        )
    assert "MEDSKICK_TELEGRAM_TOKEN" in sentence
    assert "A" * 35 not in sentence


async def test_the_doctor_finds_what_is_wrong_and_says_what_to_do(tmp_path: Path) -> None:
    async with sandbox_process("--mail-login", "medskick:right") as (addresses, _):
        smtp = addresses["smtp_url"].replace("smtp://", "smtp://medskick:wrong@")
        done = await asyncio.to_thread(
            Medskick(tmp_path),
            "doctor",
            "--json",
            MEDSKICK_SMTP_URL=smtp,
            MEDSKICK_MAIL_FROM="medskick@alvbygden.example",
            MEDSKICK_OPERATOR="association",
            MEDSKICK_TELEGRAM_TOKEN=addresses["token"],
            MEDSKICK_TELEGRAM_API_URL=addresses["api_url"],
        )
    found = {one["check"]: one for one in json.loads(done.stdout)}
    assert done.returncode == 1
    assert [found[name]["ok"] for name in ("settings", "database", "telegram", "feeds", "operator")] == [
        True
    ] * 5
    assert not found["smtp"]["ok"]
    assert "wrong" not in done.stdout + done.stderr
    assert not found["crisis-numbers"]["ok"]
