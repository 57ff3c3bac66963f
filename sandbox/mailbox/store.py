"""Mails that were accepted, in memory and bounded, and a journal of their envelopes. Does not read the letters."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, OrderedDict
from dataclasses import dataclass
from pathlib import Path

from sandbox.bell import Bell

_MESSAGE_ID = re.compile(rb"^message-id:[ \t\r\n]*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True, frozen=True)
class Mail:
    """One accepted mail: `at` in seconds since 1970 (UTC), envelope addresses, and the bytes after dot-unstuffing."""

    id: int
    at: float
    sender: str
    recipients: tuple[str, ...]
    raw: bytes


class Journal:
    """A file that gets one JSON line for every accepted mail, written before the sender is told."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(self, mail: Mail) -> None:
        """Append {"id","at","sender","recipients","size","message_id"}; message_id is None when there is none."""
        found = _MESSAGE_ID.search(mail.raw, 0, max(mail.raw.find(b"\r\n\r\n"), 0))
        line = {
            "id": mail.id,
            "at": mail.at,
            "sender": mail.sender,
            "recipients": mail.recipients,
            "size": len(mail.raw),
            "message_id": found[1].decode(errors="replace") if found else None,
        }
        os.write(self._file, json.dumps(line).encode() + b"\n")

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


class MailStore:
    """The last mails, up to `most_bytes` of them, and how many each recipient got in all."""

    def __init__(self, bell: Bell, journal: Journal | None = None, most_bytes: int = 128_000_000) -> None:
        self.bell = bell
        self.received = 0
        self.counts: Counter[str] = Counter()
        self.mails: OrderedDict[int, Mail] = OrderedDict()
        self._journal = journal
        self._most_bytes = most_bytes
        self._bytes = 0

    def accept(self, at: float, sender: str, recipients: tuple[str, ...], raw: bytes) -> Mail:
        """Keep a mail, noted in the journal before this returns; the oldest go when there is no room."""
        self.received += 1
        mail = Mail(self.received, at, sender, recipients, raw)
        if self._journal is not None:
            self._journal.note(mail)
        self.mails[mail.id] = mail
        self._bytes += len(raw)
        while self._bytes > self._most_bytes and len(self.mails) > 1:
            self._bytes -= len(self.mails.popitem(last=False)[1].raw)
        self.counts.update(recipients)
        self.bell.ring()
        return mail

    def select(self, recipient: str | None = None) -> list[Mail]:
        """The kept mails to that address (any letter case), or all of them, newest first."""
        wanted = None if recipient is None else recipient.lower()
        return [
            mail
            for mail in reversed(self.mails.values())
            if wanted is None or any(address.lower() == wanted for address in mail.recipients)
        ]

    def clear(self) -> None:
        """Forget the kept mails; ids and counts go on."""
        self.mails.clear()
        self._bytes = 0
        self.bell.ring()
