"""What SpamAssassin says of our mails without asking anybody on the net: less than 1.0 of the 5.0 that make a mail spam."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sandbox.running import running
from tests.kit.received import AMINA, BERTIL, CHIDI, deliver_all

LIMIT = 1.0
SCORE = re.compile(r"^Content analysis details:\s+\((-?[\d.]+) points", re.MULTILINE)

pytestmark = pytest.mark.outside_tool


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The mails as the sink got them, by address."""
    if shutil.which("spamassassin") is None:
        pytest.skip("spamassassin is not installed (on Debian: apt install spamassassin)")

    async def deliver() -> dict[str, bytes]:
        async with running() as sandbox:
            await deliver_all(tmp_path_factory.mktemp("scored"), sandbox.smtp_port)
            return {mail.recipients[0]: mail.raw for mail in sandbox.office.store.select()}

    return asyncio.run(deliver())


def report(mail: bytes, home: Path) -> str:
    """SpamAssassin's report, rules that hit included."""
    words = ["spamassassin", "--test-mode", "--local", "--prefspath", home / "prefs"]
    done = subprocess.run(
        words,
        input=mail,
        capture_output=True,
        check=True,
        timeout=60,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
    )
    return (
        done.stdout.decode("utf-8", "replace")
        .rpartition("Content analysis details:")[2]
        .join(("Content analysis details:", ""))
    )


@pytest.mark.parametrize("recipient", [AMINA, CHIDI, BERTIL])
def test_a_mail_is_far_from_spam(received: dict[str, bytes], recipient: str, tmp_path: Path) -> None:
    told = report(received[recipient], tmp_path)
    score = SCORE.search(told)
    assert score is not None and float(score[1]) < LIMIT, told


def test_a_mail_that_looks_like_spam_is_told_from_ours(received: dict[str, bytes], tmp_path: Path) -> None:
    spam = b"XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
    told = report(received[BERTIL].replace(b"Svara n=C3=A4r det passar.", spam, 1), tmp_path)
    score = SCORE.search(told)
    assert score is not None and float(score[1]) > LIMIT
