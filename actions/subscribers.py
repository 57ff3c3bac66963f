"""What can be done about who gets the newsletter: take in a list, remove somebody, stop it oneself.

Reads no files: rows come in as `dialogue.subscribers.ImportRow`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from actions.deed import new_id
from actions.errors import NotFound
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.subscribers import ImportRow, Judged, judge
from dialogue.tokens import subject_of
from storage import audit, organisations, recipients, subscribers
from storage.connection import Connection


async def import_subscribers(
    connection: Connection, rows: Iterable[ImportRow], actor: str, now: datetime, *, dry_run: bool = False
) -> tuple[Judged, ...]:
    """Take in a list; each row comes back as new, changed, same or refused with the reason.

    A row that is refused stops no other. With `dry_run` nothing is kept. Nobody who unsubscribed gets it again.
    """
    kept = {listed.email: listed for listed in await subscribers.select_listed(connection)}
    judged = judge(rows, kept, checked_address)
    if dry_run:
        return judged
    wanted = [row for row in judged if row.verdict in ("new", "changed")]
    ids = await _organisation_ids(connection, {row.organisation for row in wanted if row.organisation}, now)
    await subscribers.upsert_subscribers(
        connection,
        [
            {
                "id": new_id("s"),
                "email": row.email,
                "name": row.name,
                "organisation_id": ids.get(fold_loose(row.organisation)),
                "language": row.language,
                "source": "import",
                "now": now,
            }
            for row in wanted
        ],
    )
    await audit.insert_audit(connection, now, actor, "subscriber.import", note=f"{len(wanted)} rows")
    return judged


async def remove_subscriber(connection: Connection, email: str, actor: str, now: datetime) -> None:
    """Remove an address whole, and cancel what waits for it. Raises NotFound."""
    address, _ = checked_address(email)
    subscriber = await subscribers.select_subscriber_by_email(connection, address)
    if subscriber is None:
        raise NotFound(f"{email.strip()} is not among the subscribers; look at medskick subscriber list.")
    await subscribers.delete_subscriber(connection, subscriber.id)
    await recipients.cancel_letters_to(connection, address, "removed", now)
    await audit.insert_audit(connection, now, actor, "subscriber.remove", subscriber.id)


async def unsubscribe(connection: Connection, key: bytes, token: str, now: datetime) -> bool:
    """Stop the newsletter for whom `token` names (RFC 8058); done twice it is done once.

    True also where the account is gone already; False for a token that was never ours.
    """
    subscriber_id = subject_of(key, "unsubscribe", token)
    if subscriber_id is None:
        return False
    subscriber = await subscribers.select_subscriber(connection, subscriber_id)
    if subscriber is not None and subscriber.state != "unsubscribed":
        await subscribers.update_subscriber_state(connection, subscriber_id, "unsubscribed", now)
        await recipients.cancel_letters_to(connection, subscriber.email, "unsubscribed", now)
        await audit.insert_audit(connection, now, "subscriber", "subscriber.unsubscribe", subscriber_id)
    return True


def checked_address(text: str) -> tuple[str, str]:
    """(the address as it is written to, ''), or ('', why it cannot be one). Nobody is asked over the network.

    The domain comes out in its ASCII form (RFC 5891). All in small letters: nobody who writes Amina@ and amina@ means
    two people, whatever RFC 5321 section 2.4 allows.
    """
    try:
        found = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        return "", f"no mail address: {str(error).rstrip('.')}"
    return f"{found.local_part}@{found.ascii_domain}".lower(), ""


async def _organisation_ids(connection: Connection, names: set[str], now: datetime) -> dict[str, str]:
    """The id of each organisation by its folded name; one that nobody knows is proposed to staff."""
    ids: dict[str, str] = {}
    for name in sorted(names):
        folded = fold_loose(name)
        known = await organisations.select_organisation_by_name(connection, folded)
        if known is None:
            known = _proposed(name, folded, now)
            await organisations.insert_organisation(connection, known)
        ids[folded] = known.id
    return ids


def _proposed(name: str, folded: str, now: datetime) -> Organisation:
    return Organisation(
        id=new_id("o"),
        name=name,
        folded=folded,
        email=None,
        municipality="",
        subregion="",
        themes=(),
        size="",
        form="",
        signatory_since=None,
        visible=False,
        language="sv",
        state="proposed",
        created_at=now,
    )
