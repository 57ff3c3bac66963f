"""Mails that come back, in the forms that servers and programs give them; the names and words in them are our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

DAEMON: Final = "MAILER-DAEMON@mx.example.net"


@dataclass(frozen=True, slots=True)
class Sent:
    """The letter that comes back: where to, from which return address, with which Message-ID and link to leave."""

    to: str
    returns: str
    message: str
    leave: str = ""

    @property
    def head(self) -> str:
        """The letter's own header lines, as they are quoted."""
        return (
            f"From: Kansliet <kansliet@example.se>\nTo: {self.to}\nSubject: Novemberbrevet\n"
            f"Message-ID: <{self.message}>\nList-Unsubscribe: <{self.leave}>\n"
        )


def report(
    sent: Sent, status: str = "5.1.1", said: str = "550 5.1.1 no such user", action: str = "failed"
) -> bytes:
    """A delivery report (RFC 3464) that returns the letter's head."""
    return _mail(
        sent,
        'multipart/report; report-type=delivery-status; boundary="b1"',
        f"--b1\nContent-Type: text/plain\n\nThe mail to {sent.to} was not delivered.\n\n"
        f"--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
        f"Original-Recipient: rfc822;{sent.to}\nFinal-Recipient: rfc822; {sent.to}\nAction: {action}\n"
        f"Status: {status}\nDiagnostic-Code: smtp; {said}\n\n"
        f"--b1\nContent-Type: text/rfc822-headers\n\n{sent.head}\n--b1--\n",
    )


def report_whole(sent: Sent) -> bytes:
    """One that returns the whole letter, and leaves the original recipient out."""
    return _mail(
        sent,
        'multipart/report; report-type="delivery-status"; boundary=b2',
        "--b2\nContent-Type: text/plain\n\nSorry.\n\n"
        f"--b2\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;exchange.example.net\n\n"
        f"Final-Recipient: rfc822;{sent.to.upper()}\nAction: failed\nStatus: 5.1.10\n"
        f"Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound\n\n"
        f"--b2\nContent-Type: message/rfc822\n\n{sent.head}\nHej!\n\n--b2--\n",
    )


def report_worldwide(sent: Sent) -> bytes:
    """One in the form for addresses beyond a to z (RFC 6533)."""
    return _mail(
        sent,
        'multipart/report; report-type=global-delivery-status; boundary="b3"',
        "--b3\nContent-Type: text/plain; charset=utf-8\n\nFinns inte.\n\n"
        f"--b3\nContent-Type: message/global-delivery-status\n\nReporting-MTA: dns;mx.example.net\n\n"
        f"Final-Recipient: utf-8; {sent.to}\nAction: failed\nStatus: 5.1.1\n\n"
        f"--b3\nContent-Type: message/global-headers\n\n{sent.head}\n--b3--\n",
    )


def exim(sent: Sent) -> bytes:
    """Exim's own form: the address in a header of its own."""
    return _mail(
        sent,
        "text/plain",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be "
        f"delivered.\n\n  {sent.to}\n    550 5.1.1 user unknown\n\n------ This is a copy of the headers ------\n\n{sent.head}",
        f"X-Failed-Recipients: {sent.to}\n",
    )


def qmail(sent: Sent) -> bytes:
    """qmail's own form (QSBMF)."""
    return _mail(
        sent,
        "text/plain",
        "Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the "
        f"following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{sent.to}>:\n"
        "Sorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n"
        f"{sent.head}\n",
    )


def old_postfix(sent: Sent) -> bytes:
    """Postfix before it wrote reports: two texts."""
    return _mail(
        sent,
        'multipart/mixed; boundary="b4"',
        "--b4\nContent-Description: Notification\nContent-Type: text/plain\n\nI'm sorry to have to inform you that the "
        f"message returned below could not be delivered.\n\n\t\t\tThe Postfix program\n\n<{sent.to}>: host "
        "mx.example.net said: 550 5.1.1 user unknown\n\n"
        f"--b4\nContent-Description: Undelivered Message\nContent-Type: message/rfc822\n\n{sent.head}\n--b4--\n",
    )


def in_a_form_of_its_own(sent: Sent) -> bytes:
    """A server that nobody has heard of."""
    return _mail(
        sent, "text/plain", f"Ditt brev kom inte fram.\n550 5.1.1 Adressen finns inte.\n\n{sent.head}"
    )


def complaint(sent: Sent, *, named: bool = True) -> bytes:
    """A complaint (RFC 5965), with who complained named or left out."""
    who = f"Original-Rcpt-To: <{sent.to}>\nOriginal-Mail-From: <{sent.returns}>\n" if named else ""
    return _mail(
        sent,
        'multipart/report; report-type=feedback-report; boundary="b5"',
        "--b5\nContent-Type: text/plain\n\nThis is an abuse report.\n\n"
        f"--b5\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: FBL/1\nVersion: 1\n{who}\n"
        f"--b5\nContent-Type: message/rfc822\n\n{sent.head}\nHej!\n\n--b5--\n",
        sender="feedback@example.net",
    )


def away(sent: Sent) -> bytes:
    """Somebody is on holiday."""
    return (
        f"From: {sent.to}\nTo: {sent.returns}\nSubject: Autosvar: Novemberbrevet\nAuto-Submitted: auto-replied\n"
        f"Message-ID: <away@example.org>\nIn-Reply-To: <{sent.message}>\n\nJag är tillbaka på måndag.\n"
    ).encode()


def answer(sent: Sent) -> bytes:
    """A person answers the newsletter."""
    return (
        f"From: Amina <{sent.to}>\nTo: svar@example.se\nSubject: Re: Novemberbrevet\nMessage-ID: <svar@example.org>\n"
        "Content-Type: text/plain; charset=utf-8\n\nTack! Vi kommer gärna på mötet.\n"
    ).encode()


def leaving(sent: Sent, token: str) -> bytes:
    """A mail program presses the other link to leave (RFC 2369)."""
    return (
        f"From: {sent.to}\nTo: svar@example.se\nSubject: unsubscribe-{token}\nMessage-ID: <nej@example.org>\n\n"
    ).encode()


FORMS: Final[dict[str, Callable[[Sent], bytes]]] = {
    "report": report,
    "report-whole": report_whole,
    "report-worldwide": report_worldwide,
    "exim": exim,
    "qmail": qmail,
    "old-postfix": old_postfix,
}
"""Every form in which a letter to an address that is none comes back."""


def _mail(sent: Sent, kind: str, body: str, more: str = "", sender: str = DAEMON) -> bytes:
    head = (
        f"Return-Path: <>\nFrom: Mail Delivery System <{sender}>\nTo: {sent.returns}\n"
        f"Subject: Undelivered Mail Returned to Sender\nMessage-ID: <{abs(hash((kind, body)))}@mx.example.net>\n{more}"
        f"MIME-Version: 1.0\nContent-Type: {kind}\n\n"
    )
    return (head + body).encode()
