"""The mailbox speaks SMTP as senders know it, fails as planned, and shows what it took."""

from __future__ import annotations

import asyncio
import json
import smtplib
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
import pytest

from sandbox.client import NotSeen, SandboxClient
from sandbox.mailbox.login import Login
from sandbox.running import Sandbox
from tests.kit.sandboxes import running_sandbox


def letter(to: str = "amina@example.org", text: str = "Hej Amina\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kansliet <kansli@example.org>"
    message["To"] = to
    message["Subject"] = "Novembernumret är här"
    message["Message-ID"] = "<november@example.org>"
    message.set_content(text)
    message.add_alternative("<h1>Hej</h1><img src='cid:logo'>", subtype="html")
    return message


async def send(sandbox: Sandbox, message: EmailMessage, **options: str) -> None:
    await aiosmtplib.send(message, hostname="127.0.0.1", port=sandbox.smtp_port, start_tls=False, **options)


async def test_a_mail_is_shown_as_html_text_and_source(sandbox: Sandbox, client: SandboxClient):
    await send(sandbox, letter())
    await client.waits_for_mails(1, "amina@example.org")
    [mail] = await client.mails("AMINA@example.org")
    assert mail["subject"] == "Novembernumret är här" and mail["recipients"] == ["amina@example.org"]
    assert mail["text"] == "Hej Amina\n" and mail["html"].startswith("<h1>Hej</h1>")
    assert "Message-ID: <november@example.org>" in mail["source"]
    with pytest.raises(NotSeen):
        await client.waits_for_mails(1, "bertil@example.org", timeout=0.05)


async def test_dots_at_line_starts_arrive_as_they_were(sandbox: Sandbox, client: SandboxClient):
    text = ".ett\n..två\n.\ntre\n"
    await send(sandbox, letter(text=text))
    [mail] = await client.mails()
    assert mail["text"] == text


async def test_a_standard_library_sender_is_served_too(sandbox: Sandbox, client: SandboxClient):
    def post() -> bool:
        with smtplib.SMTP("127.0.0.1", sandbox.smtp_port) as server:
            server.ehlo()
            server.noop()
            server.rset()
            server.send_message(letter())
            server.send_message(letter("bertil@example.org"))
            return all(server.has_extn(name) for name in ("pipelining", "8bitmime", "size"))

    assert await asyncio.to_thread(post)
    assert await client.get("mails/counts") == {"amina@example.org": 1, "bertil@example.org": 1}


async def raw(sandbox: Sandbox, sent: bytes) -> list[bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", sandbox.smtp_port)
    writer.write(sent)
    lines = (await reader.read()).splitlines()
    writer.close()
    return [line[:3] for line in lines]


async def test_pipelined_commands_are_answered_in_order(sandbox: Sandbox, client: SandboxClient):
    commands = (
        b"HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<amina@example.org>\r\nDATA\r\n\r\n.\r\n"
        b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n.\r\nNOOP\r\nQUIT\r\n"
    )
    codes = await raw(sandbox, commands)
    assert codes.count(b"354") == 2 and codes[-1] == b"221"
    assert [mail["source"] for mail in await client.mails()] == ["", "\r\n"]


async def test_commands_out_of_order_are_refused(sandbox: Sandbox):
    commands = (
        b"RCPT TO:<a@example.org>\r\nDATA\r\nMAIL FROM:a\r\nMAIL FROM:<a@example.org> SIZE=99000000\r\n"
        b"MAIL FROM:<a@example.org>\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<>\r\nAUTH PLAIN x\r\nSTARTTLS\r\nQUIT\r\n"
    )
    codes = await raw(sandbox, commands)
    assert codes == [b"220", b"503", b"503", b"501", b"552", b"250", b"503", b"501", b"503", b"502", b"221"]


async def test_only_a_dot_between_whole_line_ends_finishes_a_letter(sandbox: Sandbox, client: SandboxClient):
    await raw(
        sandbox,
        b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        b"Hej\n.\nMAIL FROM:<smuggler@example.org>\r\n.\r\nQUIT\r\n",
    )
    [mail] = await client.mails()
    assert "smuggler" in mail["source"]


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
async def test_a_login_is_asked_for_when_one_is_set(mechanism: str):
    async with running_sandbox(mail_login=Login("kansli", "rätt")) as (sandbox, client):

        def post(password: str | None) -> None:
            with smtplib.SMTP("127.0.0.1", sandbox.smtp_port) as server:
                server.ehlo()
                server.user, server.password = "kansli", password
                if password is not None:
                    offered = {"PLAIN": server.auth_plain, "LOGIN": server.auth_login}
                    server.auth(mechanism, offered[mechanism])
                server.send_message(letter())

        with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
            await asyncio.to_thread(post, "fel")
        assert refused.value.smtp_code == 535
        with pytest.raises(smtplib.SMTPSenderRefused) as unknown:
            await asyncio.to_thread(post, None)
        assert unknown.value.smtp_code == 530
        assert await client.mails() == []


@pytest.mark.parametrize(
    ("stage", "error"),
    [
        ("MAIL", aiosmtplib.SMTPSenderRefused),
        ("RCPT", aiosmtplib.SMTPRecipientsRefused),
        ("DATA", aiosmtplib.SMTPDataError),
        ("END", aiosmtplib.SMTPDataError),
    ],
)
async def test_a_refusal_strikes_where_it_was_planned_and_nothing_is_kept(
    sandbox: Sandbox, client: SandboxClient, stage: str, error: type[Exception]
):
    await client.mail_fault(stage=stage, code=451, times=1)
    with pytest.raises(error):
        await send(sandbox, letter())
    assert await client.mails() == []
    await send(sandbox, letter())
    assert len(await client.mails()) == 1


async def test_a_fault_strikes_only_its_recipient(sandbox: Sandbox, client: SandboxClient):
    await client.mail_fault(stage="RCPT", recipient="bertil@example.org", code=550)
    await send(sandbox, letter())
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
        await send(sandbox, letter("bertil@example.org"))


@pytest.mark.parametrize(("stage", "kept"), [("DATA", 0), ("END", 1)])
async def test_a_cut_connection_leaves_the_mail_or_not(
    sandbox: Sandbox, client: SandboxClient, stage: str, kept: int
):
    await client.mail_fault(stage=stage, cut=True, times=1)
    with pytest.raises((aiosmtplib.SMTPServerDisconnected, ConnectionError)):
        await send(sandbox, letter())
    assert len(await client.mails()) == kept


async def test_the_journal_has_each_accepted_mail_before_the_sender_knows(tmp_path: Path):
    journal = tmp_path / "mails.jsonl"
    async with running_sandbox(mail_log=journal) as (sandbox, client):
        await client.mail_fault(stage="END", cut=True, times=1)
        with pytest.raises((aiosmtplib.SMTPServerDisconnected, ConnectionError)):
            await send(sandbox, letter())
        [line] = [json.loads(line) for line in journal.read_text().splitlines()]
    assert line["recipients"] == ["amina@example.org"] and line["message_id"] == "<november@example.org>"


async def test_the_oldest_mails_go_when_there_is_no_room(sandbox: Sandbox, client: SandboxClient):
    sandbox.office.store._most_bytes = 2_000
    for number in range(5):
        await send(sandbox, letter(text=f"{number} " + "x" * 300))
    listed = await client.get("mails")
    assert listed["received"] == 5 and 0 < listed["kept"] < 5
    assert [mail["id"] for mail in listed["mails"]] == list(range(5, 5 - listed["kept"], -1))


async def test_a_picture_inside_the_mail_is_shown_in_it(sandbox: Sandbox, client: SandboxClient):
    message = letter()
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(b"PNG", "image", "png", cid="<logo>")
    await send(sandbox, message)
    [mail] = await client.mails()
    assert "data:image/png;base64,UE5H" in mail["html"]
