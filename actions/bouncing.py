"""What is done about mails that come to us: bounces, complaints, wishes to leave, automatic replies, people's own words.

Each mail is handled once. Only what bears our signature takes somebody off the list at once; a report that anybody could have
written is counted. What nobody can make out is put aside for a person, and so is what a person wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from actions.deed import Deed
from actions.subscribers import unsubscribe
from actions.suppressing import suppress
from dialogue.bounces import SOFT, BounceClass, Failure, Incoming, classify, read_mail
from dialogue.bounces.classes import MOST_SOFT
from dialogue.subscribers import Subscriber
from dialogue.suppression import Reason
from storage import bounces, mail_in, subscribers
from storage.connection import Connection

ACTOR: Final = "mailbox"
KEPT_BYTES: Final = 256_000
"""Of a mail that is put aside."""
MOST_FAILURES: Final = 20
"""Of one report; a letter of ours has one recipient."""
COUNTED: Final = timedelta(days=183)
RECENT: Final = timedelta(days=14)
"""A report that names an address only is about what was sent to it in this time."""
KEPT: Final = timedelta(days=400)
"""How long it is remembered that a mail was handled."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a mail. `result`: bounced, counted, ignored, unsubscribed, suppressed, aside, or seen (handled before).

    `address` and `issue` are those of the letter that it told of, '' where there is none.
    """

    id: str
    kind: str
    result: str
    address: str = ""
    issue: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _About:
    """The letter and the person that a report tells of; `signed` where it bears our signature."""

    row: int | None
    issue: str
    subscriber: Subscriber | None
    signed: bool


async def take_mail(deed: Deed, raw: bytes, returned_to: str = "") -> Taken:
    """Handle one mail, once. `returned_to` is the address it came to, where that is known."""
    mail = read_mail(raw, deed.premises.key, returned_to)
    if await mail_in.is_known(deed.connection, mail.id):
        return Taken(mail.id, mail.kind, "seen")
    taken = await _handle(deed, mail)
    aside = taken.result == "aside"
    body = raw[:KEPT_BYTES] if aside else None
    state = "aside" if aside else "done"
    await mail_in.insert_mail_in(deed.connection, mail.id, mail.kind, state, taken.result, body, deed.now)
    return taken


async def count_failed(connection: Connection, issue_id: str, now: datetime) -> None:
    """An issue is out: whoever's letter no server took in the end is counted, and not written to after three of them.

    What is counted against a person is a full mailbox, or a server that never took the letter.
    """
    for row in await bounces.select_given_up(connection, issue_id):
        kind = classify(row["answer"])
        if kind in SOFT:
            subscriber_id = row["key"].rpartition(":")[2]
            if await _too_often(connection, subscriber_id, issue_id, kind, now):
                await subscribers.update_bouncing(connection, subscriber_id, now)


async def suppress_bouncing(deed: Deed) -> tuple[()]:
    """Whose address has bounced goes on the list of the suppressed; for the calendar, nothing of it is ever late."""
    for email in await subscribers.select_bouncing(deed.connection):
        await suppress(deed, email, "bounced", ACTOR)
    return ()


async def _handle(deed: Deed, mail: Incoming) -> Taken:
    if mail.kind == "bounce":
        return await _take_bounce(deed, mail)
    if mail.kind == "complaint":
        return await _take_complaint(deed, mail)
    if mail.kind == "unsubscribe":
        done = await unsubscribe(deed.connection, deed.premises.key, mail.token, deed.now)
        return Taken(mail.id, mail.kind, "unsubscribed" if done else "aside")
    if mail.kind in ("auto-reply", "delayed"):
        return Taken(mail.id, mail.kind, "ignored")
    return Taken(mail.id, mail.kind, "aside")


async def _take_bounce(deed: Deed, mail: Incoming) -> Taken:
    """Of a report about several recipients each is looked at; the first that was ours is told of."""
    told = None
    for failure in mail.failures[:MOST_FAILURES]:
        about = await _about(deed, mail, failure)
        if about is not None:
            one = await _note_bounce(deed, mail, failure, about)
            told = told or one
    return told or Taken(mail.id, mail.kind, "aside", reason="no letter of ours")


async def _note_bounce(deed: Deed, mail: Incoming, failure: Failure, about: _About) -> Taken:
    kind = classify(failure.answer)
    if about.row is not None:
        await bounces.update_bounced_row(deed.connection, about.row, failure.answer)
    person = about.subscriber
    address = person.email if person else failure.address
    result = "counted"
    if kind == "policy" or person is None:
        result = "ignored"
    elif (kind == "address" and about.signed) or await _too_often(
        deed.connection, person.id, about.issue or mail.id, kind, deed.now
    ):
        result = "bounced"
    if result == "bounced":
        await suppress(deed, address, "bounced", ACTOR, failure.answer[:200])
    return Taken(mail.id, mail.kind, result, address, about.issue, kind)


async def _too_often(
    connection: Connection, subscriber_id: str, issue_id: str, kind: BounceClass, now: datetime
) -> bool:
    await bounces.insert_bounce(connection, subscriber_id, issue_id, kind, now)
    return await bounces.count_bounces(connection, subscriber_id, now - COUNTED) >= MOST_SOFT


async def _take_complaint(deed: Deed, mail: Incoming) -> Taken:
    """Nothing more is sent. One that anybody could have written counts as a wish to leave, which its owner can undo."""
    abouts = [await _about(deed, mail, one) for one in mail.failures or (Failure("", "complaint"),)]
    about = next((one for one in abouts if one is not None and one.subscriber is not None), None)
    if about is None or about.subscriber is None:
        return Taken(mail.id, mail.kind, "aside", reason="no letter of ours")
    reason: Reason = "complaint" if about.signed else "objection"
    email = about.subscriber.email
    await suppress(deed, email, reason, ACTOR)
    return Taken(mail.id, mail.kind, "suppressed", email, about.issue, reason)


async def _about(deed: Deed, mail: Incoming, failure: Failure) -> _About | None:
    """The letter that a report tells of: by our signature in it, else by the address it names and what was sent there."""
    connection, trace = deed.connection, mail.trace
    row = None
    if trace.row is not None:
        row = await bounces.select_row(connection, trace.row)
    if row is None and trace.letter is not None:
        row = await bounces.select_row_by_key(connection, "newsletter:{}:{}".format(*trace.letter))
    if row is not None:
        person = await subscribers.select_subscriber_by_email(connection, row["recipient"])
        return _About(row["id"], row["issue_id"] or "", person, signed=True)
    if trace.subscriber:
        person = await subscribers.select_subscriber(connection, trace.subscriber)
        return _About(None, "", person, signed=True) if person else None
    person = await subscribers.select_subscriber_by_email(connection, failure.address)
    if person is None:
        return None
    latest = await bounces.select_latest_letter(connection, person.id, deed.now - RECENT)
    if latest is None:
        return None
    return _About(latest["id"], latest["issue_id"] or "", person, signed=False)
