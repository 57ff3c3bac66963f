"""Others' replies to agree with: shown once after an answer, pressed, taken back."""

from __future__ import annotations

from actions import agreeing as acting
from actions.errors import NotFound
from actions.telling import tell
from bot.talk import Talk
from dialogue.replies import Reply
from storage import agreements
from wording.chat.agreeing import others_screen
from wording.chat.answers import DOMAIN
from wording.chat.plain import words
from wording.said import Said


async def offer(talk: Talk, reply: Reply) -> None:
    """Show what others answered, once a question to each member; not at a table, and nothing where nothing may be shown."""
    in_peace = talk.member.quiet_until is not None and talk.member.quiet_until > talk.deed.now
    if in_peace or reply.source == "table" or reply.held or reply.withdrawn_at is not None:
        return
    key = f"others:{reply.question_id}:{talk.member.id}"
    if await agreements.was_offered(talk.deed.connection, key):
        return
    shown = await acting.others_to_show(talk.deed, talk.member, reply)
    if shown:
        ids = [one.id for one in shown]
        said = others_screen(talk.language, ids, shown, (), organisation=_for_organisation(talk))
        question_id, member_id = reply.question_id, talk.member.id
        await tell(talk.deed, talk.chat, said, key, "follow-up", question_id=question_id, member_id=member_id)


async def press(talk: Talk, rest: str) -> None:
    """Agree with one of those that the message shows, or take it back."""
    place, *ids = rest.split(":")
    if not place.isdecimal() or int(place) >= len(ids):
        raise NotFound("There is no such reply to agree with.")
    agrees = await acting.agree(talk.deed, talk.member, ids[int(place)])
    await talk.nod(words(talk.language, DOMAIN).text("agree.thanks" if agrees else "agree.taken-back"))
    await talk.change(await _again(talk, ids))


async def _again(talk: Talk, ids: list[str]) -> Said:
    shown = await acting.shown_again(talk.deed, ids)
    agreed = await agreements.select_agreed(talk.deed.connection, talk.member.id, ids)
    return others_screen(talk.language, ids, shown, agreed, organisation=_for_organisation(talk))


def _for_organisation(talk: Talk) -> bool:
    return talk.member.speaks_for == "organisation"
