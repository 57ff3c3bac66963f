"""Whatever the reading of minutes remarks on has a sentence, in both languages, and no sentence is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dialogue.minutes.minutes import remark as remark_on
from tests.wording.test_catalogues import key_of, messages
from wording.minutes import remark

READING = Path(__file__).parents[2] / "dialogue" / "minutes"
REASON = re.compile(r'yield .+, "([a-z]+)"$', re.MULTILINE)


def kinds() -> Iterator[str]:
    """What `remark` is called with; the kinds of twins are put together from their reasons."""
    for path in READING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="remark"), args=[_, ast.Constant(value=str(kind))]):
                    yield kind
    for reason in REASON.findall((READING / "twins.py").read_text("utf-8")):
        yield f"twins.{reason}"


def test_every_remark_has_a_sentence_and_every_sentence_a_remark() -> None:
    assert {f"remark.{kind}" for kind in kinds()} == {
        key_of(message) for message in messages("sv", "minutes")
    }


def test_a_day_is_told_by_its_weekday_in_the_language_of_whoever_reads() -> None:
    one = remark_on(3, "weekday", text="måndag 13 november 2026", day=date(2026, 11, 13))
    assert remark("sv", one) == "”måndag 13 november 2026”: den dagen är en fredag."
    assert remark("en", one) == "“måndag 13 november 2026”: that day is a Friday."
