"""What members do in the demo: they follow a link, write, say for whom they speak; one of them answers on the web."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from app.demo.story import Story, clipped, expect
from wording.catalogues import Translator, translator

ENGLISH = frozenset({1003})
"""Those who read English; Telegram told the bot so."""

ON_THE_WEB = "Låna ut nycklar till oss i stället för att hyra ut. En mötesplats är öppen när någon kan öppna."


async def answer(story: Story) -> None:
    """All members at once, each at their own pace: a link, a reply, a receipt, and the next."""
    members = story.plot["member"]
    await asyncio.gather(*(_answer(story, member) for member in members))
    rows = await story.program("replies", "export")
    sent = sum(len(member["replies"]) for member in members)
    expect(len(rows) == sent, f"{sent} replies are stored, not {len(rows)}")
    expect(any(row["themes"] for row in rows), "themes are suggested")


async def answer_late(story: Story) -> None:
    """Two more, after the issue was built: they are for the visitor to look at."""
    for reply in story.plot["late"]:
        await _send(story, reply["person"], reply, "Ditt medskick är sparat")


async def answer_on_the_web(story: Story) -> None:
    """Someone answers on the web: no login, no script, same store."""
    code = story.plot["member"][0]["replies"][0]["question"]
    page = (await story.client.get(f"{story.public}/f/{code}")).raise_for_status().text
    fields = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    fields["text"] = ON_THE_WEB
    thanked = await story.client.post(f"{story.public}/f/{code}", data=fields, follow_redirects=True)
    expect("Tack" in thanked.raise_for_status().text, "the web page thanks")
    story.say(clipped(f"  A form without a name: ”{ON_THE_WEB}”"))
    rows = await story.program("replies", "export", told=False)
    expect(any(row["channel"] == "web" for row in rows), "the web reply is in the same store")


async def _answer(story: Story, member: dict[str, Any]) -> None:
    t = translator("chat", "en" if member["person"] in ENGLISH else "sv")
    for number, reply in enumerate(member["replies"]):
        await _send(story, member["person"], reply, t.text("receipt.thanks"))
        if number == 0 and "organisation" in member:
            await _speak_for(story, member, t)


async def _send(story: Story, person: int, reply: dict[str, str], receipt: str) -> None:
    """Follow the question's link, write, and see the receipt."""
    name, people = story.names[person], story.people
    asked = next(one for one in story.plot["question"] if one["code"] == reply["question"])
    await people.opens(person, f"q-{asked['code']}")
    expect(await people.sees(person, asked["text"]), f"{name} sees the question {asked['code']}")
    await people.says(person, reply["text"])
    expect(await people.sees(person, receipt), f"{name} gets a receipt")
    story.say(clipped(f"  {name}: ”{reply['text']}”"))


async def _speak_for(story: Story, member: dict[str, Any], t: Translator) -> None:
    """Asked once, after the first receipt: for whom, and who may see it."""
    people, person, name = story.people, member["person"], story.names[member["person"]]
    expect(await people.sees(person, t.text("ask.speaker")), f"{name} is asked once for whom")
    await people.presses(person, t.text("ask.organisation"))
    expect(await people.sees(person, t.text("ask.name")), f"{name} is asked for the organisation")
    await people.says(person, member["organisation"])
    expect(await people.sees(person, t.text("ask.visibility")), f"{name} is asked who may see it")
    await people.presses(person, t.text(f"visibility.{member['visibility']}"))
    expect(await people.sees(person, t.text("ask.done")), f"{name}'s choice is kept")
