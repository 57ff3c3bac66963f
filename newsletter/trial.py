"""A test mail: an issue as it is built right now, to one address, marked as a test in its subject.

It carries no link that unsubscribes anybody. Sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.issues import find_variant
from dialogue.addresses import Addresses
from dialogue.house import House
from dialogue.letters import Letter, recipient_values
from newsletter.build import envelope
from newsletter.letter import compile_letter
from newsletter.render import RenderedMail, as_test
from storage.connection import Connection
from wording.recipients import own_line, why


@dataclass(frozen=True, slots=True)
class Trial:
    """A letter and the values that make it one message."""

    letter: Letter
    values: dict[str, str]


async def make_trial(
    connection: Connection,
    issue_id: str,
    address: str,
    house: House,
    addresses: Addresses,
    *,
    language: str = "sv",
) -> Trial:
    """The test mail of an issue to `address`. Raises NotFound, LetterError."""
    variant = await find_variant(connection, issue_id, language)
    mail = as_test(RenderedMail(variant.subject, variant.mjml, variant.html, variant.text))
    letter = compile_letter(mail, envelope(variant.language, house, addresses, test=True))
    values = recipient_values(
        issue=f"{issue_id}-test-{letter.sha256}",
        recipient=address,
        address=address,
        domain=addresses.domain,
        unsubscribe=addresses.web(issue_id),
        unsubscribe_mail=addresses.reply_to or addresses.sender,
        preferences=addresses.web(issue_id),
        why=why("test", variant.language, house),
        own=own_line(variant.language, address, None),
    )
    return Trial(letter, values)
