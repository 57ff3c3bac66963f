"""What contacts of organisations are told of an outcome: each organisation by one way, by mail, or in the chat where it has no
address. Which organisations, and whether they were told before, is for the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actions.contacts import Contact, contacts_of
from actions.deed import Deed
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.telling import tell
from dialogue.members import Organisation
from wording.catalogues import known_language
from wording.chat.feedback import letter_screen
from wording.feedback import FeedbackLetter

AT_ONCE = 500
"""Addressees of one job: a transaction stays under a thousand rows."""


async def tell_organisations(
    deed: Deed,
    key: str,
    organisations: Iterable[Organisation],
    write: Callable[[str], FeedbackLetter],
    link: Callable[[str], NoticeLink],
) -> tuple[str, ...]:
    """Queue to each organisation, in its language, what `write` says, mails with `link`; returns the ids of those reached.

    `key` with an organisation's id makes it the same message however often it is asked for.
    """
    listed = tuple(organisations)
    ways = await contacts_of(deed.connection, listed)
    mails: dict[str, list[Addressee]] = {}
    for one in listed:
        for way in _chosen(ways.get(one.id, ())):
            language, named = known_language(way.language), f"{key}:{one.id}:{way.channel}"
            if way.address:
                mails.setdefault(language, []).append(Addressee(way.address, named))
            else:
                said = letter_screen(language, write(language))
                await tell(deed, way.chat, said, named, "feedback", member_id=way.member_id)
    for language, copies in sorted(mails.items()):
        letter = write(language)
        notice = Notice(
            "feedback-mail",
            letter.heading,
            letter.paragraphs,
            (link(language),),
            letter.why,
            language=language,
        )
        for first in range(0, len(copies), AT_ONCE):
            batch = copies[first : first + AT_ONCE]
            await mail_notice(deed, batch[0].key, notice, batch)
    return tuple(one.id for one in listed if one.id in ways)


def _chosen(ways: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Its addresses, or else its contacts in the chat."""
    return tuple(one for one in ways if one.address) or ways
