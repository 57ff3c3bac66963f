"""Through a Postfix that signs with DKIM: every letter arrives as it was written, under a signature that holds.

What the operator's server adds is the server's; what we owe is bytes that need no repair on the way (7 bit, short lines,
CRLF, each header once), for a repair after signing breaks the signature.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import dkim
import pytest

from dialogue.letters import fill
from sandbox.mailbox.store import Mail
from sandbox.running import running
from tests.kit import postfix
from tests.kit.received import AMINA, BERTIL, CHIDI, DOMAIN, Copy, deliver_all, head_of
from tests.newsletter.reading import parsed

OWED = (
    "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type", "List-Id",
    "List-Unsubscribe", "List-Unsubscribe-Post",
)  # fmt: skip
"""What the signature must cover where it is there (RFC 6376 section 5.4.1, RFC 8058 section 4)."""

pytestmark = pytest.mark.outside_tool


class Signed:
    """What came out of the relay, what went into it, and the key to look it up by."""

    def __init__(self, mails: list[Mail], queued: Mapping[str, Copy], record: bytes) -> None:
        self.mails = {mail.recipients[0]: mail for mail in mails}
        self._queued, self._record = queued, record

    def sent(self, recipient: str) -> bytes:
        """What we handed to the relay."""
        letter, values = self._queued[recipient]
        date = parsed(self.mails[recipient].raw)["Date"].datetime
        return fill(letter, values, date)

    def verify(self, raw: bytes) -> bool:
        """Whether the signature holds, by the key in a DNS of our own."""
        name = f"{postfix.SELECTOR}._domainkey.{DOMAIN}.".encode()
        return bool(
            dkim.verify(raw, dnsfunc=lambda asked, timeout=5: self._record if asked == name else None)
        )


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    if reason := postfix.missing():
        pytest.skip(reason)
    return asyncio.run(_sent_through_postfix(tmp_path_factory.mktemp("signed")))


async def _sent_through_postfix(folder: Path) -> Signed:
    async with running() as sandbox, postfix.signing_postfix(DOMAIN, sandbox.smtp_port) as relay:
        queued = await deliver_all(folder, relay.port)
        async with asyncio.timeout(20):
            while sandbox.office.store.received < len(queued):
                await asyncio.sleep(0.02)
        return Signed(sandbox.office.store.select(), queued, relay.record)


@pytest.mark.parametrize("recipient", [AMINA, CHIDI, BERTIL])
def test_the_signature_holds_and_covers_what_it_must(signed: Signed, recipient: str) -> None:
    mail = signed.mails[recipient]
    assert signed.verify(mail.raw)
    [signature] = [value for name, value in head_of(mail.raw) if name == "DKIM-Signature"]
    tags = dict(tag.strip().split("=", 1) for tag in signature.split(";") if tag.strip())
    assert (tags["a"], tags["d"], tags["v"]) == ("rsa-sha256", DOMAIN, "1") and "l" not in tags
    covered = {name.strip().lower() for name in tags["h"].split(":")}
    there = {name.lower() for name, _ in head_of(signed.sent(recipient))}
    assert {name.lower() for name in OWED} & there <= covered
    assert len(there & {name.lower() for name in OWED}) >= 8


@pytest.mark.parametrize("recipient", [AMINA, CHIDI, BERTIL])
def test_nothing_of_ours_was_rewritten_on_the_way(signed: Signed, recipient: str) -> None:
    arrived, sent = signed.mails[recipient].raw, signed.sent(recipient)
    assert arrived.partition(b"\r\n\r\n")[2] == sent.partition(b"\r\n\r\n")[2]
    theirs = {"DKIM-Signature", "Received"}
    assert [one for one in head_of(arrived) if one[0] not in theirs] == head_of(sent)


@pytest.mark.parametrize("header", OWED)
def test_a_change_of_any_of_them_on_the_way_is_noticed(signed: Signed, header: str) -> None:
    raw = signed.mails[AMINA].raw
    begin = raw.index(b"\r\n" + header.encode() + b": ") + len(header) + 4
    assert not signed.verify(raw[:begin] + b"x" + raw[begin:])


def test_a_change_of_the_text_on_the_way_is_noticed(signed: Signed) -> None:
    raw = signed.mails[AMINA].raw
    assert not signed.verify(raw.replace(b"sluta prenumerera", b"sluta  prenumerera!"))


def test_the_return_address_is_in_the_same_organisations_domain_and_arrives(signed: Signed) -> None:
    assert all(mail.sender.endswith(f"@studs.{DOMAIN}") for mail in signed.mails.values())
