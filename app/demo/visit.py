"""The visitor's turn: which pages to open, what to try, and word when the newsletter has arrived."""

from __future__ import annotations

import asyncio
import sys

from app.demo import members
from app.demo.office import has_arrived
from app.demo.story import Story

PLACES = """
Medskick is running on this machine. Its pages are in Swedish, as members and staff see them.

  Chat, as any member or as the office    {chat}
  The mailbox of everybody                {mailbox}
  The office's desk (the link opens once) {desk}
  A question, answered without Telegram   {question}

Your turn:
  1. In the chat choose Amina and write something: the receipt says what was kept, and who will see it.
  2. At the desk press "Gå in". Two replies have come in since; read them, build the issue again ("Bygg om"),
     approve it ("Godkänn") and send it ("Skicka"). Or do the same in the chat, as Disa, with /kansli.
  3. Look in the mailbox: everybody has got it, and can answer from there. (In the mailbox, links to Telegram lead to
     the chat above; on the pages they lead to the real Telegram, which does not know this bot.)
"""


async def receive(story: Story, places: dict[str, str]) -> None:
    """Say what there is to see, and stay until cancelled. Enter gives a new link to the desk."""
    await members.answer_late(story)
    code = story.plot["member"][0]["replies"][0]["question"]
    desk = await _desk(story)
    told = {"chat": places["chat_url"], "mailbox": places["mailbox_url"]}
    story.say(PLACES.format(**told, desk=desk, question=f"{story.public}/f/{code}"))
    pressed = _enter()
    story.say(
        f"{'Enter gives a new link to the desk. ' if pressed else ''}Ctrl-C ends the demo and removes everything."
    )
    arrived = False
    while True:
        if not arrived and await has_arrived(story):
            arrived = True
            story.say(f"The newsletter has arrived: {places['mailbox_url']}, {story.public}/n/{story.period}")
        if pressed is not None and pressed.is_set():
            pressed.clear()
            story.say(f"The office's desk: {await _desk(story)}")
        await asyncio.sleep(1)


async def _desk(story: Story) -> str:
    link = await story.program("staff", "link", "Disa", told=False)
    return str(link["url"])


def _enter() -> asyncio.Event | None:
    """Set each time that Enter is pressed; None where nobody sits at a keyboard."""
    if not sys.stdin.isatty():
        return None
    pressed = asyncio.Event()

    def read() -> None:
        if sys.stdin.readline():
            pressed.set()
        else:
            asyncio.get_running_loop().remove_reader(sys.stdin)

    asyncio.get_running_loop().add_reader(sys.stdin, read)
    return pressed
