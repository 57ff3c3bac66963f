"""The letter as bytes: what a mail program makes of it, and what nobody can smuggle into it."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.letters import LetterError, fill, read_letter, recipient_values
from newsletter.compose import compose
from newsletter.headers import Envelope
from newsletter.letter import compile_letter
from newsletter.render import RenderedMail, render, render_mail
from tests.newsletter.november import NOVEMBER
from tests.newsletter.reading import defects, parsed, part

NOW = datetime(2026, 11, 6, 9, 30, tzinfo=UTC)
ENVELOPE = Envelope(
    sender_name="Samspel Västerdal",
    sender="brev@medskick.example.org",
    reply_to="kansliet@medskick.example.org",
    list_id="nyhetsbrev.medskick.example.org",
    owner="kansliet@medskick.example.org",
    help_page="https://medskick.example.org/hjalp",
    archive="https://medskick.example.org/n",
)
AMINA = recipient_values(
    issue="2026-11",
    recipient="sub-1",
    address="amina@manen.example.org",
    domain="medskick.example.org",
    unsubscribe="https://medskick.example.org/u/s3cr3t-amina",
    unsubscribe_mail="kansliet@medskick.example.org?subject=unsubscribe-s3cr3t-amina",
    preferences="https://medskick.example.org/p/s3cr3t-amina",
    why="Du får brevet för att Kvinnojouren Månen är med & har anmält dig.",
    own="Kvinnojouren Månen har skickat 3 medskick sedan förra numret.",
)
MAIL = render(compose(NOVEMBER, "sv"))
LETTER = compile_letter(MAIL, ENVELOPE)
RAW = fill(LETTER, AMINA, NOW)


def filled_by_hand(form: str) -> str:
    for name in ("WHY", "OWN", "UNSUBSCRIBE", "PREFERENCES"):
        form = form.replace(f"@@{name}@@", AMINA[name])
    return form


def test_what_is_read_is_what_was_set() -> None:
    message = parsed(RAW)
    html = MAIL.html.replace("@@WHY@@", AMINA["WHY"].replace("&", "&amp;"))
    assert part(message, "plain") == filled_by_hand(MAIL.text)
    assert part(message, "html") == filled_by_hand(html)
    assert defects(message) == []


def test_the_text_comes_first_and_both_parts_are_utf_8_in_quoted_printable() -> None:
    message = parsed(RAW)
    assert message.get_content_type() == "multipart/alternative"
    parts = [
        (p.get_content_type(), p.get_content_charset(), p["content-transfer-encoding"])
        for p in message.iter_parts()
    ]
    assert parts == [("text/plain", "utf-8", "quoted-printable"), ("text/html", "utf-8", "quoted-printable")]
    assert message.preamble is None


def test_lines_end_as_they_must_and_none_is_long() -> None:
    lines = RAW.split(b"\r\n")
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 76
    assert RAW.isascii()


def test_the_headers_are_those_of_a_list_that_can_be_left() -> None:
    message = parsed(RAW)
    assert str(message["From"]) == "Samspel Västerdal <brev@medskick.example.org>"
    assert message["To"] == "amina@manen.example.org"
    assert message["Reply-To"] == "kansliet@medskick.example.org"
    assert message["Subject"] == MAIL.subject
    assert message["Date"].datetime == NOW
    assert message["List-Id"] == "<nyhetsbrev.medskick.example.org>"
    assert message["List-Unsubscribe"] == (
        "<https://medskick.example.org/u/s3cr3t-amina>,"
        " <mailto:kansliet@medskick.example.org?subject=unsubscribe-s3cr3t-amina>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Help"] == "<https://medskick.example.org/hjalp>"
    assert message["List-Owner"] == "<mailto:kansliet@medskick.example.org>"
    assert message["List-Archive"] == "<https://medskick.example.org/n>"
    assert message["List-Post"] == "NO"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_each_header_stands_once() -> None:
    names = [name.lower() for name in parsed(RAW)]
    assert len(names) == len(set(names))


def test_a_message_id_is_the_same_for_the_same_issue_and_person_only() -> None:
    def of(issue: str, recipient: str) -> str:
        return recipient_values(
            issue=issue,
            recipient=recipient,
            address="",
            domain="a.se",
            unsubscribe="",
            unsubscribe_mail="",
            preferences="",
            why="",
            own="",
        )["MESSAGE_ID"]

    assert of("2026-11", "sub-1") == of("2026-11", "sub-1")
    assert (
        len({of("2026-11", "sub-1"), of("2026-11", "sub-2"), of("2026-12", "sub-1"), of("2026-1", "1sub-1")})
        == 4
    )
    assert parsed(RAW)["Message-ID"] == f"<{AMINA['MESSAGE_ID']}>"


def test_no_other_recipient_is_ever_named() -> None:
    bertil = {**AMINA, "TO": "bertil@fika.example.org"}
    assert b"bertil" not in RAW
    assert b"amina@" not in fill(LETTER, bertil, NOW)


def test_a_kept_letter_is_the_same_letter() -> None:
    again = read_letter(LETTER.template)
    assert again == LETTER
    assert again.names == {"TO", "MESSAGE_ID", "UNSUBSCRIBE", "UNSUBSCRIBE_MAIL", "PREFERENCES", "WHY", "OWN"}
    assert compile_letter(MAIL, ENVELOPE).template == LETTER.template


def test_a_mail_that_is_no_list_carries_no_list_headers() -> None:
    values = {
        "heading": "Bekräfta", "subject_line": "Bekräfta", "opening": "", "paragraphs": ("Hej.",), "links": (), "why": "",
    }  # fmt: skip
    letter = compile_letter(
        render_mail("notice", "sv", NOVEMBER.house, values), Envelope("Samspel", "brev@medskick.example.org")
    )
    message = parsed(fill(letter, AMINA, NOW))
    assert letter.names == {"TO", "MESSAGE_ID"}
    assert not [name for name in message if name.lower().startswith("list-")]
    assert message["Auto-Submitted"] == "auto-generated"
    assert defects(message) == []


@pytest.mark.parametrize("name", sorted(LETTER.names))
def test_a_value_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(LetterError, match=name):
        fill(LETTER, {key: value for key, value in AMINA.items() if key != name}, NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TO", "amina@a.se\r\nBcc: edvin@a.se"),
        ("TO", "amina@a.se, bertil@a.se"),
        ("TO", "amina@a.se>"),
        ("TO", ""),
        ("MESSAGE_ID", "a@b> \r\nX: y"),
        ("UNSUBSCRIBE", "https://a.se/u/x>, <https://b.se/"),
        ("UNSUBSCRIBE", "https://a.se/u/x\n"),
        ("UNSUBSCRIBE_MAIL", "a@b.se\nBcc: c@d.se"),
    ],
)
def test_no_value_opens_a_new_header(name: str, value: str) -> None:
    with pytest.raises(LetterError):
        fill(LETTER, {**AMINA, name: value}, NOW)


@pytest.mark.parametrize(
    "unfit",
    [
        {"sender": "brev@a.se\r\nBcc: x@y.se"},
        {"sender": "Brev <brev@a.se>"},
        {"reply_to": "a b@c.se"},
        {"list_id": "a>\r\nX: y"},
        {"archive": "https://a.se/\n"},
        {"owner": "a@b.se, c@d.se"},
        {"help_page": "https://a.se/<x>"},
    ],
)
def test_no_setting_opens_a_new_header(unfit: dict[str, str]) -> None:
    with pytest.raises(LetterError):
        compile_letter(MAIL, replace(ENVELOPE, **unfit))  # type: ignore[arg-type]


def test_a_double_at_sign_outside_a_place_is_refused() -> None:
    with pytest.raises(LetterError, match="plain"):
        compile_letter(replace(MAIL, text="a@@b"), ENVELOPE)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=120)


@given(subject=WORDS, name=WORDS)
def test_any_subject_and_any_name_come_through_in_short_lines(subject: str, name: str) -> None:
    subject, name = " ".join(subject.split()), " ".join(name.split())
    mail = RenderedMail(subject, "", "<p>x</p>", "x")
    raw = fill(compile_letter(mail, replace(ENVELOPE, sender_name=name)), AMINA, NOW)
    head = raw.split(b"\r\n\r\n")[0].decode("ascii")
    assert max(map(len, head.split("\r\n"))) <= 78
    message = parsed(raw)
    assert len(message["From"].addresses) == 1
    assert message["From"].addresses[0].addr_spec == ENVELOPE.sender
    unfolded = re.sub(r"\r\n(?=[ \t])", "", head)
    written = re.search(r"^Subject: ?(.*)$", unfolded.replace("\r", ""), re.MULTILINE)
    assert written is not None
    assert str(make_header(decode_header(written[1]))).strip() == subject


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=400)


@given(text=ANY_TEXT, html=ANY_TEXT, why=ANY_TEXT)
def test_whatever_stands_in_a_part_is_read_back_to_the_letter(text: str, html: str, why: str) -> None:
    text, html, why = (value.replace("@@", "@") + "." for value in (text, html, why))
    mail = RenderedMail("Ämne", "", f"{html}@@WHY@@{html}", f"{text}@@WHY@@{text}")
    raw = fill(compile_letter(mail, ENVELOPE), {**AMINA, "WHY": why}, NOW)
    message = parsed(raw)
    plain, rich = (p.get_payload(decode=True) for p in message.iter_parts())
    assert isinstance(plain, bytes)
    assert isinstance(rich, bytes)
    assert plain.decode().replace("\r\n", "\n") == f"{text}{why}{text}"
    escaped = why.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (
        rich.decode().replace("\r\n", "\n")
        == f"{html}{escaped.replace(chr(34), '&quot;').replace(chr(39), '&#x27;')}{html}"
    )
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_filling_in_takes_a_fraction_of_building_a_message() -> None:
    assert len(RAW) > 40_000

    def built() -> bytes:
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = MAIL.subject, ENVELOPE.sender, AMINA["TO"]
        message.set_content(MAIL.text, cte="quoted-printable")
        message.add_alternative(MAIL.html, subtype="html", cte="quoted-printable")
        return message.as_bytes()

    def fastest(times: int, job: object) -> float:
        assert callable(job)
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
        return min(taken)

    assert fastest(50, lambda: fill(LETTER, AMINA, NOW)) < fastest(3, built) / 30
