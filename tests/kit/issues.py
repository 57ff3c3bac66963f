"""Issues without a build behind them: a letter of a given size, its recipients, and everything up to the outbox."""

from __future__ import annotations

from datetime import datetime

from actions.deed import Deed
from actions.issues import approve_issue, store_built
from actions.preparing import Sender, send_issue
from actions.subscribers import import_subscribers
from dialogue.addresses import Addresses
from dialogue.house import House
from dialogue.issues import BuiltIssue, BuiltVariant, Issue, Variant
from dialogue.subscribers import ImportRow
from newsletter.headers import Envelope
from newsletter.letter import compile_letter
from newsletter.render import RenderedMail, fingerprint
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import NOON, premises

ADDRESSES = Addresses("https://medskick.example.se", "kansliet@example.se", "Kansliet", "svar@example.se")
SENDER = Sender(House(), ADDRESSES, b"a key of the tests, of 32 octets.")
ENVELOPE = Envelope("Kansliet", ADDRESSES.sender, ADDRESSES.reply_to, list_id="nyhetsbrev.example.se")
PERIOD = "2026-11"


def built_issue(period: str = PERIOD, *, line: str = "Hej!", size: int = 0) -> BuiltIssue:
    """A build of one Swedish variant whose letter says `line`, filled up to about `size` octets."""
    filling = "Text som fyller brevet med mötesplatser. " * (size // 82)
    text = f"{line}\n\n{filling}\n\n@@WHY@@\n@@UNSUBSCRIBE@@\n"
    html = f'<html lang="sv"><body><p>{line}</p><p>{filling}</p><a href="@@UNSUBSCRIBE@@">@@WHY@@</a></body></html>'
    mail = RenderedMail("Novemberbrevet från Medskick", f"<mjml>{line}{filling}</mjml>", html, text)
    letter = compile_letter(mail, ENVELOPE)
    variant = Variant("sv", mail.subject, mail.mjml, mail.html, mail.text, html, (), letter.sha256)
    return BuiltIssue(
        period=period,
        covers_from=NOON.replace(month=10),
        covers_to=NOON,
        subject=mail.subject,
        sha256=fingerprint({"sv": mail}),
        checks=(),
        variants=(BuiltVariant(variant, letter.template),),
    )


async def subscribe(connection: Connection, *addresses: str, now: datetime = NOON) -> None:
    """These addresses get the newsletter, in Swedish."""
    rows = [ImportRow(line, address) for line, address in enumerate(addresses, start=2)]
    judged = await import_subscribers(Deed(connection, now, premises()), rows, "command")
    assert all(row.verdict == "new" for row in judged), judged


async def approved(connection: Connection, built: BuiltIssue, now: datetime = NOON) -> Issue:
    """The issue, built and approved by Disa."""
    await store_built(connection, built, now)
    return await approve_issue(connection, built.period, "Disa", now)


async def a_mailing(database: Database, recipients: int, *, size: int = 0) -> None:
    """An issue on its way to `recipients` addresses (r0@example.org, r1@…): all in the outbox, nothing sent."""
    await database.write(subscribe, *(f"r{number}@example.org" for number in range(recipients)))
    await database.write(approved, built_issue(size=size))
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
