"""What the operator and staff do in the demo: commands, and two of them in the chat."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import Any

from app.demo.story import Story, expect

DISA, EDVIN = 2001, 2002
LOOKS = 30
"""How often, a second apart, it is looked whether the issue is out."""
LARGEST = 80_000
"""Bytes of HTML; above about 100 kB Gmail cuts a letter off."""

_OPTIONS = (
    ("--code", "code"), ("--closes", "closes"), ("--theme", "theme"), ("--label", "label"), ("--title", "title"),
    ("--background", "background"), ("--owner", "owner"), ("--level", "level"), ("--meeting", "meeting"),
    ("--decision-body", "decision_body"), ("--decision-date", "decision"),
)  # fmt: skip


async def load(story: Story) -> None:
    """The register, meetings, themes, what is out for comment, and who wants the newsletter."""
    run = story.program
    await run("organisation", "import", "organisations.csv")
    await run("subscriber", "import", "subscribers.csv", "--no-welcome")
    await run("meeting", "import", "meeting.toml")
    await run("meeting", "import", "meeting-next.toml")
    themes = await run("themes", "list")
    expect(len(themes) == 24, f"24 themes, not {len(themes)}")
    for one in story.plot["consultation"]:
        words = ("--code", one["code"], "--body", one["body"], "--deadline", one["deadline"])
        number = ("--case-number", one["case_number"]) if "case_number" in one else ()
        await run("consultation", "add", one["title"], *words, *number)


async def ask(story: Story) -> None:
    """Add the questions and open them."""
    asked = story.plot["question"]
    for one in asked:
        words = [word for option, key in _OPTIONS if key in one for word in (option, one[key])]
        await story.program("question", "add", one["text"], *words)
        await story.program("question", "open", one["code"])
    listed = await story.program("question", "list", told=False)
    expect(sum(one["status"] == "open" for one in listed) == len(asked), "all questions are open")


async def read_calendars(story: Story) -> None:
    """Two calendars of others, read over HTTP."""
    for name in ("calendar-alvbygden.ics", "calendar-region.xml"):
        await story.program("feed", "add", f"{story.calendars}/{name}")
    await story.program("feed", "refresh")
    feeds = await story.program("feed", "list", told=False)
    expect(all(feed["state"] == "good" for feed in feeds), "both calendars were read")


async def come_in(story: Story) -> None:
    """Disa and Edvin join by their one-time links."""
    for name, person in (("Disa", DISA), ("Edvin", EDVIN)):
        added = await story.program("staff", "add", name)
        word = re.search(r"s-[\w-]+", str(added))
        if word is not None:
            await story.people.opens(person, word[0])
        welcomed = word is not None and await story.people.sees(person, name)
        expect(welcomed, f"{name} is welcomed in the chat")


async def enter_notes(story: Story) -> None:
    """What the tables wrote down at the meeting."""
    for one in story.plot["note"]:
        words = ("--question", one["question"], "--channel", "meeting", "--table", one["table"])
        await story.program("replies", "add", *words, given=one["text"])
    rows = await story.program("replies", "export", told=False)
    noted = sum(row["channel"] == "meeting" for row in rows)
    expect(noted == len(story.plot["note"]), "the notes of the meeting are in the same store")


async def answer_back(story: Story) -> None:
    """A question is closed, and what came of it is told."""
    for one in story.plot["feedback"]:
        await story.program("question", "close", one["question"])
        await story.program("question", "feedback", one["question"], one["text"])


async def confirm_themes(story: Story) -> None:
    """The suggested themes are confirmed; here all at once, at the desk one by one."""
    await story.program("themes", "confirm", "--all", "--as", "Disa")
    rows = await story.program("replies", "export", told=False)
    confirmed = any(mark["state"] == "confirmed" for row in rows for mark in row["themes"])
    expect(confirmed, "themes are confirmed")


async def build(story: Story) -> None:
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
    missing = {"voices", "questions", "feedback", "events", "meeting"} - kinds
    expect(not missing, f"the issue has {', '.join(sorted(missing))}")
    blocked = [check["detail"] for check in built["checks"] if check["blocks"] and not check["ok"]]
    expect(not blocked, f"nothing blocks it: {blocked}")
    expect(built["html_bytes"] <= LARGEST, "it is at most 80 kB")


async def send_a_test(story: Story) -> None:
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
    expect(await story.people.mails_came(len(story.subscribers) + 1), "all mails have arrived")
    status: dict[str, Any] = {}
    for _ in range(LOOKS):  # other mails than the letter may have come before it
        status = await story.program("newsletter", "status", story.period, told=False)
        if status["waiting"] == 0:
            break
        await asyncio.sleep(1)
    expect(await has_arrived(story), "every subscriber has got a mail")
    status = await story.program("newsletter", "status", story.period)
    sent = status["sent"] == status["recipients"] == len(story.subscribers)
    expect(sent, f"all are sent: {status}")


async def has_arrived(story: Story) -> bool:
    """Whether the issue is out, and every subscriber has got a mail."""
    page = await story.client.get(f"{story.public}/n/{story.period}")
    mails = await story.people.mails()
    got = {address for mail in mails for address in mail["recipients"]}
    return page.status_code == HTTPStatus.OK and story.subscribers <= got
