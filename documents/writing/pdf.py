"""A page as a tagged PDF, printed by a Chromium that is found on the machine. A PDF without tags is refused.

The browser gets a folder of its own, no network to speak of, and an end.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from documents.errors import DocumentError

BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
SECONDS: Final = 60
_FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-crash-reporter",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)
_MARKED: Final = re.compile(rb"/MarkInfo\s*<<[^>]*/Marked\s+true")
_INSTEAD: Final = "or take --format docx or html"


def pdf(page: bytes) -> bytes:
    """`page` (HTML) as PDF. Raises DocumentError: no browser, one that fails or takes too long, no tags."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise DocumentError(
            f"A PDF needs Chromium, which is not on this machine; install it (Debian: apt install chromium), {_INSTEAD}."
        )
    with tempfile.TemporaryDirectory(prefix="medskick-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "page.html").write_bytes(page)
        _print(browser, folder)
        printed = folder / "page.pdf"
        content = printed.read_bytes() if printed.exists() else b""
    if not content.startswith(b"%PDF"):
        raise DocumentError(f"Chromium printed no PDF; start {browser} by hand to see why, {_INSTEAD}.")
    if not tagged(content):
        raise DocumentError(
            f"This Chromium prints PDF without tags, which screen readers need; install a newer one, {_INSTEAD}."
        )
    return content


def tagged(content: bytes) -> bool:
    """Whether a PDF says that it is tagged and has a tree of its structure (ISO 32000-1, 14.8)."""
    return bool(_MARKED.search(content)) and b"/StructTreeRoot" in content


def _print(browser: str, folder: Path) -> None:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox does not start for root
    words = [
        browser, *_FLAGS, *root, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
        (folder / "page.html").as_uri(),
    ]  # fmt: skip
    running = subprocess.Popen(  # noqa: S603  a browser of this machine, our own words, no shell
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        env={**os.environ, "HOME": str(folder)}, start_new_session=True,
    )  # fmt: skip
    try:
        running.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise DocumentError(
            f"Chromium did not print the page within {SECONDS} seconds; try again, {_INSTEAD}."
        ) from None
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
