"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.program import Medskick


@pytest.fixture
def medskick(tmp_path: Path) -> Medskick:
    """The program in an empty folder."""
    return Medskick(tmp_path)
