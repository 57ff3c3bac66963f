"""What a mail to us is: taken apart, held against the forms one after another, searched for our signatures. Pure."""

from __future__ import annotations

import hashlib
import re
from email.message import Message
from typing import Final

from dialogue.bounces import vendors
from dialogue.bounces.classes import classify
from dialogue.bounces.incoming import Failure, Incoming, Trace
from dialogue.bounces.parsing import MOST_BYTES, header, parsed, parts, words
from dialogue.bounces.reports import complainers, complaint, delivery_blocks, failures
from dialogue.bounces.traces import find_trace

CLEAR: Final = frozenset({"address", "full", "policy"})
_LEAVE: Final = re.compile(r"unsubscribe-([a-z0-9]{1,60}\.[a-z2-7]{26})(?![a-z0-9])", re.IGNORECASE)
_DAEMON: Final = re.compile(
    r"mailer-daemon|postmaster|mail\s+delivery|mdaemon|no-?reply-?bounce", re.IGNORECASE
)
_AWAY: Final = re.compile(
    r"^\s*(?:auto(?:matic|matiskt)?[\s:-]*(?:reply|response|svar)|autosvar|out\s+of\s+(?:the\s+)?office|"
    r"frånvaro|är\s+ledig|semester)",
    re.IGNORECASE,
)
_REPLIED_BY_ITSELF: Final = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply-From")


def read_mail(raw: bytes, key: bytes, returned_to: str = "") -> Incoming:
    """What `raw` is. `returned_to` is the address it came to, where whoever hands it over knows.

    Our signatures are made with `key`. Never raises, however the mail is made.
    """
    mail = parsed(raw)
    trace = find_trace(_everything(raw, mail, returned_to), key)
    return _told(mail, _identity(raw, mail, trace), trace)


def _told(mail: Message, number: str, trace: Trace) -> Incoming:
    if found := delivery_blocks(mail):
        failed = failures(found)
        return Incoming(number, "bounce" if failed else "delayed", trace, failed)
    if (fields := complaint(mail)) is not None:
        return Incoming(number, "complaint", trace, complainers(fields, mail))
    if leaving := _LEAVE.search(header(mail, "Subject")):
        return Incoming(number, "unsubscribe", trace, token=leaving[1].lower())
    if _from_daemon(mail):
        failed = vendors.failures(mail) or _in_a_form_of_its_own(mail, trace)
        return Incoming(number, "bounce" if failed else "unknown", trace, failed)
    if _by_itself(mail):
        return Incoming(number, "auto-reply", trace)
    written = any(part.get_content_maintype() == "text" for part in parts(mail))
    return Incoming(number, "reply" if written and "@" in header(mail, "From") else "unknown", trace)


def _in_a_form_of_its_own(mail: Message, trace: Trace) -> tuple[Failure, ...]:
    """A form that nobody knows, of a letter of ours for sure, with words that leave no doubt."""
    if trace.row is None and trace.letter is None:
        return ()
    said = vendors.reason(mail)
    return (Failure("", said),) if classify(said) in CLEAR else ()


def _everything(raw: bytes, mail: Message, returned_to: str) -> str:
    """The mail as it stands, and what in it is written in base64."""
    coded = [
        words(part)
        for part in parts(mail)
        if header(part, "Content-Transfer-Encoding").lower() == "base64" and not part.is_multipart()
    ]
    return "\n".join([returned_to, raw[:MOST_BYTES].decode("latin-1"), *coded])


def _identity(raw: bytes, mail: Message, trace: Trace) -> str:
    """By its Message-ID, and by what it tells of: some servers give all their reports the same one."""
    named = header(mail, "Message-ID")
    told = f"{named}\n{trace}".encode("utf-8", "replace") if named else raw
    return hashlib.sha256(told).hexdigest()[:40]


def _from_daemon(mail: Message) -> bool:
    return header(mail, "Return-Path") == "<>" or bool(_DAEMON.search(header(mail, "From")))


def _by_itself(mail: Message) -> bool:
    """RFC 3834, and what came before it."""
    submitted = header(mail, "Auto-Submitted").lower()
    if submitted and submitted != "no":
        return True
    if header(mail, "Precedence").lower() == "auto_reply" or any(
        header(mail, one) for one in _REPLIED_BY_ITSELF
    ):
        return True
    return bool(_AWAY.search(header(mail, "Subject")))
