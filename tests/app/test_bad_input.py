"""A wrong setting, a dead feed, a refused login, an unreadable file: one clear sentence, exit 1, and nothing is lost."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import pytest

from tests.kit.program import Medskick
from tests.kit.sandboxes import sandbox_process

PERIOD = f"{datetime.now(UTC):%Y-%m}"
GARBAGE = bytes(range(256)) * 20


@pytest.fixture
def office(medskick: Medskick) -> Medskick:
    """A place with a question, a reply to it, two subscribers, and an issue on its way to them that nothing has sent yet."""
    medskick.settings |= {
        "MEDSKICK_OPERATOR": "association",
        "MEDSKICK_MAIL_FROM": "kansliet@example.se",
        "MEDSKICK_SMTP_URL": "smtp://127.0.0.1:9",
        "MEDSKICK_FEED_ALLOW_PRIVATE": "1",
    }
    (medskick.folder / "lista.csv").write_text("email\namina@example.org\nbertil@example.org\n")
    for words in (
        ("question", "add", "Vad saknas?", "--code", "saknas", "--closes", "2099-01-01"),
        ("question", "open", "saknas"),
        ("replies", "add", "--question", "saknas", "--channel", "phone"),
        ("subscriber", "import", "lista.csv"),
        ("staff", "add", "Disa"),
        ("newsletter", "build", "--period", PERIOD),
        ("newsletter", "approve", PERIOD, "--as", "Disa"),
        ("newsletter", "send", PERIOD),
    ):
        done = medskick(*words, stdin="Fler lokaler på kvällar.")
        assert done.returncode == 0, done.stderr
    return medskick


def everything(office: Medskick) -> tuple[str, str, str]:
    """All that could be lost, as the commands tell it."""
    told = (("replies", "export"), ("subscriber", "list"), ("newsletter", "status", PERIOD))
    replies, subscribers, letters = (office(*words, "--json").stdout for words in told)
    assert replies and json.loads(letters)["waiting"] == 2
    return replies, subscribers, letters


def sentence(office: Medskick, *words: str, **settings: str) -> str:
    """What a command says that must fail."""
    done = office(*words, **settings)
    assert done.returncode == 1, f"{words} ended with {done.returncode}: {done.stderr}"
    [line] = done.stderr.splitlines()
    assert line.endswith(".")
    return line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_URL", "ftp://127.0.0.1"),
        ("MAIL_RATE", "fort"),
        ("HOUSE", "ingen.toml"),
        ("OPERATOR", "kommun"),
        ("LISTEN", "8080:"),
        ("DATABASE_URL", "mysql://localhost/medskick"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, medskick: Medskick) -> None:
    assert f"MEDSKICK_{name}" in sentence(medskick, "status", **{f"MEDSKICK_{name}": value})


@pytest.mark.parametrize("place", ["ingenstans/medskick.db", ".", "skräp.db"])
def test_what_is_no_database_is_left_as_it_is(place: str, medskick: Medskick) -> None:
    rubbish = medskick.folder / "skräp.db"
    rubbish.write_bytes(GARBAGE)
    said = sentence(medskick, "status", MEDSKICK_DATABASE_URL=f"sqlite:///{place}")
    assert place in said and "cannot be opened" in said
    assert rubbish.read_bytes() == GARBAGE


def test_a_dead_feed_is_told_of_and_stays_to_be_asked_again(office: Medskick) -> None:
    before = everything(office)
    assert office("feed", "add", "http://127.0.0.1:9/kalender.ics").returncode == 0
    assert "could not be reached" in sentence(office, "feed", "refresh")
    [feed] = json.loads(office("feed", "list", "--json").stdout)
    assert feed["state"] == "failing"
    assert everything(office) == before


async def test_a_refused_login_keeps_every_letter_waiting(office: Medskick) -> None:
    before = await asyncio.to_thread(everything, office)
    process = Medskick(office.folder, office.settings)
    async with sandbox_process("--mail-login", "kansliet:rätt") as (addresses, sandbox):
        wrong = {"MEDSKICK_SMTP_URL": addresses["smtp_url"].replace("//", "//kansliet:fel@")}
        for words in (("newsletter", "test", PERIOD, "disa@example.se"), ("tick",)):
            said = sentence(process, *words, **wrong)
            assert "refused the login" in said and "MEDSKICK_SMTP_URL" in said and "fel@" not in said
        assert (await sandbox.get("mails"))["mails"] == []
    assert await asyncio.to_thread(everything, office) == before


async def test_a_refused_token_is_told_of(office: Medskick) -> None:
    before = await asyncio.to_thread(everything, office)
    process = Medskick(office.folder, office.settings)
    async with sandbox_process() as (addresses, _):
        wrong = {"MEDSKICK_TELEGRAM_TOKEN": "123:nej", "MEDSKICK_TELEGRAM_API_URL": addresses["api_url"]}
        for words in (("run",), ("tick",)):
            assert "MEDSKICK_TELEGRAM_TOKEN" in sentence(process, *words, **wrong)
    assert await asyncio.to_thread(everything, office) == before


@pytest.mark.parametrize("file", ["ingen.csv", "mapp", "skräp.csv"])
def test_an_unreadable_file_is_named_and_nothing_of_it_is_kept(file: str, office: Medskick) -> None:
    before = everything(office)
    (office.folder / "mapp").mkdir()
    (office.folder / "skräp.csv").write_bytes(GARBAGE)
    for words in (
        ("subscriber", "import"),
        ("organisation", "import"),
        ("meeting", "import"),
        ("themes", "import"),
        ("plain",),
        ("feed", "read"),
        ("newsletter", "item", "add", "--heading", "Nytt", "--text"),
        ("newsletter", "edit", PERIOD, "--greeting"),
        ("restore",),
    ):
        assert file in sentence(office, *words, file)
    assert everything(office) == before
