"""The letters of an issue that is being sent: one outbox row for each recipient, a thousand in each transaction.

May be run any number of times, also by two processes at once: the keys see to it that each letter is queued once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.errors import WrongState
from actions.issues import find_issue
from actions.sending import begin_sending, issue_status
from dialogue.addresses import Addresses
from dialogue.house import House
from dialogue.issues import IssueStatus, Recipient
from dialogue.letters import named_message, recipient_values
from dialogue.outbox import Message
from dialogue.tokens import signed
from dialogue.voices import OwnCount
from storage import issue_contents, issues, letters, outbox, recipients, voices
from storage.connection import Connection
from storage.database import Database
from wording.recipients import own_line, why

BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class Sender:
    """What a letter's values are made from: who writes, where our pages are, and the key that signs links."""

    house: House
    addresses: Addresses
    key: bytes


async def send_issue(
    database: Database, issue_id: str, actor: str, now: datetime, sender: Sender
) -> IssueStatus:
    """Start sending and queue every letter; a second call reports what the first one did.

    Cut off in between, the job that was planned with it goes on. Raises as `begin_sending` and `check_sender`.
    """
    await database.read(check_sender, issue_id, sender)
    await database.write(begin_sending, issue_id, actor, now)
    return await prepare_letters(database, issue_id, now, sender)


async def check_sender(connection: Connection, issue_id: str, sender: Sender) -> None:
    """Raises WrongState where the issue's letters were written in another sender's name than today's."""
    for letter_id in (await issue_contents.select_letters(connection, issue_id)).values():
        letter = await letters.select_letter(connection, letter_id) or b""
        written_by = letter.partition(b"\r\nTo: ")[0]
        if not sender.addresses.sender or sender.addresses.sender.encode() not in written_by:
            raise WrongState(
                f"The issue {issue_id} was built with another sender than MEDSKICK_MAIL_FROM; build and approve it again."
            )


async def prepare_letters(database: Database, issue_id: str, now: datetime, sender: Sender) -> IssueStatus:
    """Queue the letters that are not queued yet; nothing for an issue that is not being sent."""
    after: str | None = ""
    while after is not None:
        after = await database.write(_prepare_batch, issue_id, after, now, sender)
    return await database.read(issue_status, issue_id)


async def _prepare_batch(
    connection: Connection, issue_id: str, after: str, now: datetime, sender: Sender
) -> str | None:
    """Queue the next thousand; returns the last one's id, or None when all are queued."""
    issue = await find_issue(connection, issue_id)
    if issue.prepared or issue.state not in ("sending", "paused"):
        return None
    batch = await recipients.select_recipients_after(connection, issue_id, after, BATCH)
    letter_ids = await issue_contents.select_letters(connection, issue_id)
    said = await voices.count_by_organisation(connection, issue.covers_from, issue.covers_to)
    await outbox.insert_messages(
        connection,
        [
            _message(
                issue_id,
                one,
                letter_ids[one.language, one.subregion],
                said.get(one.organisation_id or ""),
                sender,
            )
            for one in batch
        ],
        now,
    )
    for one in batch:
        if not one.active:
            # Whoever left between approval and now gets a row too, so that the sum is the number approved.
            await recipients.cancel_letters_to(connection, one.email, "left after the approval", now)
    if issue.state == "paused":
        await recipients.update_held(connection, issue_id, held=True)
    if len(batch) == BATCH:
        return batch[-1].subscriber_id
    await _check_sum(connection, issue_id)
    await issues.update_prepared(connection, issue_id)
    return None


async def _check_sum(connection: Connection, issue_id: str) -> None:
    queued = sum((await recipients.count_letters_by_state(connection, issue_id)).values())
    included = await recipients.count_included(connection, issue_id)
    if queued != included:
        raise WrongState(f"The issue {issue_id} has {included} recipients but {queued} letters; report this.")


def _message(
    issue_id: str, recipient: Recipient, letter_id: str, said: OwnCount | None, sender: Sender
) -> Message:
    token = signed(sender.key, "unsubscribe", recipient.subscriber_id)
    values = recipient_values(
        issue=issue_id,
        recipient=recipient.subscriber_id,
        address=recipient.email,
        domain=sender.addresses.domain,
        unsubscribe=sender.addresses.unsubscribe(token),
        unsubscribe_mail=sender.addresses.unsubscribe_mail(token),
        preferences=sender.addresses.preferences(signed(sender.key, "preferences", recipient.subscriber_id)),
        message=named_message(sender.key, issue_id, recipient.subscriber_id, sender.addresses.domain),
        own=own_line(recipient.language, recipient.email, said),
        why=why(recipient.reason, recipient.language, sender.house),
    )
    return Message(
        key=f"newsletter:{issue_id}:{recipient.subscriber_id}",
        kind="newsletter",
        wire="mail",
        recipient=recipient.email,
        body={"letter": letter_id, "values": values},
        issue_id=issue_id,
    )
