"""Reports in the standard forms: undelivered (RFC 3464, 6533), and complained about (RFC 5965). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

from dialogue.bounces.incoming import Failure
from dialogue.bounces.parsing import blocks, header, parts
from dialogue.suppression import normalised

STATUS_TYPES: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
COMPLAINT_TYPE: Final = "message/feedback-report"
NO_COMPLAINT: Final = frozenset({"not-spam", "auth-failure"})
"""Feedback that says nothing against us, or tells of our own signature."""
_STATUS: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ADDRESS: Final = re.compile(r"<?([^\s<>;]+@[^\s<>;]+?)>?\s*$")


def delivery_blocks(mail: Message) -> list[Message]:
    """The groups of fields about single recipients; empty for a mail that is no delivery report."""
    found = [part for part in parts(mail) if part.get_content_type() in STATUS_TYPES]
    return [
        block
        for part in found
        for block in blocks(part)
        if header(block, "Final-Recipient") or header(block, "Original-Recipient")
    ]


def failures(found: list[Message]) -> tuple[Failure, ...]:
    """Whom the letter did not reach. `delayed`, `delivered`, `relayed` and `expanded` are no failures."""
    return tuple(_failure(block) for block in found if _failed(block))


def complaint(mail: Message) -> Message | None:
    """The fields of a complaint, None for a mail that is none."""
    for part in parts(mail):
        if part.get_content_type() == COMPLAINT_TYPE:
            for block in blocks(part):
                if header(block, "Feedback-Type"):
                    kind = header(block, "Feedback-Type").lower()
                    return None if kind in NO_COMPLAINT else block
    return None


def complainers(fields: Message, mail: Message) -> tuple[Failure, ...]:
    """Who complained, as the report names them: in its fields, else as the recipient of the mail that it returns."""
    named = [_address(str(value)) for value in fields.get_all("Original-Rcpt-To", [])]
    if not any(named):
        named = [_address(header(one, "To")) for one in _returned(mail)]
    return tuple(Failure(address, "complaint") for address in named if address)


def _returned(mail: Message) -> Iterator[Message]:
    for part in parts(mail):
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
            yield from (one for one in payload[:1] if isinstance(one, Message))


def _failed(block: Message) -> bool:
    action, status = header(block, "Action").lower(), header(block, "Status")
    return action.startswith("fail") or (not action and status.startswith("5"))


def _failure(block: Message) -> Failure:
    said = header(block, "Diagnostic-Code").partition(";")
    status = _STATUS.search(header(block, "Status"))
    answer = f"{status[0] if status else ''} {said[2] or said[0]}".strip()
    address = _address(header(block, "Original-Recipient")) or _address(header(block, "Final-Recipient"))
    return Failure(address, answer[:400])


def _address(value: str) -> str:
    found = _ADDRESS.search(value)
    return normalised(found[1]) if found else ""
