"""An issue in short to those who read it in the chat, once each, as soon as the issue begins to go out."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from actions.deed import Deed
from actions.telling import tell
from dialogue.addresses import Addresses
from dialogue.digest import as_read
from dialogue.issues import Issue
from dialogue.recurring import Late
from storage import digests, issue_contents
from wording.digest import digest_screen

HELPS: Final = timedelta(days=7)
"""A digest that could not be sent within a week is older than what it tells."""


async def queue_digests(deed: Deed) -> tuple[Late, ...]:
    """Queue the issues that began to go out to their readers in the chat. Nothing of it is ever late."""
    for issue in await digests.select_issues_to_digest(deed.connection):
        await _queue(deed, issue)
        await digests.update_digested(deed.connection, issue.id)
    return ()


async def _queue(deed: Deed, issue: Issue) -> None:
    written = {
        language: await issue_contents.select_variant(deed.connection, issue.id, language)
        for language in ("sv", "en")
    }
    link = Addresses(deed.premises.public_url, "").web(issue.id)
    for reader in await digests.select_digest_readers(deed.connection, issue.id):
        variant = written.get(reader.language) or written["sv"]
        digest = as_read(variant.digest) if variant is not None else None
        if variant is None or digest is None:
            continue
        said = digest_screen(variant.language, digest, link, reader.themes)
        key = f"digest:{issue.id}:{reader.member_id}"
        late = deed.now + HELPS
        await tell(deed, reader.telegram, said, key, "digest", not_after=late, member_id=reader.member_id)


async def read_in_chat(deed: Deed, member_id: str, *, wanted: bool) -> None:
    """A member wants issues in the chat, or no longer."""
    await digests.update_digest(deed.connection, member_id, wanted=wanted)
