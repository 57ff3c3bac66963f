"""The story of a build: gather, compose, set, check, compile, keep. A draft that is built again keeps staff's edits.

The same rows, moment and house give the same bytes. Approving and sending are `actions`'.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.issues import check_buildable, store_built
from dialogue.addresses import ROUTES, Addresses
from dialogue.digest import as_kept
from dialogue.house import House
from dialogue.issues import BuiltIssue, BuiltVariant, Edits, Entry, Issue, Variant
from newsletter.compose import compose
from newsletter.compose.digest import digest
from newsletter.content import IssueContent, ThemeEntry
from newsletter.facts import IssueFacts
from newsletter.gather import gather
from newsletter.headers import Envelope
from newsletter.letter import compile_letter
from newsletter.preflight import Check, Context, check
from newsletter.render import fingerprint
from newsletter.variant import IssueVariant, make_variant
from storage import issues, subscribers
from storage.connection import Connection
from storage.database import Database
from wording.catalogues import LANGUAGES

UNKNOWN_SENDER: Final = "unknown@localhost"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a build begins with. `edits` are as they were when the facts were read; `subregions` are those that subscribers'
    organisations lie in."""

    facts: IssueFacts
    edits: Edits
    languages: tuple[str, ...]
    recipients: int
    subregions: tuple[str, ...] = ()


async def build(database: Database, period: str, now: datetime, house: House, addresses: Addresses) -> Issue:
    """Build the issue of `period` ("2026-11") as things stand at `now`, and keep it as a draft.

    Raises WrongState for one that was approved or has gone out, and for a period that is none; RenderError.
    """
    gathered = await database.read(_gather, period, now, house, addresses)
    built = await asyncio.to_thread(make, gathered, addresses)
    return await database.write(store_built, built, now)


def make(gathered: Gathered, addresses: Addresses) -> BuiltIssue:
    """A build from what was gathered. Pure. Raises RenderError, LetterError."""
    facts = gathered.facts
    variants = {language: make_variant(facts, language) for language in gathered.languages}
    whole = {(language, ""): one for language, one in variants.items()}
    near = {
        (language, subregion): make_variant(
            replace(facts, subregion=subregion), language, variants[language].web
        )
        for language in gathered.languages
        for subregion in _happening(facts, gathered.subregions)
    }
    context = Context(gathered.recipients, addresses.public, ROUTES, sender=addresses.sender)
    checks = [check(facts, one.content, one.mail, context) for one in variants.values()]
    first = variants[gathered.languages[0]]
    return BuiltIssue(
        period=facts.period.key,
        covers_from=facts.period.covers_from,
        covers_to=facts.period.covers_to,
        subject=first.mail.subject,
        sha256=fingerprint({"/".join(filter(None, key)): one.mail for key, one in (whole | near).items()}),
        checks=tuple(asdict(one) for one in _worst(checks)),
        variants=tuple(
            _built(one, facts, addresses, subregion) for (_, subregion), one in (whole | near).items()
        ),
        edits=gathered.edits,
        entries=tuple(_entries(compose(facts, first.language))),
        quoted=_quoted(first.content),
    )


def _happening(facts: IssueFacts, subregions: Iterable[str]) -> list[str]:
    """The sub-regions that something coming is known to be in: for the others a variant would be the same letter."""
    there = {one.subregion for one in facts.events}
    return [subregion for subregion in subregions if subregion in there]


def envelope(language: str, house: House, addresses: Addresses, *, test: bool = False) -> Envelope:
    """Whose letter an issue is; a test of it is no list mail.

    An issue can be built and looked at while mail is off, but a letter without a sender is not sent.
    """
    return Envelope(
        sender_name=addresses.sender_name or house.name,
        sender=addresses.sender or UNKNOWN_SENDER,
        reply_to=addresses.reply_to,
        language=language,
        list_id="" if test else f"nyhetsbrev.{addresses.domain or 'localhost'}",
        help_page="" if test else addresses.subscribe,
        archive="" if test else addresses.archive,
        owner="" if test else addresses.reply_to or addresses.sender or UNKNOWN_SENDER,
    )


async def _gather(
    connection: Connection, period: str, now: datetime, house: House, addresses: Addresses
) -> Gathered:
    await check_buildable(connection, period)
    wanted = await subscribers.count_by_language(connection)
    return Gathered(
        facts=await gather(connection, period, now, house, addresses),
        edits=await issues.select_edits(connection, period),
        languages=("sv", *(tag for tag in LANGUAGES if tag != "sv" and wanted.get(tag))),
        recipients=sum(wanted.values()),
        subregions=await subscribers.select_subregions(connection),
    )


def _built(variant: IssueVariant, facts: IssueFacts, addresses: Addresses, subregion: str) -> BuiltVariant:
    letter = compile_letter(variant.mail, envelope(variant.language, facts.house, addresses))
    sections: tuple[dict[str, Any], ...] = tuple(variant.content.summary())
    mail = variant.mail
    kept = Variant(
        variant.language,
        mail.subject,
        mail.mjml,
        mail.html,
        mail.text,
        variant.web,
        sections,
        letter.sha256,
        subregion,
        as_kept(digest(variant.content)),
    )
    return BuiltVariant(kept, letter.template)


def _worst(checks: Sequence[Sequence[Check]]) -> list[Check]:
    """Each check once: as it stands in the first language that does not pass it."""
    return [next((one for one in same if not one.ok), same[0]) for same in zip(*checks, strict=True)]


def _entries(content: IssueContent) -> list[Entry]:
    return [
        Entry(entry.id, section.kind, _label(entry))
        for section in content.sections
        for entry in section.entries
    ]


def _quoted(content: IssueContent) -> tuple[str, ...]:
    """The ids of the replies that are quoted, the same in every language."""
    themes = (one for section in content.sections for one in section.entries if isinstance(one, ThemeEntry))
    return tuple(q.id.removeprefix("reply:") for theme in themes for q in theme.quotations)


def _label(entry: object) -> str:
    """The words by which staff know an entry."""
    names = ("heading", "title", "label", "question", "text")
    label = next((str(getattr(entry, name)) for name in names if getattr(entry, name, "")), "")
    return " ".join(label.split())[:120]
