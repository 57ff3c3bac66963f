"""What can be done about who gets the newsletter: take in a list, remove somebody, stop it oneself.

Reads no files: rows come in as `dialogue.subscribers.ImportRow`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from email_validator import EmailNotValidError, validate_email

from actions.deed import Deed, new_id
from actions.errors import NotFound, WrongState
from actions.suppressing import suppress, suppressed_for
from dialogue.language.folding import fold_loose
from dialogue.members import Member, Organisation
from dialogue.sign_ups import SignUp
from dialogue.subscribers import ImportRow, Judged, Subscriber, judge
from dialogue.suppression import address_hash
from dialogue.tokens import subject_of
from storage import audit, organisations, recipients, sign_ups, subscribers, suppression
from storage.connection import Connection

NOT_A_LIST: Final = frozenset({"own", "test"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a list came from (`source`, as "medlemsregistret"), and on what ground we write to whoever stands on it.

    `welcome`: whoever is new on it is owed the one mail that tells so.
    """

    source: str = "import"
    ground: str = ""
    welcome: bool = True


async def import_subscribers(
    deed: Deed,
    rows: Iterable[ImportRow],
    actor: str,
    *,
    origin: Origin = Origin(),
    dry_run: bool = False,
) -> tuple[Judged, ...]:
    """Take in a list; each row comes back as new, changed, same, suppressed or refused with the reason.

    A row that is refused stops no other. With `dry_run` nothing is kept. Nobody who unsubscribed gets it again.
    Raises WrongState for a list that calls itself a sign-up of the owners' own.
    """
    if origin.source in NOT_A_LIST:
        raise WrongState(
            f"{origin.source!r} is no source of a list; write where it comes from, as medlemsregistret."
        )
    connection, now = deed.connection, deed.now
    kept = {listed.email: listed for listed in await subscribers.select_listed(connection)}
    listed = await suppression.select_reasons(connection)
    judged = judge(
        rows, kept, checked_address, lambda email: listed.get(address_hash(deed.premises.key, email), "")
    )
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
                "source": origin.source,
                "ground": origin.ground,
                "welcome": origin.welcome,
                "now": now,
            }
            for row in wanted
        ],
    )
    await audit.insert_audit(connection, now, actor, "subscriber.import", note=f"{len(wanted)} rows")
    return judged


async def remove_subscriber(deed: Deed, email: str, actor: str) -> None:
    """Remove an address whole, cancel what waits for it, and see to it that no list brings it back. Raises NotFound."""
    address, _ = checked_address(email)
    subscriber = await subscribers.select_subscriber_by_email(deed.connection, address)
    if subscriber is None:
        raise NotFound(f"{email.strip()} is not among the subscribers; look at medskick subscriber list.")
    await suppress(deed, address, "removed", actor)
    await subscribers.delete_subscriber(deed.connection, subscriber.id)
    await audit.insert_audit(deed.connection, deed.now, actor, "subscriber.remove", subscriber.id)


async def erase_subscriptions(deed: Deed, member_id: str) -> None:
    """Erase the addresses that get the newsletter for a member; their hashes see to it that no list brings them back."""
    for subscriber in await subscribers.select_subscribers_of(deed.connection, member_id):
        await suppress(deed, subscriber.email, "objection", "erasure")
        await subscribers.blank_address(deed.connection, subscriber.email)
        await subscribers.delete_subscriber(deed.connection, subscriber.id)


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


async def mailed_to(deed: Deed, member: Member) -> Subscriber | None:
    """The subscription that a member has confirmed and not left, if any."""
    found = await subscribers.select_subscriber_by_member(deed.connection, member.id)
    return found if found is not None and found.state == "active" else None


async def subscriber_shown(deed: Deed, address: str) -> dict[str, Any]:
    """All that is kept about an address, the proof of consent and a suppression included. Raises NotFound."""
    subscriber = await subscribers.select_subscriber_by_email(deed.connection, address)
    reason = await suppressed_for(deed, address)
    proof = await sign_ups.select_proof(deed.connection, address)
    if subscriber is None and not reason and proof is None:
        raise NotFound(f"{address} is not known; look at medskick subscriber list.")
    return {
        "email": address,
        "state": subscriber.state if subscriber else "",
        "source": subscriber.source if subscriber else "",
        "ground": subscriber.ground if subscriber else "",
        "since": subscriber.created_at.isoformat() if subscriber else None,
        "language": subscriber.language if subscriber else "",
        "frequency": subscriber.frequency if subscriber else "",
        "channel": subscriber.channel if subscriber else "",
        "themes": list(subscriber.themes) if subscriber else [],
        "suppressed": reason,
        "proof": _proof(proof) if proof else None,
    }


def _proof(sign_up: SignUp) -> dict[str, Any]:
    """When and how somebody said yes, and to which words."""
    assert sign_up.confirmed_at is not None
    return {
        "asked_at": sign_up.asked_at.isoformat(),
        "confirmed_at": sign_up.confirmed_at.isoformat(),
        "way": sign_up.way,
        "wording": sign_up.wording,
    }


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
