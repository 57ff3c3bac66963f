"""The pages with an open question, and a browser to look at them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from dialogue.questions import Question
from tests.kit.cast import an_open_question
from tests.kit.pages import Pages, running_pages


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with running_pages(tmp_path) as running:
        yield running


@pytest.fixture
async def question(pages: Pages) -> Question:
    return await pages.database.write(
        an_open_question, "motesplats", "Vad behövs för att fler ska ha någonstans att ses?"
    )


@pytest.fixture
def browser(pages: Pages) -> httpx.AsyncClient:
    return pages.browser()
