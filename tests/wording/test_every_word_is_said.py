"""No text lies in a catalogue that nobody says.

Keys are found in the code's string constants and in the templates; a key that is put together ("held." + reason) is known
by its parts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.wording.test_catalogues import DOMAINS, key_of, messages

ROOT = Path(__file__).parents[2]
ROOMS = ("actions", "app", "bot", "newsletter", "web", "wording")
QUOTED = re.compile(r"""["'](\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)["']""")
LEAST_TOLD = 3
"""Letters that a pattern must name: one that fits every key would prove nothing."""


@cache
def said() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every constant that may be a key, and a pattern for every key that is put together."""
    constants, patterns = set[str](), set[str]()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    constants.add(node.value)
                elif isinstance(node, ast.JoinedStr | ast.BinOp):
                    patterns.update(pattern(node))
    for path in (ROOT / "templates").rglob("*.*"):
        if path.suffix in (".html", ".mjml", ".txt"):
            found = QUOTED.findall(path.read_text("utf-8"))
            constants.update(found)
            patterns.update(re.escape(one) + ".+" for one in found if one.endswith("."))
            patterns.update(".+" + re.escape(one) for one in found if one.startswith("."))
    return frozenset(constants), tuple(re.compile(one) for one in sorted(patterns))


def pattern(node: ast.JoinedStr | ast.BinOp) -> Iterator[str]:
    """What a text that is put together looks like, where its constant parts tell enough."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node.left, node.right]
    told = [part.value if isinstance(part, ast.Constant) else None for part in parts]
    if sum(len(one) for one in told if isinstance(one, str)) >= LEAST_TOLD:
        yield "".join(re.escape(one) if isinstance(one, str) else ".+" for one in told)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_is_said_somewhere(domain: str) -> None:
    constants, patterns = said()
    assert not [
        key
        for key in map(key_of, messages("sv", domain))
        if key not in constants and not any(one.fullmatch(key) for one in patterns)
    ]


def test_a_word_that_nobody_says_would_be_found() -> None:
    constants, patterns = said()
    key = "no.such.word-at-all"
    assert key not in constants and not any(one.fullmatch(key) for one in patterns)
