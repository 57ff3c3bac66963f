"""A member at a meeting's table: coming there by its link, where a text goes and whose it is, one receipt for all.

`replying` asks here first where somebody sits; what is pressed at a table stands in `table_buttons`.
"""

from __future__ import annotations

from actions import tables as acting
from actions.errors import ActionError, NotFound
from actions.replies import Sender
from actions.telling import retell_or_tell
from bot.talk import Talk
from dialogue.questions import Question, takes_replies
from dialogue.replies import Reply
from dialogue.replies.splitting import pieces_of
from dialogue.tables import ASKED_FOR_WHOM, Seat, read_link
from storage import members, questions
from storage import tables as rows
from storage.standing import select_standing
from wording.chat import tables as screens
from wording.said import Said

LINK = "m-"
LONGEST_NAME = 80
"""Characters of what may be an organisation's name; a longer text is a reply."""


async def come(talk: Talk, payload: str) -> str:
    """/start with a table's link: bound, and shown where the meeting is. "", or why not (HTML)."""
    link = read_link(payload)
    if link is None:
        return screens.strange(talk.language, "unknown")
    try:
        seated = await acting.take_seat(talk.deed, talk.member, *link)
    except ActionError as error:
        return screens.strange(talk.language, "unknown" if isinstance(error, NotFound) else "over")
    said = screens.welcome(
        talk.language, talk.deed.house, talk.deed.operator, seated.meeting, seated.seat, seated.question
    )
    await talk.say(said, "table", question_id=seated.question.id if seated.question else None)
    return ""


async def leave(talk: Talk) -> bool:
    """/avbryt and /stopp: the chat is at no table any more; False where it was at none."""
    return await acting.get_up(talk.deed, talk.member)


async def seat_of(talk: Talk) -> Seat | None:
    """Where the member sits now."""
    return await acting.seat_of(talk.deed, talk.member)


async def question_at(talk: Talk, seat: Seat) -> Question | None:
    """What a text at the table answers: a question that was chosen since the meeting came to this one, or where it is."""
    if talk.member.question_id is not None:
        chosen = await questions.select_question(talk.deed.connection, talk.member.question_id)
        if chosen is not None and takes_replies(chosen, talk.deed.now):
            return chosen
    return await acting.question_at(talk.deed, seat.meeting_id)


def sender_at(seat: Seat, sender: Sender) -> Sender:
    """Whose a text at the table is."""
    return acting.sender_at(seat, sender)


async def takes_name(talk: Talk, text: str, message: int) -> bool:
    """Whether a text is the name of the organisation that was asked for; a text that is none is a reply."""
    if talk.member.expects != ASKED_FOR_WHOM:
        return False
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    seat = await seat_of(talk)
    name = " ".join(text.split())
    if (
        seat is None
        or "\n" in text.strip()
        or not 0 < len(name) <= LONGEST_NAME
        or name.endswith((".", "!", "?"))
    ):
        return False
    seat = await acting.speak_as(talk.deed, seat, "behalf", name)
    await talk.say(screens.behalf_set(talk.language, seat, message), "behalf")
    return True


async def acknowledge(
    talk: Talk, seat: Seat, reply: Reply, question: Question | None, usual: Said, key: str
) -> None:
    """The receipt at a table: written over the one before, or new. `usual` is the one with the reply's own buttons."""
    saved = await rows.count_own(talk.deed.connection, talk.member.id, seat.bound_at)
    told = screens.TableReceipt(
        talk.deed.house, talk.deed.operator, seat, reply, question, saved, len(pieces_of(reply.text))
    )
    said = screens.receipt(talk.language, told, usual.buttons)
    about = {"member_id": talk.member.id, "question_id": reply.question_id, "reply_id": reply.id}
    standing = await select_standing(talk.deed.connection, seat.receipt_key)
    if await retell_or_tell(talk.deed, talk.chat, standing, said, key, "receipt", **about):
        await rows.update_receipt(talk.deed.connection, talk.member.id, key)


def offer_split(talk: Talk, said: Said, reply: Reply) -> Said:
    """A receipt; of a reply with several bullets it also asks whether they are replies of their own."""
    pieces = len(pieces_of(reply.text))
    return screens.offer_split(talk.language, said, reply.id, pieces) if pieces else said
