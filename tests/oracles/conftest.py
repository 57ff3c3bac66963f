"""One question to all oracles at once: what node says about our mails and pages, asked once for the whole room of tests."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from newsletter.compose import compose
from newsletter.render import RenderedMail, render, render_mail
from newsletter.sample import sample_values
from tests.kit.furnished import furnished
from tests.kit.received import ADDRESSES, ALL_THERE_IS, NOTICE

HERE: Final = Path(__file__).parent
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
MOST_SECONDS: Final = 240
FAULTY_MJML: Final = "<mjml><mj-body><mj-foo>x</mj-foo></mj-body></mjml>"
FAULTY_LETTER: Final = (
    '<!doctype html><html><head><title>Prov</title></head><body><p style="color:#bbb;background:#fff">Ljust</p>'
    '<img src="https://a.example/b.png"><div style="width:900px">brett</div></body></html>'
)


@dataclass(frozen=True, slots=True)
class Oracle:
    """What was asked about and what was said. `faults` are sentences by the name of letter or page."""

    mails: dict[str, RenderedMail]
    mjml: dict[str, dict[str, Any]]
    faults: dict[str, list[str]]
    pages: list[str]


def missing() -> str:
    """What stands in the way of asking, '' for nothing."""
    if not _node_is_new_enough():
        return "Node.js 20 or newer is not installed"
    if not (HERE / "node_modules").is_dir():
        return "the node packages are not installed (npm ci --prefix tests/oracles)"
    if _chromium() is None:
        return "Chromium is not installed (on Debian: apt install chromium)"
    return ""


@pytest.fixture(scope="session")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    if reason := missing():
        pytest.skip(reason)
    return asyncio.run(_asked(tmp_path_factory.mktemp("furnished")))


async def _asked(folder: Path) -> Oracle:
    mails = _mails()
    async with furnished(folder) as house:
        asked = {
            "chromium": _chromium(),
            "house": house.url,
            "mjml": {name: mail.mjml for name, mail in mails.items()} | {"faulty": FAULTY_MJML},
            "letters": {name: _filled(mail.html) for name, mail in mails.items()} | {"faulty": FAULTY_LETTER},
            "said": house.said,
            "visits": [
                {"at": house.starts, "within": "/", "press": ""},
                {"at": [house.ticket], "within": "/kansli", "press": "Gå in"},
            ],
            "pictures": "",
        }
        node = await asyncio.to_thread(
            subprocess.run, ["node", "ask.mjs"], cwd=HERE, input=json.dumps(asked), capture_output=True, text=True,
            timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
    assert node.returncode == 0, node.stderr
    said = json.loads(node.stdout)
    return Oracle(mails, said["mjml"], said["faults"], said["pages"])


def _mails() -> dict[str, RenderedMail]:
    values = {
        "heading": NOTICE.heading, "subject_line": NOTICE.heading, "opening": NOTICE.opening,
        "paragraphs": NOTICE.paragraphs, "links": NOTICE.links, "why": NOTICE.why,
    }  # fmt: skip
    issues = {f"issue-{language}": render(compose(ALL_THERE_IS, language)) for language in ("sv", "en")}
    return issues | {
        f"notice-{language}": render_mail("notice", language, ALL_THERE_IS.house, values)
        for language in ("sv", "en")
    }


def _filled(html: str) -> str:
    values = sample_values("2026-11", "sv", ALL_THERE_IS.house, ADDRESSES)
    for name, value in (
        values | {"ORGANISATION": "Hej!", "STOP": "https://medskick.example.org/p/s"}
    ).items():
        html = html.replace(f"@@{name}@@", value.replace("&", "&amp;"))
    return html


def _node_is_new_enough() -> bool:
    if shutil.which("node") is None:
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    return int(said.strip().removeprefix("v").partition(".")[0] or 0) >= 20


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)
