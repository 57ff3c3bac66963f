"""Whatever comes to the mailbox is taken apart within bounds, and never raises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.bounces import classify, read_mail
from dialogue.letters import message_named, named_message
from dialogue.tokens import signed
from tests.kit import returned
from tests.kit.cast import KEY
from tests.kit.returned import Sent

SENT = Sent("amina@example.org", "b+1.x@studs.example.se", "m@example.se")
NESTED = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(3_000)
)
HOSTILE = {
    "nothing": b"",
    "zeros": b"\x00" * 100_000,
    "ten megabytes": returned.report(SENT) + b"x" * 10_000_000,
    "ten megabytes of a head": b"Subject: " + b"x" * 10_000_000,
    "a hundred thousand headers": b"X-A: b\n" * 100_000 + b"\n",
    "nested parts": NESTED,
    "nested messages": b"Content-Type: message/rfc822\n\n" * 5_000,
    "a boundary a line": b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\n" * 100_000,
    "no end of a report": returned.report(SENT)[:700],
    "an odd charset": b'From: mailer-daemon@x\nContent-Type: text/plain; charset="\xff\xfe no"\n\n\xff\xfe',
    "odd words in a head": b"From: =?utf-8?q?=FF=FE?= <mailer-daemon@x>\nSubject: =?x?b?!!!?=\n\nuser unknown <@@>:",
    "base64 that is none": b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n===\xff!!",
    "half an encoded address": b"X-Failed-Recipients: @\nFrom: mailer-daemon@x\n\n" + b"<" * 100_000,
    "status without fields": b"Content-Type: message/delivery-status\n\n\n\n:\n ;\nStatus\nFinal-Recipient: ;;;\nAction: failed",
    "tokens without end": b"Subject: a\n\n" + b"a.aaaaaaaaaaaaaaaaaaaaaaaaaa " * 18_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_quickly_and_means_nothing(name: str) -> None:
    began = time.process_time()
    mail = read_mail(HOSTILE[name], KEY)
    assert time.process_time() - began < 10, "nothing from outside may hold the program up longer"
    assert not mail.trace.found and len(mail.id) == 40


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    assert read_mail(raw, KEY).kind


@given(st.data())
def test_a_report_with_any_bytes_overwritten_is_read(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(sorted(returned.FORMS)))
    raw = bytearray(returned.FORMS[form](SENT))
    start = data.draw(st.integers(0, len(raw) - 1))
    raw[start : start + 40] = data.draw(st.binary(max_size=60))
    assert read_mail(bytes(raw), KEY).kind


@given(st.text(max_size=300))
def test_any_words_have_a_class(words: str) -> None:
    assert classify(words) in ("address", "full", "policy", "temporary", "other")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("550 5.1.1 no such user", "address"),
        ("5.0.0 550 5.1.1 <x>: user unknown", "address"),
        ("550 5.2.1 disabled", "address"),
        ("5.0.0 no such user here", "address"),
        ("552 5.2.2 over quota", "full"),
        ("452 4.2.2 mailbox full (given up after 9 tries)", "full"),
        ("552 mailbox is full", "full"),
        ("550 5.7.1 blocked", "policy"),
        ("550 5.1.8 bad sender", "policy"),
        ("451 4.7.1 greylisted (given up after 9 tries)", "temporary"),
        ("451 try later", "temporary"),
        ("554 5.6.0 content refused", "other"),
        ("", "other"),
    ],
)
def test_the_class_is_that_of_the_most_telling_code(words: str, kind: str) -> None:
    assert classify(words) == kind


def test_a_message_id_names_its_letter_under_our_key_only() -> None:
    named = named_message(KEY, "2026-11", "sabc", "example.se")
    assert message_named(KEY, f"<{named.upper()}>") == ("2026-11", "sabc")
    assert message_named(b"another key", named) is None
    assert message_named(KEY, signed(KEY, "return", "2026-11-sabc") + "@example.se") is None
    assert named == named_message(KEY, "2026-11", "sabc", "example.se"), "the same each time"
