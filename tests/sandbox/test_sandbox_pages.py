"""The chat page and the mailbox page: complete, self-contained, readable, and safe with strangers' HTML."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import aiohttp
import aiosmtplib
import pytest
from telegram import Bot

import sandbox.pages
from sandbox.client import PersonClient, SandboxClient
from sandbox.pages.routes import with_chat_here, with_links_outside
from sandbox.running import Sandbox

ASSETS = Path(sandbox.pages.__file__).parent / "assets"
CSS = (ASSETS / "common.css").read_text()
TEXT_ON_GROUND = [
    ("--ink", "--page"),
    ("--ink", "--surface"),
    ("--ink", "--own"),
    ("--ink", "--chosen"),
    ("--ink", "--sunken"),
    ("--faint", "--page"),
    ("--faint", "--surface"),
    ("--faint", "--sunken"),
    ("--faint", "--chosen"),
    ("--accent", "--page"),
    ("--accent", "--surface"),
    ("--accent", "--own"),
    ("--accent", "--chosen"),
    ("--accent", "--sunken"),
    ("--on-accent", "--accent"),
    ("--page", "--ink"),
    ("--surface", "--warn"),
]


@pytest.fixture
async def browser(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sandbox.url) as session:
        yield session


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's contrast ratio of two #rrggbb colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_has_contrast_enough(theme: int):
    colours = dict(
        re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[theme])
    )
    weak = [
        (text, ground) for text, ground in TEXT_ON_GROUND if contrast(colours[text], colours[ground]) < 4.5
    ]
    assert weak == []


def test_the_letters_on_faces_have_contrast_enough():
    faces = re.findall(r"\.face-\d \{ background: (#[0-9a-f]{6})", (ASSETS / "chat.css").read_text())
    assert len(faces) == 6 and all(contrast(face, "#ffffff") >= 4.5 for face in faces)


@pytest.mark.parametrize("address", ["/", "/mailbox"])
async def test_a_page_brings_everything_from_here_and_may_bring_nothing_else(
    browser: aiohttp.ClientSession, address: str
):
    async with browser.get(address) as answer:
        page = await answer.text()
        policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert '<html lang="sv">' in page and page.count("<h1") == 1
    needed = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)
    assert len(needed) >= 4
    for asset in needed:
        async with browser.get(asset) as answer:
            assert answer.status == 200, asset


@pytest.mark.parametrize("name", ["chat.html", "mailbox.html"])
def test_labels_and_scripts_name_only_what_is_on_the_page(name: str):
    page = (ASSETS / name).read_text()
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'(?:for|aria-controls|aria-labelledby)="([^"]+)"', page)) <= ids
    fields = set(re.findall(r'<(?:input|textarea) id="([^"]+)"', page))
    assert fields <= set(re.findall(r'<label[^>]* for="([^"]+)"', page))


def test_no_script_makes_elements_from_markup():
    for script in ASSETS.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", script.read_text()
        )


async def test_unknown_assets_and_mails_are_not_found(browser: aiohttp.ClientSession):
    for address in ("/assets/secret.txt", "/assets/..%2froutes.py", "/mailbox/7/html"):
        async with browser.get(address) as answer:
            assert answer.status == 404


async def test_a_strangers_mail_is_shown_where_it_can_do_nothing(
    sandbox: Sandbox, browser: aiohttp.ClientSession
):
    message = EmailMessage()
    message["To"] = "amina@example.org"
    message.set_content("Hej")
    message.add_alternative(
        "<html><head></head><body><script>alert(1)</script>Hej</body></html>", subtype="html"
    )
    await aiosmtplib.send(
        message, sender="a@example.org", hostname="127.0.0.1", port=sandbox.smtp_port, start_tls=False
    )
    async with browser.get("/mailbox/1/html") as answer:
        assert "<script>alert(1)" in await answer.text()
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert "sandbox allow-popups" in policy and "allow-scripts" not in policy


def test_links_of_a_letter_open_outside_its_frame():
    assert with_links_outside('<html><HEAD class="x"><title>').startswith(
        '<html><HEAD class="x"><base target="_blank">'
    )
    assert with_links_outside("<header>Hej</header>") == '<base target="_blank"><header>Hej</header>'


def test_a_letters_links_to_the_bot_lead_to_the_chat_page():
    letter = '<a href="https://t.me/a_bot?start=q-fika">A</a><a href="https://t.me/a_bot">B</a><a href="https://t.me/b">C</a>'
    assert with_chat_here(letter, "a_bot") == (
        '<a href="/?start=q-fika">A</a><a href="/">B</a><a href="https://t.me/b">C</a>'
    )


async def test_the_page_hears_of_changes(browser: aiohttp.ClientSession, amina: PersonClient):
    async with browser.get("/sandbox/events") as stream:
        first = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 2)
        await amina.says("Hej")
        second = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 2)
    numbers = [int(event.removeprefix(b"data: ")) for event in (first, second)]
    assert numbers[0] < numbers[1]


async def test_the_list_tells_who_wrote_last_and_what_the_bot_sent(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await client.add_person(2001, "Disa", note="Kansliet")
    await bot.send_message(amina.id, "Tack, Amina")
    known = {person["first_name"]: person for person in (await client.get("persons"))["persons"]}
    assert known["Amina"]["newest"]["text"] == "Tack, Amina" and known["Amina"]["sent_by_bot"] == 1
    assert known["Disa"]["note"] == "Kansliet" and known["Disa"]["newest"] is None


async def test_a_foreign_page_cannot_post_here(browser: aiohttp.ClientSession, amina: PersonClient):
    async with browser.post(f"/sandbox/persons/{amina.id}/says", data='{"text": "Hej"}') as answer:
        assert answer.status == 400
    assert await amina.transcript() == []


async def test_a_sent_file_is_never_served_as_a_page(
    bot: Bot, browser: aiohttp.ClientSession, amina: PersonClient
):
    sent = await bot.send_document(amina.id, b"<script>alert(1)</script>", filename="sida.html")
    assert sent.document is not None
    async with browser.get(f"/sandbox/files/{sent.document.file_id}") as answer:
        assert answer.content_type == "application/octet-stream"
    async with browser.get("/sandbox/files/none") as answer:
        assert answer.status == 404
