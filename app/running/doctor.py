"""What `medskick doctor` looks at, one check a function. Changes nothing and sends nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from actions.contacts import contacts_of
from app.cli import Call
from app.premises import premises
from app.running.mail import addresses, mail_server
from app.running.telegram import connected
from delivery.mail import check_login
from dialogue.errors import MedskickError
from dialogue.house import crisis_numbers_need_checking
from dialogue.language.dates import STOCKHOLM
from storage import feeds
from storage.organisations import select_listed

ADVICE = frozenset({"operator", "crisis-numbers", "mail-dns", "contacts"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One check; `hint` says what to do, or what was found. Without what is `advice` the program works all the same."""

    check: str
    ok: bool
    hint: str
    advice: bool = False


async def examine(call: Call) -> tuple[Finding, ...]:
    """All checks, the settings first: without them there are no others. Raises SettingsError."""
    settings = call.settings
    checks: list[tuple[str, Callable[[Call], Awaitable[str]]]] = [("house", _house), ("database", _database)]
    if settings.telegram_token is not None:
        checks.append(("telegram", _telegram))
    if settings.smtp_url is not None:
        checks += [("smtp", _smtp), ("mail-dns", _mail_dns)]
    if settings.imap_url is not None:
        checks.append(("mailbox", _mailbox))
    checks += [
        ("feeds", _feeds), ("contacts", _contacts), ("operator", _operator), ("crisis-numbers", _crisis),
    ]  # fmt: skip
    found = [Finding("settings", True, "read")]
    for name, check in checks:
        try:
            found.append(Finding(name, True, await check(call)))
        except MedskickError as error:
            found.append(Finding(name, False, error.sentence, advice=name in ADVICE))
    return tuple(found)


async def _house(call: Call) -> str:
    return f"{call.house.name}, {call.house.agreement}"


async def _database(call: Call) -> str:
    async with premises(call):
        return "opened and up to date"


async def _telegram(call: Call) -> str:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(10, stop.set)
    async with connected(call.settings, stop) as telegram:
        if telegram is None:
            raise MedskickError(
                "Telegram did not answer in ten seconds; check the network and the API address."
            )
        return f"@{telegram.name}"


async def _smtp(call: Call) -> str:
    addresses(call.settings, "")
    await check_login(mail_server(call.settings))
    return "connected and logged in" if mail_server(call.settings).user else "connected"


async def _mailbox(call: Call) -> str:
    from app.running.mailbox import mailbox_server
    from delivery.imap import Mailbox

    def look() -> int:
        server = mailbox_server(call.settings)
        assert server is not None
        mailbox = Mailbox(server)
        try:
            return len(mailbox.unread())
        finally:
            mailbox.close()

    return f"connected and logged in; {await asyncio.to_thread(look)} unread"


async def _mail_dns(call: Call) -> str:
    from email_validator import EmailUndeliverableError, validate_email

    sender = addresses(call.settings, "").sender
    try:
        await asyncio.to_thread(validate_email, sender, check_deliverability=True, timeout=5)
    except EmailUndeliverableError as error:
        raise MedskickError(
            f"The sender's domain takes no mail ({error}); set its MX, SPF and DMARC records in the DNS."
        ) from error
    return "the sender's domain takes mail; SPF, DKIM and DMARC are for the mail server's operator to check"


async def _feeds(call: Call) -> str:
    async with premises(call) as (database, _):
        known = await database.read(feeds.select_feeds)
    failing = [feed for feed in known if feed.state == "failing"]
    if failing:
        raise MedskickError(f"{len(failing)} of {len(known)} feeds fail; see `medskick feed list`.")
    return f"{len(known)} feeds"


async def _contacts(call: Call) -> str:
    async with premises(call) as (database, _):
        listed = await database.read(select_listed)
        reached = await database.read(contacts_of, listed)
    if len(reached) < len(listed):
        raise MedskickError(
            f"{len(listed) - len(reached)} of {len(listed)} organisations cannot be reminded of anything; give them an "
            "address in the register, or a contact in the chat."
        )
    return f"{len(listed)} organisations, each with a contact"


async def _operator(call: Call) -> str:
    if call.settings.operator is None:
        raise MedskickError(
            "MEDSKICK_OPERATOR is not set: choose association or authority; until then every erasure is refused."
        )
    return call.settings.operator


async def _crisis(call: Call) -> str:
    if crisis_numbers_need_checking(call.house, call.now().astimezone(STOCKHOLM).date()):
        raise MedskickError(
            "Nobody has checked the crisis numbers in six months; look them up, then write checked_on under [crisis] "
            "in house.toml."
        )
    return f"checked on {call.house.crisis_checked_on}"
