"""The demo from its first line to its last: stage, story, and then the visitor's turn."""

from __future__ import annotations

import asyncio
import signal
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from app.demo import material, members, office, stage, visit
from app.demo.people import People
from app.demo.story import Step, Story, clipped
from dialogue.language.dates import STOCKHOLM

READY_SECONDS = 30
INTERRUPTED = 130

BEFORE: tuple[tuple[str, Step], ...] = (
    ("The register, two meetings and what is out for comment are loaded", office.load),
    ("Questions are opened", office.ask),
    ("Two calendars are read", office.read_calendars),
)
BESIDE: tuple[tuple[str, Step], ...] = (
    ("The office joins the chat", office.come_in),
    ("Members answer in Telegram", members.answer),
    ("Somebody answers on the web", members.answer_on_the_web),
    ("The notes of the meeting's tables are entered", office.enter_notes),
    ("Themes are confirmed", office.confirm_themes),
    ("A question is closed, and what came of it is told", office.answer_back),
    ("The issue is built", office.build),
    ("A test mail is sent", office.send_a_test),
)
AFTER: tuple[tuple[str, Step], ...] = (
    ("The issue is approved", office.approve),
    ("The issue is sent", office.send),
    ("Everyone has got it", office.arrived),
)


async def demo(now: datetime, say: Callable[[str], None], *, once: bool) -> int:
    """Run the demo; `once`: to its end without a visitor, else until Ctrl-C. Returns the exit status.

    `say` is given each line for the visitor. Raises Failed with the step that was not seen to happen.
    """
    running = asyncio.create_task(_run(now, say, once=once))

    def stop() -> None:
        if not running.cancelling():  # a second Ctrl-C does not break off the tidying up
            running.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        await running
    except asyncio.CancelledError:
        say("Everything is stopped and removed.")
        return INTERRUPTED if once else 0
    return 0


async def _run(now: datetime, say: Callable[[str], None], *, once: bool) -> None:
    today = now.astimezone(STOCKHOLM).date()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="medskick-demo-")))
        material.lay_out(folder, today)
        places = await stack.enter_async_context(stage.sandbox(folder))
        calendars = stack.enter_context(stage.calendars(folder))
        client = await stack.enter_async_context(httpx.AsyncClient(timeout=30, trust_env=False))
        settings = _settings(folder, places)
        story = Story(
            folder=folder,
            program=stage.Program(folder, settings, lambda line: say(clipped(f"  $ {line}"))),
            people=People(client, places["api_url"]),
            client=client,
            public=settings["MEDSKICK_PUBLIC_URL"],
            calendars=calendars,
            period=f"{today:%Y-%m}",
            say=say,
        )
        await _play(story, BEFORE)
        program = stage.process("app", "run", folder=folder, log="medskick.log", settings=settings)
        await _until_ready(story, await stack.enter_async_context(program))
        await _play(story, BESIDE)
        if once:
            await _play(story, AFTER)
            say("Every step was seen to happen.")
        else:
            await visit.receive(story, places)


def _settings(folder: Path, places: dict[str, str]) -> dict[str, str]:
    listen = f"127.0.0.1:{stage.free_port()}"
    return {
        "MEDSKICK_DATABASE_URL": f"sqlite:///{folder}/medskick.db",
        "MEDSKICK_TELEGRAM_TOKEN": places["token"],
        "MEDSKICK_TELEGRAM_API_URL": places["api_url"],
        "MEDSKICK_SMTP_URL": places["smtp_url"],
        "MEDSKICK_MAIL_FROM": "Medskick Älvbygden <medskick@alvbygden.example>",
        "MEDSKICK_MAIL_REPLY_TO": "kansliet@alvbygden.example",
        "MEDSKICK_OPERATOR": "association",
        "MEDSKICK_HOUSE": str(folder / "house.toml"),
        "MEDSKICK_LISTEN": listen,
        "MEDSKICK_PUBLIC_URL": f"http://{listen}",
        "MEDSKICK_FEED_ALLOW_PRIVATE": "1",
        "MEDSKICK_QUIET_HOURS": "off",  # who looks at the demo in the evening is to see messages arrive
    }


async def _play(story: Story, steps: Iterable[tuple[str, Step]]) -> None:
    """Raises Failed, naming the step too where the material in `examples/` does not fit."""
    for title, step in steps:
        story.say(f"· {title}")
        try:
            await step(story)
        except (KeyError, OSError, ValueError, httpx.HTTPError) as error:
            what = f"{type(error).__name__}: {error}"
            raise stage.Failed(
                f"The demo could not go on at “{title}” ({what}); look at examples/."
            ) from error


async def _until_ready(story: Story, program: Any) -> None:
    """Wait until /healthz says so. Raises Failed with the program's last words."""
    for _ in range(READY_SECONDS * 10):
        if program.returncode is not None:
            break
        try:
            if (await story.client.get(f"{story.public}/healthz")).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)
    log = (story.folder / "medskick.log").read_text(errors="replace").strip().splitlines()
    raise stage.Failed(f"Medskick did not start: {log[-1] if log else 'it said nothing'}.")
