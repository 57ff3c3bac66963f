"""Whom an issue is looked at as: somebody of the list, with their variant and their own values, or nobody. Queues nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.errors import NotFound
from actions.issues import find_issue, find_variant
from dialogue.issues import Variant
from dialogue.voices import OwnCount
from storage import issue_contents, organisations, recipients, subscribers, voices
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Reader:
    """`reason` is how the address came to us, `said` what their organisation has said since the last issue."""

    address: str
    reason: str
    said: OwnCount | None = None


NOBODY: Final = Reader("mottagare@example.org", "own")


async def variant_of(connection: Connection, issue_id: str, address: str) -> tuple[Variant, Reader]:
    """The variant that an address of the list gets, and its reader: as frozen at approval, before it as things stand.

    Raises NotFound for an address that is not of the list, or an issue that is not built.
    """
    issue = await find_issue(connection, issue_id)
    subscriber = await subscribers.select_subscriber_by_email(connection, address.strip().lower())
    if subscriber is None:
        raise NotFound(f"{address} is not on the list; see `medskick subscriber list`.")
    variant = await find_variant(connection, issue_id, subscriber.language)
    frozen = await recipients.select_recipient(connection, issue_id, subscriber.id)
    organisation_id = frozen.organisation_id if frozen else subscriber.organisation_id
    subregion = frozen.subregion if frozen else await _subregion(connection, organisation_id)
    own = await issue_contents.select_variant(connection, issue_id, variant.language, subregion)
    said = await voices.count_by_organisation(connection, issue.covers_from, issue.covers_to)
    return own or variant, Reader(subscriber.email, subscriber.source, said.get(organisation_id or ""))


async def _subregion(connection: Connection, organisation_id: str | None) -> str:
    found = await organisations.select_organisation(connection, organisation_id or "")
    return found.subregion if found else ""
