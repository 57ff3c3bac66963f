"""The demo from its first line to its last: stage, story, and then the visitor's turn."""

from __future__ import annotations

import asyncio
import signal
import tempfile
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

import httpx

from app.demo import material, stage, story
from app.demo.people import People
from app.demo.story import Story
from dialogue.language.dates import STOCKHOLM

READY_SECONDS = 30
BEFORE = (
    ("The register, a meeting, themes and consultations are loaded", story.load),
    ("Questions are opened", story.ask),
    ("Two calendars are read", story.read_calendars),
)
BESIDE = (
    ("The office joins the chat", story.staff_come_in),
    ("Members answer in Telegram", story.members_answer),
    ("Somebody answers on the web", story.web_reply),
    ("Themes are confirmed", story.confirm_themes),
    ("The issue is built", story.build),
    ("A test mail is sent", story.test_mail),
)
AFTER = (
    ("The issue is approved", story.approve),
    ("The issue is sent", story.send),
    ("Everyone has got it", story.arrived),
)


def say(line: str) -> None:
    """A line for the visitor."""
    print(line, flush=True)


async def demo(now: datetime, *, once: bool) -> None:
    """Run the demo; `once`: to its end without a visitor. Raises Failed with the step that was not seen to happen."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="medskick-demo-")))
        today = now.astimezone(STOCKHOLM).date()
        material.lay_out(folder, today)
        places = await stack.enter_async_context(stage.sandbox(folder))
        calendars = stack.enter_context(stage.calendars(folder))
        client = await stack.enter_async_context(httpx.AsyncClient(timeout=30, trust_env=False))
        settings = _settings(folder, places)
        program = stage.Program(folder, settings, lambda line: say(f"  $ {line}"))
        people = People(client, places["api_url"])
        this = Story(
            folder, program, people, client, settings["MEDSKICK_PUBLIC_URL"], calendars, f"{today:%Y-%m}", say
        )
        await _play(this, BEFORE)
        await stack.enter_async_context(
            stage.process("app", "run", folder=folder, log="medskick.log", settings=settings)
        )
        await _wait_until_ready(this)
        await _play(this, BESIDE)
        await _tell_places(this, places)
        if once:
            await _play(this, AFTER)
            say("Every step was seen to happen.")
        else:
            await _visit(this, places)


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
    }


async def _play(this: Story, steps: object) -> None:
    for title, step in steps:  # type: ignore[attr-defined]
        say(f"· {title}")
        await step(this)


async def _wait_until_ready(this: Story) -> None:
    async def healthy() -> None:
        while True:
            try:
                if (await this.client.get(f"{this.public}/healthz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)

    try:
        await asyncio.wait_for(healthy(), READY_SECONDS)
    except TimeoutError:
        log = (this.folder / "medskick.log").read_text(errors="replace").strip().splitlines()
        raise stage.Failed(f"Medskick did not start: {log[-1] if log else 'it said nothing'}.") from None


async def _tell_places(this: Story, places: dict[str, str]) -> None:
    desk = await this.program("staff", "link", "Disa", told=False)
    say("")
    say(f"  Chat as any member, or as the office:  {places['chat_url']}")
    say(f"  The mailbox of everybody:              {places['mailbox_url']}")
    say(f"  The office's desk (opens once):        {desk['url']}")
    say(f"  A question on the web:                 {this.public}/f/{this.plot['question'][0]['code']}")
    say(f"  The issue, once it is sent:            {this.public}/n/{this.period}")
    say("")


async def _visit(this: Story, places: dict[str, str]) -> None:
    """The visitor's turn: until Ctrl-C. Says when the newsletter that they approved and sent has arrived."""
    say("It is your turn: answer as a member, then approve and send the newsletter at the desk,")
    say("or in the chat as Disa with /kansli. Ctrl-C ends the demo and removes everything.")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    told = False
    while not stop.is_set():
        if not told and await this.people.mails_came(story.SUBSCRIBERS + 1, seconds=1):
            say(f"The newsletter has arrived: {places['mailbox_url']}")
            told = True
        try:
            await asyncio.wait_for(stop.wait(), 1)
        except TimeoutError:
            continue
    say("Goodbye.")
