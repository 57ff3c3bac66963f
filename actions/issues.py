"""What staff do with an issue before it goes out: keep what was built, edit it, add to it, approve it.

An approval is bound to the hash of what was built; whatever is changed after it voids it. Sending is `sending`'s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from actions.deed import new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.links import need_pages
from dialogue.issues import EXTRA, PERIOD, TARGET, BuiltIssue, Issue, Item, Variant
from storage import audit, freezing, issue_contents, issues, items, letters, pictures, quotations, recipients
from storage.connection import Connection

LARGEST_PICTURE: Final = 1_000_000
_MEDIA: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Edit:
    """What staff change; None leaves what is there, an empty subject takes staff's own away."""

    greeting: str | None = None
    subject: str | None = None
    pin: Sequence[str] = ()
    leave_out: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewItem:
    """Staff's own words for an issue. `picture` is the bytes of a PNG or JPEG, `alt` what it shows."""

    heading: str
    text: str
    kind: Literal["news", "call", "focus"] = "news"
    link: str = ""
    last_day: date | None = None
    picture: bytes = b""
    alt: str = ""
    period: str | None = None


async def find_issue(connection: Connection, issue_id: str) -> Issue:
    """The issue. Raises NotFound."""
    issue = await issues.select_issue(connection, issue_id)
    if issue is None:
        raise NotFound(f"There is no issue {issue_id}; build it with medskick newsletter build.")
    return issue


async def find_variant(connection: Connection, issue_id: str, language: str = "sv") -> Variant:
    """The issue in `language`, in Swedish where it has no such variant. Raises NotFound."""
    await find_issue(connection, issue_id)
    variant = await issue_contents.select_variant(connection, issue_id, language)
    variant = variant or await issue_contents.select_variant(connection, issue_id, "sv")
    if variant is None:
        raise NotFound(f"The issue {issue_id} has not been built; run medskick newsletter build.")
    return variant


async def check_buildable(connection: Connection, period: str) -> None:
    """Raises WrongState for a period that is none, or an issue that was approved or has gone out."""
    extra = EXTRA.fullmatch(period)
    if not extra and not PERIOD.fullmatch(period):
        raise WrongState(f"{period!r} is no period; write year and month, as 2026-11.")
    issue = await issues.select_issue(connection, period)
    if extra and issue is None:
        raise WrongState(f"There is no mailing {period}; write it with medskick newsletter extra.")
    if issue is not None and issue.state != "draft":
        after = "edit it first, which takes the approval back" if issue.state == "approved" else "it stays"
        raise WrongState(f"The issue {period} is {issue.state} and is not built again; {after}.")


async def store_built(connection: Connection, built: BuiltIssue, now: datetime) -> Issue:
    """Keep a build in place of the one before; staff's edits stay. Raises WrongState as `check_buildable`."""
    await check_buildable(connection, built.period)
    await issues.upsert_built(connection, built, now)
    if await issues.select_edits(connection, built.period) != built.edits:
        await issues.update_changed(connection, built.period)
    replaced = await issue_contents.select_letters(connection, built.period)
    for one in built.variants:
        await letters.insert_letter(connection, one.variant.letter_id, one.letter, now)
    await issue_contents.replace_variants(connection, built.period, [one.variant for one in built.variants])
    await letters.delete_unused(connection, replaced.values())
    await issue_contents.replace_entries(connection, built.period, built.entries)
    await quotations.replace_quotations(connection, built.period, built.quoted)
    if await quotations.is_outdated(connection, built.period, now):
        await issues.update_changed(connection, built.period)
    return await find_issue(connection, built.period)


async def edit_issue(connection: Connection, issue_id: str, edit: Edit, actor: str, now: datetime) -> Issue:
    """Change what staff decided about an issue; it has to be built and approved again.

    Raises NotFound, and WrongState once the issue is being sent, or for a target that is none.
    """
    issue = await find_issue(connection, issue_id)
    if issue.state not in ("draft", "approved"):
        raise WrongState(f"The issue {issue_id} is {issue.state} and can no longer be edited.")
    for target in (*edit.pin, *edit.leave_out):
        if not TARGET.fullmatch(target):
            raise WrongState(f"{target[:60]!r} names nothing; write it as event:ab12 or theme:ensamhet.")
    if issue.state == "approved":
        await _void(connection, issue_id)
    await issues.update_edits(connection, issue_id, edit.greeting, edit.subject)
    for target in edit.pin:
        await issues.set_mark(connection, issue_id, target, "pin")
    for target in edit.leave_out:
        await issues.set_mark(connection, issue_id, target, "leave-out")
    await audit.insert_audit(connection, now, actor, "issue.edit", issue_id)
    return await find_issue(connection, issue_id)


async def add_item(connection: Connection, new: NewItem, actor: str, now: datetime) -> Item:
    """Add staff's own words to the issue of a period, or to the next one that is built.

    Raises WrongState for an empty heading or text, a link to no page, a picture without words for those
    who do not see it, or no picture.
    """
    if not new.heading.strip() or not new.text.strip():
        raise WrongState("The item needs a heading and a text.")
    need_pages(new.link)
    picture_id = await _keep_picture(connection, new, now) if new.picture else None
    item = Item(
        id=new_id("i"),
        kind=new.kind,
        heading=" ".join(new.heading.split()),
        text=new.text.strip(),
        link=new.link,
        last_day=new.last_day,
        picture_id=picture_id,
        alt=new.alt.strip(),
        period=new.period,
        created_by=actor,
        created_at=now,
    )
    await items.insert_item(connection, item)
    await audit.insert_audit(connection, now, actor, "item.add", item.id)
    return item


async def approve_issue(
    connection: Connection,
    issue_id: str,
    name: str,
    now: datetime,
    *,
    sha256: str | None = None,
    needed: int = 1,
    override: str = "",
    alone: str = "",
) -> Issue:
    """Approve what was built, and freeze letters and recipients. Approving the same content twice is fine.

    `sha256` is what the approver looked at, None for what is there; `needed` is how many different people have to.
    The issue comes back approved, or still a draft that waits for another person. Raises NotFound; WrongState for
    one that was changed, sent or never built; NotAllowed where a check stands against it. A note in `override` says why
    texts that are too hard to read go out all the same; it is kept, and sets no other check aside. A note in `alone` says
    why one person is enough where more are needed; it is kept too.
    """
    issue = await find_issue(connection, issue_id)
    if issue.state == "approved" and sha256 in (None, issue.sha256):
        return issue
    _check_approvable(issue, sha256, issue.blocked_but("plain-language") if override else issue.blocked)
    names = await issues.insert_approval(connection, issue_id, name, issue.sha256, now)
    await audit.insert_audit(connection, now, name, "issue.approve", issue_id, issue.sha256)
    if override:
        await audit.insert_audit(connection, now, name, "issue.override", issue_id, override)
    if alone and len(names) < needed:
        await audit.insert_audit(connection, now, name, "issue.alone", issue_id, alone)
    if alone or len(names) >= needed:
        await issues.update_approved(connection, issue_id, ", ".join(names), issue.sha256, now)
        written = {language for language, _ in await issue_contents.select_letters(connection, issue_id)}
        await freezing.freeze_recipients(
            connection, issue_id, sorted(written, key=lambda tag: (tag != "sv", tag)), now
        )
    return await find_issue(connection, issue_id)


def _check_approvable(issue: Issue, sha256: str | None, blocked: tuple[str, ...]) -> None:
    if issue.state != "draft":
        raise WrongState(f"The issue {issue.id} is {issue.state} and cannot be approved.")
    if issue.changed or not issue.sha256:
        raise WrongState(
            f"The issue {issue.id} was changed since it was built; build it again and look at it."
        )
    if sha256 not in (None, issue.sha256):
        raise WrongState(f"The issue {issue.id} is not the one you looked at any more; look at it again.")
    if blocked:
        raise NotAllowed(
            f"The issue {issue.id} cannot be approved before this is mended: {'; '.join(blocked)}"
        )


async def _void(connection: Connection, issue_id: str) -> None:
    await issues.delete_approvals(connection, issue_id)
    await recipients.delete_recipients(connection, issue_id)


async def _keep_picture(connection: Connection, new: NewItem, now: datetime) -> str:
    media = next((media for head, media in _MEDIA.items() if new.picture.startswith(head)), None)
    if media is None or len(new.picture) > LARGEST_PICTURE:
        raise WrongState("The picture must be a PNG or JPEG of at most 1 MB.")
    if not new.alt.strip():
        raise WrongState("The picture needs words for those who do not see it; give them with --alt.")
    picture_id = hashlib.sha256(new.picture).hexdigest()
    await pictures.insert_picture(connection, picture_id, media, new.picture, now)
    return picture_id
