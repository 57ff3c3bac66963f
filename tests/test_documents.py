"""What is written about the program is true of it: every setting, every group of commands; and files are tidy."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from app.commands import GROUPS
from app.settings.model import OUTSIDE, SETTINGS

ROOT = Path(__file__).parents[1]
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(MEDSKICK_\w+)` \| (.+?) \|", OPERATING, re.MULTILINE))

IN_A_CHECKOUT = {"test", "lint", "bench", "lock"}
PICTURES = {".png", ".jpg", ".ico", ".woff2", ".mo", ".docx", ".xlsx", ".pdf", ".gz"}
MACHINE = re.compile("/(?:" + "|".join(("home", "root", "Users", "work", "workspace", "builds")) + ")/")
"""Folders where a checkout lies on somebody's machine; they mean nothing anywhere else."""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every text file that is in git or would be, by path."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    paths = (ROOT / name for name in listed if name)
    files = [path for path in paths if path.is_file() and path.suffix not in PICTURES]
    return {str(path.relative_to(ROOT)): path.read_bytes().decode("utf-8", "replace") for path in files}


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    defaults = {name: setting.metadata["default"] for name, setting in SETTINGS.items()}
    told = {name: cell.strip("`") for name, cell in ROWS.items() if name not in OUTSIDE}
    assert told == {name: default or "none" for name, default in defaults.items()}
    assert OUTSIDE.keys() <= ROWS.keys()


def test_the_table_of_commands_tells_of_every_group_and_of_no_other() -> None:
    assert set(re.findall(r"^\| `medskick (\w+)", OPERATING, re.MULTILINE)) == GROUPS.keys()


def test_the_figures_of_the_readme_are_those_that_were_measured(texts: dict[str, str]) -> None:
    _, _, figures = texts["README.md"].partition("## Figures")
    told = [row.split("|")[:5] for row in figures.partition("##")[0].splitlines() if row.startswith("| ")]
    measured = [row.split("|")[:5] for row in texts["docs/benchmarks.md"].splitlines()]
    assert len(told) > 2
    assert not [row for row in told if row not in measured]


def test_every_link_between_documents_leads_to_a_file(texts: dict[str, str]) -> None:
    documents = [Path(path) for path in texts if path.endswith(".md")]
    assert Path("README.md") in documents
    links = {
        path.parent / link for path in documents for link in re.findall(r"\]\(([^):#]+)\)", texts[str(path)])
    }
    assert not [link for link in links if not (ROOT / link).exists()]


def test_every_command_that_is_shown_is_there(texts: dict[str, str]) -> None:
    shown = {
        command
        for path, text in texts.items()
        if path.endswith(".md")
        for command in re.findall(r"^ {4,}(?:\S*/)?medskick ([a-z]+)", text, re.MULTILINE)
    }
    assert {"demo", "run", "staff"} <= shown
    assert shown <= GROUPS.keys() | IN_A_CHECKOUT


def test_the_example_of_settings_names_only_settings() -> None:
    named = re.findall(
        r"^#?(MEDSKICK_\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert named
    assert set(named) <= SETTINGS.keys()


def test_every_text_ends_with_one_line_break(texts: dict[str, str]) -> None:
    assert not [path for path, text in texts.items() if text and (text[-1] != "\n" or text.endswith("\n\n"))]


def test_no_text_has_windows_line_breaks_or_spaces_at_the_end(texts: dict[str, str]) -> None:
    written = {
        path: text
        for path, text in texts.items()
        if Path(path).suffix in {".py", ".md", ".toml", ".txt", ".in"}
    }
    assert not [path for path, text in written.items() if re.search(r"[ \t\r]$", text, re.MULTILINE)]


def test_no_text_names_a_folder_of_somebodys_machine(texts: dict[str, str]) -> None:
    assert not [path for path, text in texts.items() if MACHINE.search(text)]
