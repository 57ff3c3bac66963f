"""What holds for every test: slow campaigns only when asked for, no skips where none may be, coverage at the end.

Fixtures live with the tests that use them.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from coverage import Coverage
from coverage.exceptions import CoverageException

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

NO_SKIPS = os.environ.get("MEDSKICK_NO_SKIPS") == "1"
"""Set where everything that a test may need is there, as in CI: a skipped test then counts as failed."""
GOING_WITHOUT = os.environ.get("MEDSKICK_GOING_WITHOUT") == "1"
"""Set where a program that is no part of ours could not be installed: what asks it (`outside_tool`) may be skipped."""


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own MEDSKICK_ settings stay out of the tests."""
    for name in os.environ:
        if name.startswith("MEDSKICK_") and name not in (
            "MEDSKICK_CORPORA",
            "MEDSKICK_NO_SKIPS",
            "MEDSKICK_GOING_WITHOUT",
        ):
            monkeypatch.delenv(name)


@pytest.fixture
def corpora() -> Path:
    """The folder of captured input, named by MEDSKICK_CORPORA; it holds `corpora/`, `seeds/` and `data/`."""
    folder = os.environ.get("MEDSKICK_CORPORA")
    if not folder:
        pytest.skip("MEDSKICK_CORPORA names no folder of captured input")
    return Path(folder)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _without_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _without_skip((yield))


def _without_skip(report: Report) -> Report:
    allowed = hasattr(report, "wasxfail") or (
        GOING_WITHOUT and "outside_tool" in getattr(report, "keywords", ())
    )
    if NO_SKIPS and report.skipped and not allowed:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped where nothing may be: {report.longrepr}"
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist is ended from outside, so what it measured is saved before it says that it is done."""
    running = Coverage.current()
    if running is not None and hasattr(session.config, "workerinput"):
        running.stop()
        running.save()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Under `coverage run`, the table comes before pytest's closing line, which CI reads."""
    running = Coverage.current()
    if running is None:
        return
    table = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "never imported": the table says it better
        running.stop()
        running.save()
        whole = Coverage()
        try:
            whole.combine()
            whole.report(file=table)
        except CoverageException as problem:
            table.write(f"{problem}\n")
        whole.erase()
    terminalreporter.section("coverage")
    terminalreporter.write(table.getvalue())
