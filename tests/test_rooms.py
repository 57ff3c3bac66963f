"""The table of rooms in docs/architecture.md, held against the code: who imports whom, and where SQL may stand.

Read from the syntax tree, so imports inside functions and under TYPE_CHECKING count too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "dialogue": set(),
    "storage": {"dialogue"},
    "wording": {"dialogue"},
    "actions": {"dialogue", "storage", "wording"},
    "bot": {"actions", "dialogue", "documents", "storage", "wording"},
    "newsletter": {"actions", "dialogue", "storage", "wording"},
    "delivery": {"dialogue", "storage"},
    "documents": {"dialogue"},
    "web": {"actions", "dialogue", "newsletter", "storage", "wording"},
    "app": {
        "actions", "bot", "delivery", "dialogue", "documents", "examples", "newsletter", "storage", "templates",
        "web", "wording",
    },
    "sandbox": set(),
    "templates": set(),
    "examples": set(),
}  # fmt: skip
"""Each room may import itself and these. `sandbox` stands in nobody's row: it is started, never imported."""

OUTSIDE = {"tests", "benchmarks"}
"""Packages that may import everything and that nobody imports."""

HELD_BY: dict[str, set[str]] = {
    "telegram": {"bot", "delivery"},
    "aiosqlite": {"storage"},
    "sqlite3": {"storage"},
    "asyncpg": {"storage"},
}
"""Libraries that only these rooms may name."""

NOT_IN: dict[str, set[str]] = {
    "dialogue": {
        "aiohttp",
        "aiosmtplib",
        "asyncio",
        "httpx",
        "os",
        "random",
        "secrets",
        "smtplib",
        "socket",
        "time",
    },
    "actions": {"aiohttp", "httpx", "starlette"},
    "wording": {"aiohttp", "asyncio", "httpx", "socket", "time"},
}
"""Effects that these rooms leave to others."""

CLOCK = {"now", "today", "utcnow"}
SQL = re.compile(
    r"\b(select\b.{1,400}?\bfrom\s+\w|insert\s+(or\s+\w+\s+)?into\s+\w+\s*\(|update\s+\w+\s+set\s+\w+\s*=|"
    r"delete\s+from\s+\w|create\s+(unique\s+|virtual\s+)?(table|index)\b|pragma\s+\w+|begin\s+immediate)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Module:
    """One file of the program: where it is and what it says."""

    path: str
    room: str
    tree: ast.Module


@pytest.fixture(scope="module")
def program() -> list[Module]:
    return [
        Module(str(path.relative_to(ROOT)), room, ast.parse(path.read_text(encoding="utf-8")))
        for room in MAY_IMPORT
        for path in sorted((ROOT / room).rglob("*.py"))
    ]


def imports(tree: ast.AST) -> Iterator[str]:
    """The top-level packages that are imported, however it is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their room in full"
            yield (node.module or "").split(".")[0]


def texts(tree: ast.AST) -> Iterator[str]:
    """The string constants, docstrings apart."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_every_package_of_ours_is_in_the_table() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - OUTSIDE
    assert packages <= MAY_IMPORT.keys()


def test_a_room_imports_only_the_rooms_it_may(program: list[Module]) -> None:
    ours = MAY_IMPORT.keys() | OUTSIDE
    assert not [
        f"{module.path} imports {found}"
        for module in program
        for found in imports(module.tree)
        if found in ours - MAY_IMPORT[module.room] - {module.room}
    ]


def test_a_library_stays_in_the_rooms_that_hold_it(program: list[Module]) -> None:
    assert not [
        f"{module.path} imports {found}"
        for module in program
        for found in imports(module.tree)
        if module.room not in HELD_BY.get(found, {module.room}) or found in NOT_IN.get(module.room, ())
    ]


def test_sql_stands_in_storage_only(program: list[Module]) -> None:
    assert not [
        f"{module.path}: {text[:60]}"
        for module in program
        for text in texts(module.tree)
        if module.room != "storage" and SQL.search(text)
    ]


def test_rules_and_words_read_no_clock(program: list[Module]) -> None:
    assert not [
        f"{module.path}:{node.lineno} calls {node.func.attr}()"
        for module in program
        for node in ast.walk(module.tree)
        if module.room in ("dialogue", "wording") and isinstance(node, ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT a\n  FROM reply WHERE id = :id",
        "insert or ignore into inbox (id) values (1)",
        "UPDATE outbox SET state = 'sent'",
        "delete from member",
        "create virtual table words using fts5",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_sql_would_be_recognised(text: str) -> None:
    assert SQL.search(text)


def test_imports_are_found_wherever_they_stand() -> None:
    tree = ast.parse("if TYPE_CHECKING:\n  import bot.poll\ndef f():\n  from telegram.ext import X")
    assert set(imports(tree)) == {"bot", "telegram"}
