"""The demo's story, step by step; a step that is not seen to happen raises Failed.

Each step acts through a command, the chat or a page, and then looks whether it happened.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from app.demo.people import People
from app.demo.stage import Failed, Program
from wording.catalogues import translator

DISA, EDVIN = 2001, 2002
SUBSCRIBERS = 8


@dataclass(slots=True)
class Story:
    """Everything the steps need. `say` prints a line for the visitor."""

    folder: Path
    program: Program
    people: People
    client: httpx.AsyncClient
    public: str
    calendars: str
    period: str
    say: Callable[[str], None]

    @property
    def plot(self) -> dict[str, Any]:
        """Questions, consultations and replies."""
        return tomllib.loads((self.folder / "demo.toml").read_text(encoding="utf-8"))


async def load(story: Story) -> None:
    """The register, the meeting, the themes, what is out for comment, and who wants the newsletter."""
    run = story.program
    await run("organisation", "import", "organisations.csv")
    await run("subscriber", "import", "subscribers.csv")
    await run("meeting", "import", "meeting.toml")
    themes = await run("themes", "list")
    expect(len(themes) == 24, f"24 themes, not {len(themes)}")
    for one in story.plot["consultation"]:
        words = ("--code", one["code"], "--body", one["body"], "--deadline", one["deadline"])
        number = ("--case-number", one["case_number"]) if "case_number" in one else ()
        await run("consultation", "add", one["title"], *words, *number)


async def ask(story: Story) -> None:
    """Add the questions and open them."""
    for one in story.plot["question"]:
        options = [
            ("--code", "code"), ("--closes", "closes"), ("--theme", "theme"), ("--label", "label"),
            ("--title", "title"), ("--background", "background"), ("--owner", "owner"), ("--level", "level"),
            ("--decision-body", "decision_body"), ("--decision-date", "decision"),
        ]  # fmt: skip
        words = [word for option, key in options if key in one for word in (option, one[key])]
        await story.program("question", "add", one["text"], *words)
        await story.program("question", "open", one["code"])
    opened = [one for one in await story.program("question", "list", told=False) if one["status"] == "open"]
    expect(len(opened) == len(story.plot["question"]), "all questions are open")


async def read_calendars(story: Story) -> None:
    """Two calendars of others, read over HTTP."""
    for name in ("calendar-alvbygden.ics", "calendar-region.xml"):
        await story.program("feed", "add", f"{story.calendars}/{name}")
    await story.program("feed", "refresh")
    feeds = await story.program("feed", "list", told=False)
    expect(all(feed["state"] == "good" for feed in feeds), "both calendars were read")


async def staff_come_in(story: Story) -> None:
    """Disa and Edvin join by their one-time links."""
    for name, person in (("Disa", DISA), ("Edvin", EDVIN)):
        added = await story.program("staff", "add", name)
        word = re.search(r"s-[\w-]+", str(added))
        expect(word is not None, f"{name} got a link to the chat")
        assert word is not None
        await story.people.opens(person, word[0])
        expect(await story.people.sees(person, name), f"{name} is welcomed in the chat")


async def members_answer(story: Story) -> None:
    """Members follow a link, write, and get their receipts; the first time they say for whom they speak."""
    known: set[int] = set()
    for one in story.plot["reply"]:
        person = one["person"]
        await story.people.opens(person, f"q-{one['question']}")
        expect(await story.people.sees(person, "?"), f"{person} sees the question")
        await story.people.says(person, one["text"])
        expect(await story.people.sees(person, receipt(person)), f"{person} gets a receipt")
        if person not in known and "organisation" in one:
            await _speak_for(story.people, person, one["organisation"])
        known.add(person)
    rows = await story.program("replies", "export")
    expect(
        len(rows) == len(story.plot["reply"]),
        f"{len(story.plot['reply'])} replies are stored, not {len(rows)}",
    )
    expect(any(row["themes"] for row in rows), "themes are suggested")


async def _speak_for(people: People, person: int, organisation: str) -> None:
    t = translator("chat", "sv")
    expect(await people.sees(person, t.text("ask.speaker")), f"{person} is asked once for whom")
    await people.presses(person, t.text("ask.organisation"))
    expect(await people.sees(person, t.text("ask.name")), f"{person} is asked for the organisation")
    await people.says(person, organisation)
    expect(await people.sees(person, organisation), f"{organisation} is found")


def receipt(person: int) -> str:
    """The beginning of a receipt in the person's language; Chidi reads English."""
    return translator("chat", "en" if person == 1003 else "sv").text("receipt.thanks")


async def web_reply(story: Story) -> None:
    """Someone answers on the web: no login, no script, same store."""
    code = story.plot["question"][0]["code"]
    page = (await story.client.get(f"{story.public}/f/{code}")).raise_for_status().text
    fields = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    fields["text"] = (
        "Låna ut nycklar till oss i stället för att hyra ut. En mötesplats är öppen när någon kan öppna."
    )
    answer = await story.client.post(f"{story.public}/f/{code}", data=fields, follow_redirects=True)
    expect("Tack" in answer.raise_for_status().text, "the web page thanks")
    rows = await story.program("replies", "export", told=False)
    expect(any(row["channel"] == "web" for row in rows), "the web reply is in the same store")


async def confirm_themes(story: Story) -> None:
    """Staff confirm the suggested themes; here all at once, at the desk one by one."""
    await story.program("themes", "confirm", "--all", "--as", "Disa")
    rows = await story.program("replies", "export", told=False)
    expect(
        any(mark["state"] == "confirmed" for row in rows for mark in row["themes"]), "themes are confirmed"
    )


async def build(story: Story) -> dict[str, Any]:
    """The issue is built, with staff's own words."""
    run = story.program
    await run(
        "newsletter", "item", "add", "--heading", "Sök stöd till en ny mötesplats", "--text", "item.txt",
        "--link", "https://region.example/nytt-stod",
    )  # fmt: skip
    await run("newsletter", "build", "--period", story.period)
    await run("newsletter", "edit", story.period, "--greeting", "greeting.txt")
    built: dict[str, Any] = await run("newsletter", "build", "--period", story.period, told=False)
    kinds = {section["kind"] for section in built["sections"]}
    expect(
        {"voices", "questions", "events"} <= kinds, f"voices, questions and events are in it: {sorted(kinds)}"
    )
    blocked = [check["detail"] for check in built["checks"] if check["blocks"] and not check["ok"]]
    expect(not blocked, f"nothing blocks it: {blocked}")
    expect(built["html_bytes"] <= 80_000, "it is at most 80 kB")
    return built


async def test_mail(story: Story) -> None:
    """A test mail to Disa."""
    answer = await story.program("newsletter", "test", story.period, "disa@alvbygden.example")
    expect(answer["answer"].startswith("250"), "the mail server took the test mail")


async def approve(story: Story) -> None:
    """Edvin approves."""
    await story.program("newsletter", "approve", story.period, "--as", "Edvin")


async def send(story: Story) -> None:
    """And it goes."""
    await story.program("newsletter", "send", story.period)


async def arrived(story: Story) -> None:
    """Every subscriber has it: asked of the ledger and of the mailbox."""
    expect(await story.people.mails_came(SUBSCRIBERS + 1), "all mails have arrived")
    status = await story.program("newsletter", "status", story.period)
    expect(status["sent"] == status["recipients"] == SUBSCRIBERS, f"all are sent: {status}")


def expect(happened: bool, what: str) -> None:
    """Raises Failed where something was not seen to happen."""
    if not happened:
        raise Failed(f"The demo did not see that {what}.")
