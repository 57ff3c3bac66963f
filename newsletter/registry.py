"""The mail that passes a formal response on to the registry: who sent it in and when, its words, its files.

One letter for each, since its files are its own. Queues; sends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from actions.formal import REGISTRY_MAIL
from actions.preparing import Sender
from dialogue.attachments import Attachment
from dialogue.consultations import Consultation
from dialogue.formal import FormalResponse
from dialogue.letters import message_id
from dialogue.members import Organisation
from dialogue.outbox import Message
from dialogue.replies import Reply
from newsletter.headers import Envelope
from newsletter.inert import inert
from newsletter.mixed import Enclosure, mixed_letter
from storage import (
    attachment_bytes,
    attachments,
    consultations,
    formal_responses,
    jobs,
    letters,
    organisations,
    outbox,
    replies,
)
from storage.connection import Connection
from wording.formal import registry_mail

MOST_BYTES: Final = 10 * 1024 * 1024
"""Of all files together: what most mail servers take once it is encoded (base64 adds a third)."""
WAIT: Final = timedelta(minutes=5)
MOST_WAITS: Final = 200
"""A file that is being fetched is waited for longer than it is tried for (`dialogue.attachments.WAITS`)."""


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the mail is made of."""

    response: FormalResponse
    consultation: Consultation
    organisation: Organisation
    reply: Reply | None
    files: tuple[Attachment, ...]


async def queue_registry_mail(
    connection: Connection, args: Mapping[str, Any], sender: Sender, now: datetime
) -> str:
    """Set and queue one response's mail, once; says in a sentence what came of it. Raises LetterError."""
    case = await _case(connection, args["response"])
    if case is None or case.response.state != "waiting":
        return "There is nothing to pass on any more."
    if any(file.state == "waiting" for file in case.files) and args["tries"] < MOST_WAITS:
        await _later(connection, args, now)
        return "Its file is still being fetched."
    if not sender.addresses.sender or not await _can_go(case):
        await formal_responses.update_state(connection, case.response.id, "failed", None)
        return "It could not be passed on; the organisation is told where to send it."
    await _queue(connection, case, sender, now)
    return "A formal response is on its way to the registry."


async def _case(connection: Connection, response_id: str) -> _Case | None:
    response = await formal_responses.select_response(connection, response_id)
    if response is None:
        return None
    consultation = await consultations.select_consultation(connection, response.consultation_id)
    organisation = await organisations.select_organisation(connection, response.organisation_id)
    if consultation is None or organisation is None:
        return None
    reply = await replies.select_reply(connection, response.reply_id) if response.reply_id else None
    files = await attachments.select_attachments_of(connection, reply.id) if reply else ()
    return _Case(response, consultation, organisation, reply, files)


async def _can_go(case: _Case) -> bool:
    """Whether there is something to send that a mail can carry."""
    if case.reply is None and not case.response.text:
        return False
    if case.reply is not None and case.reply.withdrawn_at is not None:
        return False
    return all(file.state == "kept" for file in case.files) and sum(f.size for f in case.files) <= MOST_BYTES


async def _later(connection: Connection, args: Mapping[str, Any], now: datetime) -> None:
    tries = args["tries"] + 1
    again = {"response": args["response"], "tries": tries}
    key = f"{REGISTRY_MAIL}:{args['response']}:{tries}"
    await jobs.insert_job(connection, key, REGISTRY_MAIL, now + WAIT, now, again)


async def _queue(connection: Connection, case: _Case, sender: Sender, now: datetime) -> None:
    response, addresses = case.response, sender.addresses
    text = case.reply.text if case.reply else response.text
    by: Literal["chat", "page"] = "chat" if case.reply else "page"
    mail = registry_mail(case.consultation, case.organisation, text, response.created_at, by, sender.house)
    enclosures = [
        Enclosure(
            file.name or f"bilaga-{number}",
            file.media,
            await attachment_bytes.select_body(connection, file.id),
        )
        for number, file in enumerate(case.files, 1)
    ]
    reply_to = case.organisation.email or addresses.reply_to
    envelope = Envelope(addresses.sender_name or sender.house.name, addresses.sender, reply_to)
    letter = mixed_letter(envelope, inert(mail.subject), inert(mail.text), enclosures)
    await letters.insert_letter(connection, letter.sha256, letter.template, now)
    key = f"registry:{response.id}"
    values = {"TO": response.registry, "MESSAGE_ID": message_id(key, response.registry, addresses.domain)}
    body = {"letter": letter.sha256, "values": values}
    message = Message(key, REGISTRY_MAIL, "mail", response.registry, body, reply_id=response.reply_id)
    await outbox.insert_message(connection, message, now)
