"""/mina_uppgifter and /radera: what is kept about a member, to read and to keep, and having it erased. Decides nothing."""

from __future__ import annotations

from actions.errands import ask_for_scrub
from actions.errors import NotAllowed, WrongState
from actions.own_data import erase_member, show_own_data
from actions.own_document import own_json
from actions.telling import tell_file
from bot.talk import Talk
from wording.chat import own as screens

FILE = "mina-uppgifter.json"


async def show(talk: Talk, _: str) -> None:
    """/mina_uppgifter: in words, and all of it as a file."""
    own = await show_own_data(talk.deed.connection, talk.member.id)
    await talk.say(screens.own_screen(talk.language, own.member, own.organisation, own.replies))
    caption = screens.file_caption(talk.language)
    key = f"own-file:{talk.chat}:{talk.message}"
    await tell_file(
        talk.deed, talk.chat, FILE, own_json(own), "application/json", caption, key, talk.member.id
    )


async def ask_erase(talk: Talk, _: str) -> None:
    """/radera: what would go and what would stay, and a button for it."""
    try:
        would = await erase_member(talk.deed, talk.member.id, talk.member.id, dry_run=True)
    except (NotAllowed, WrongState) as refusal:
        await talk.say(screens.refused(talk.language, talk.deed.house, staff=isinstance(refusal, WrongState)))
        return
    await talk.say(screens.ask_erase(talk.language, would.erasure))


async def erase(talk: Talk, answer: str) -> None:
    """The button under the question: "yes" or "no"."""
    if answer != "yes":
        await talk.change(screens.spared(talk.language))
        return
    try:
        done = await erase_member(talk.deed, talk.member.id, talk.member.id)
    except (NotAllowed, WrongState) as refusal:
        await talk.change(
            screens.refused(talk.language, talk.deed.house, staff=isinstance(refusal, WrongState))
        )
        return
    if talk.deed.operator == "association":
        await ask_for_scrub(talk.deed)
    await talk.change(screens.erased(talk.language, done.erasure))
