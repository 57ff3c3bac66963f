"""Small mails set in type: once for all addressees of a notice, with their own values filled in when it is sent.

Planned by `actions.noticing`. Queues; sends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from actions.noticing import Addressee, Notice, NoticeLink
from actions.preparing import Sender
from dialogue.letters import Letter, message_id
from dialogue.outbox import Message
from newsletter.headers import Envelope
from newsletter.inert import inert
from newsletter.letter import compile_letter
from newsletter.render import render_mail
from storage import letters, outbox
from storage.connection import Connection


async def queue_notice(connection: Connection, args: Mapping[str, Any], sender: Sender, now: datetime) -> int:
    """Queue a planned notice to each addressee, once; returns to how many. 0 where mail is off.

    Raises RenderError, LetterError.
    """
    if not sender.addresses.sender:
        return 0
    not_after = datetime.fromisoformat(args["not_after"]) if args["not_after"] else None
    copies = [Addressee(**one) for one in args["addressees"]]
    return await queue_copies(connection, _notice(args["notice"]), copies, sender, now, not_after)


async def queue_copies(
    connection: Connection,
    notice: Notice,
    addressees: Sequence[Addressee],
    sender: Sender,
    now: datetime,
    not_after: datetime | None = None,
) -> int:
    """Set a notice and queue it to each addressee, once; returns to how many. Raises RenderError, LetterError."""
    letter = notice_letter(notice, sender)
    await letters.insert_letter(connection, letter.sha256, letter.template, now)
    domain = sender.addresses.domain
    messages = [_message(notice, one, letter, domain, not_after) for one in addressees]
    return await outbox.insert_messages(connection, messages, now)


def notice_letter(notice: Notice, sender: Sender) -> Letter:
    """A notice as a letter. Raises RenderError, LetterError."""
    addresses = sender.addresses
    values = {
        "heading": notice.heading,
        "subject_line": notice.subject or notice.heading,
        "opening": notice.opening,
        "paragraphs": notice.paragraphs,
        "links": notice.links,
        "why": notice.why,
    }
    envelope = Envelope(
        addresses.sender_name or sender.house.name,
        addresses.sender,
        addresses.reply_to,
        language=notice.language,
        list_id=f"nyhetsbrev.{addresses.domain}" if notice.list else "",
        owner=addresses.reply_to or addresses.sender if notice.list else "",
    )
    return compile_letter(render_mail("notice", notice.language, sender.house, values), envelope)


def _notice(given: Mapping[str, Any]) -> Notice:
    links = tuple(NoticeLink(**link) for link in given["links"])
    return Notice(**{**given, "paragraphs": tuple(given["paragraphs"]), "links": links})


def _message(
    notice: Notice, one: Addressee, letter: Letter, domain: str, not_after: datetime | None
) -> Message:
    own = {name: inert(value) for name, value in one.own.items()}
    values = {**own, "TO": one.address, "MESSAGE_ID": message_id(one.key, one.address, domain)}
    return Message(
        one.key,
        notice.kind,
        "mail",
        one.address,
        {"letter": letter.sha256, "values": values},
        not_after=not_after,
        member_id=one.member_id,
        question_id=one.question_id,
        reply_id=one.reply_id,
    )
