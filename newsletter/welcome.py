"""The one mail to whoever stands on a list that was taken in: where the address is from, and how to say no with a click.

GDPR art. 14(3)(b): a person is told at the latest with the first mail. Who has an issue on its way is told by that, so
gets no welcome besides. Queues; sends nothing.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Final

from actions.noticing import Addressee, Notice, NoticeLink
from actions.preparing import Sender
from dialogue.subscribers import Subscriber
from dialogue.tokens import signed
from newsletter.notices import queue_copies
from storage import subscribers
from storage.connection import Connection
from storage.database import Database
from wording.mailing import mailing_words, welcome_paragraphs

BATCH: Final = 1000


async def queue_welcomes(database: Database, sender: Sender, now: datetime) -> int:
    """Queue the mail to everybody who is owed it, a thousand in each transaction; returns to how many.

    Where mail is off it stays owed. Raises RenderError, LetterError.
    """
    total = 0
    await database.write(subscribers.forgo_welcomes)
    while sender.addresses.sender:
        done = await database.write(_queue_batch, sender, now)
        total += done
        if done == 0:
            break
    return total


async def _queue_batch(connection: Connection, sender: Sender, now: datetime) -> int:
    owed = await subscribers.select_owed_welcome(connection, BATCH)
    await subscribers.update_welcomed(connection, [one.id for one in owed])
    for (language, source, ground), group in groupby(sorted(owed, key=_alike), key=_alike):
        copies = [_addressee(one, sender) for one in group]
        await queue_copies(connection, _notice(language, source, ground, sender), copies, sender, now)
    return len(owed)


def _alike(one: Subscriber) -> tuple[str, str, str]:
    return one.language, one.source, one.ground


def _notice(language: str, source: str, ground: str, sender: Sender) -> Notice:
    t = mailing_words(language)
    links = (
        NoticeLink(t.text("welcome.no-link"), own="UNSUBSCRIBE"),
        NoticeLink(t.text("welcome.choose-link"), own="PREFERENCES"),
    )
    return Notice(
        "welcome-mail",
        t.text("welcome.heading"),
        welcome_paragraphs(language, sender.house, source, ground),
        links,
        why=t.text("welcome.why"),
        language=language,
        list=True,
    )


def _addressee(one: Subscriber, sender: Sender) -> Addressee:
    token = signed(sender.key, "unsubscribe", one.id)
    own = {
        "UNSUBSCRIBE": sender.addresses.unsubscribe(token),
        "UNSUBSCRIBE_MAIL": sender.addresses.unsubscribe_mail(token),
        "PREFERENCES": sender.addresses.preferences(signed(sender.key, "preferences", one.id)),
    }
    return Addressee(one.email, f"welcome:{one.id}", own)
