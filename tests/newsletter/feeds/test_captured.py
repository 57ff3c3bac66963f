"""Documents in the shape that Swedish sites give them, beside what `feed read` shall print of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter.feeds.document import Document
from newsletter.feeds.parse import parse
from newsletter.feeds.report import report
from tests.newsletter.feeds.reading import NOW

DATA = Path(__file__).parent / "data"
DOCUMENTS = sorted(path for path in DATA.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_read_as_expected(path: Path) -> None:
    reading = parse(Document(path.read_bytes(), f"https://kalla.example/{path.name}", NOW))
    expected = json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))
    assert report(reading) == expected
