"""What holds for every page: its headers, that looking changes nothing, and that what is not there is told kindly."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from pathlib import Path

import httpx
import pytest

from dialogue.addresses import ROUTES
from dialogue.questions import Question
from storage.connection import Connection
from tests.kit.pages import Pages
from web.application import PUBLIC
from web.errors import CannotListen
from web.serving import open_socket

LOOKED_AT = (
    "/", "/?lang=en", "/f/motesplats", "/f/nix", "/n/2026-11", "/n/2026-11/e1.ics", "/bild/x", "/u/x.y", "/stil.css",
    "/ikon.svg", "/healthz", "/metrics", "/kansli", "/kansli/in/x", "/kansli/arbete/1", "/kansli/nummer/2026-11",
    "/kansli/medskick/r1", "/nix", "/f/%00%ff", "/f/" + "x" * 3000, "/%2e%2e/%2e%2e/etc/passwd",
)  # fmt: skip


def rows(folder: Path) -> str:
    """All that the database holds, as a hash."""
    with sqlite3.connect(folder / "medskick.db") as database:
        dump = "\n".join(database.iterdump())
    database.close()
    return hashlib.sha256(dump.encode("utf-8", "replace")).hexdigest()


async def test_looking_at_any_page_changes_nothing(pages: Pages, question: Question, tmp_path: Path) -> None:
    browser = (await pages.desk("Disa")).browser
    before = rows(tmp_path)
    for address in LOOKED_AT:
        assert (await browser.get(address)).status_code < 500, address
        assert (await browser.head(address)).status_code < 500, address
    assert rows(tmp_path) == before


async def test_every_answer_allows_no_script_and_is_told_to_nobody(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    for address in LOOKED_AT:
        headers = (await browser.get(address)).headers
        policy = headers["content-security-policy"]
        assert (
            policy.startswith("default-src 'none'")
            and "script" not in policy
            and "frame-ancestors 'none'" in policy
        )
        assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"


async def test_pages_load_nothing_from_elsewhere(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    for address in ("/", "/f/motesplats", "/f/nix", "/kansli/in/x"):
        page = (await browser.get(address)).text
        loaded = re.findall(r'(?:src|rel="stylesheet" href|rel="icon" href)="([^"]+)"', page)
        assert loaded and all(one.startswith("/") for one in loaded)
        assert "<script" not in page and " style=" not in page and " onclick" not in page


async def test_every_address_that_letters_name_is_served() -> None:
    served = {re.sub(r"{\w+}", "{}", route.path) for route in PUBLIC}  # type: ignore[attr-defined]
    assert {re.sub(r"{\w+}", "{}", route) for route in ROUTES} <= served


@pytest.mark.parametrize(("method", "address", "status"), [("GET", "/nix", 404), ("DELETE", "/", 405)])
async def test_what_is_not_there_is_told_in_a_page(
    browser: httpx.AsyncClient, method: str, address: str, status: int
) -> None:
    answer = await browser.request(method, address)
    assert answer.status_code == status and 'href="/"' in answer.text and answer.text.count("<h1>") == 1


async def test_a_fault_of_ours_is_told_without_its_insides(
    pages: Pages, browser: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    pages.ailing = RuntimeError("a secret")
    answer = await browser.get("/healthz")
    assert (
        answer.status_code == 500 and "Något gick fel hos oss" in answer.text and "secret" not in answer.text
    )
    assert "content-security-policy" in answer.headers
    assert "a secret" in caplog.text


async def test_a_full_disk_loses_no_text_and_keeps_nobody_from_help(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    async def fill(connection: Connection) -> None:
        await connection.value("pragma max_page_count = 1")  # no more than there are already

    await pages.database.write(fill)
    long = "Mitt långa svar. " * 1000
    again = await browser.post("/f/motesplats", data={"nyckel": "n", "text": long})
    assert again.status_code == 503 and long.strip() in again.text and "Vänta" in again.text
    calm = await browser.post("/f/motesplats", data={"nyckel": "n", "text": f"Jag vill dö. {long}"})
    assert calm.status_code == 200 and "112" in calm.text


async def test_health_says_why_in_a_sentence(pages: Pages, browser: httpx.AsyncClient) -> None:
    well = await browser.get("/healthz")
    assert (well.status_code, well.json()) == (200, {"ok": True, "reason": ""})
    pages.ailing = "Telegram cannot be reached."
    ill = await browser.get("/healthz")
    assert (ill.status_code, ill.json()["reason"]) == (503, "Telegram cannot be reached.")


async def test_metrics_count_by_state_and_hold_no_word(
    pages: Pages, browser: httpx.AsyncClient, question: Question
) -> None:
    await browser.post("/f/motesplats", data={"nyckel": "n", "text": "Kardemumma"})
    answer = await browser.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'medskick_replies{state="counted"} 1' in answer.text and "ardemumma" not in answer.text
    for line in answer.text.splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) medskick_.+|medskick_\w+({state="[\w-]+"})? \d+', line), line


def test_a_port_that_is_taken_is_one_sentence() -> None:
    with open_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen) as refused:
            open_socket("127.0.0.1", port)
    assert refused.value.sentence.startswith(f"MEDSKICK_LISTEN: 127.0.0.1:{port} is taken by another program")
    with pytest.raises(CannotListen, match="not an address of this machine"):
        open_socket("203.0.113.1", 8080)
