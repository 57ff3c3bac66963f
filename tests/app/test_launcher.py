"""`./medskick` sets itself up on a machine that has only Python, whoever interrupts it, and says what is missing.

Works on a copy with an empty lock, in a folder with a space in its name; the checkout's own `.venv` is not touched.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "readlink", "cmp")
UNREACHABLE = "nowhere==1 --hash=sha256:" + "0" * 64 + "\n"


@dataclass(frozen=True)
class Copy:
    """A copy of the checkout and of what its launcher finds in PATH."""

    home: Path
    tools: Path

    @property
    def launcher(self) -> Path:
        return self.home / "medskick"

    @property
    def venv(self) -> Path:
        return self.home / ".venv"

    def start(self, *words: str, launcher: Path | None = None, **extra: str) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.Popen(
            [str(launcher or self.launcher), *words],
            env=kept | {"PATH": str(self.tools)} | extra,
            cwd=self.tools,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, launcher: Path | None = None, **extra: str) -> tuple[int, str, str]:
        """Exit status, standard output, standard error."""
        return finish(self.start(*words, launcher=launcher, **extra))


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def copy_to(folder: Path) -> Copy:
    copy = Copy(folder / "en mapp", folder / "bin")
    for room in ("app", "dialogue"):
        shutil.copytree(ROOT / room, copy.home / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "medskick", copy.home)
    (copy.home / "requirements").mkdir()
    (copy.home / "requirements" / "run.txt").write_text("# nothing\n")
    copy.tools.mkdir()
    for tool in TOOLS:
        (copy.tools / tool).symlink_to(shutil.which(tool) or tool)
    (copy.tools / "python3").symlink_to(Path(sys.executable).resolve())
    return copy


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return copy_to(tmp_path_factory.mktemp("launcher"))


@pytest.fixture(scope="module")
def two_first_launches(shared: Copy) -> list[tuple[int, str, str]]:
    return [finish(process) for process in [shared.start("--version"), shared.start("--version")]]


@pytest.fixture
def ready(shared: Copy, two_first_launches: list[tuple[int, str, str]]) -> Copy:
    """A copy that has set itself up."""
    return shared


@pytest.fixture
def fresh(tmp_path: Path) -> Copy:
    """A copy that has not."""
    return copy_to(tmp_path)


def test_two_first_launches_at_once_both_run_and_set_up_once(
    two_first_launches: list[tuple[int, str, str]],
) -> None:
    assert [(status, out) for status, out, _ in two_first_launches] == [(0, "medskick 0.1.0\n")] * 2
    said = "".join(err for _, _, err in two_first_launches)
    assert said.count("half a minute, once") == 1


def test_what_is_installed_is_left_alone(ready: Copy) -> None:
    before = (ready.venv / "run.txt").stat().st_mtime_ns
    assert ready.run("--version", PIP_INDEX_URL="http://127.0.0.1:9/") == (0, "medskick 0.1.0\n", "")
    assert (ready.venv / "run.txt").stat().st_mtime_ns == before


def test_it_works_through_symlinks_from_another_folder(ready: Copy, tmp_path: Path) -> None:
    (tmp_path / "first").symlink_to(os.path.relpath(ready.launcher, tmp_path))
    (tmp_path / "second").symlink_to("first")
    assert ready.run("--version", launcher=tmp_path / "second") == (0, "medskick 0.1.0\n", "")


def test_the_folder_it_is_called_in_lends_it_no_modules(ready: Copy) -> None:
    (ready.tools / "json.py").write_text("raise SystemExit('a stranger was imported')")
    assert ready.run("settings", "--json")[0] == 0


def test_words_and_exit_status_pass_through(ready: Copy) -> None:
    status, out, err = ready.run("settings", "two words")
    assert (status, out) == (2, "")
    assert "two words" in err


def test_a_changed_lock_is_installed_anew_also_after_a_kill(ready: Copy) -> None:
    (ready.venv / "left over").touch()
    (ready.home / "requirements" / "run.txt").write_text("# something else\n")
    process = ready.start("--version")
    until = time.monotonic() + 30
    while not (ready.venv / "unfinished").exists():
        assert time.monotonic() < until
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert (ready.venv / "unfinished").exists()
    status, out, err = ready.run("--version")
    assert (status, out) == (0, "medskick 0.1.0\n")
    assert "setting up .venv" in err
    assert not (ready.venv / "left over").exists()
    assert not (ready.venv / "unfinished").exists()


def test_without_a_network_it_says_so_in_one_sentence(fresh: Copy) -> None:
    (fresh.home / "requirements" / "run.txt").write_text(UNREACHABLE)
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_FIND_LINKS": ""}
    status, out, err = fresh.run("--version", **offline)
    assert (status, out) == (1, "")
    assert err.splitlines()[1:] == [
        "medskick: the package index cannot be reached; connect to the network, or name one that can be reached in "
        "PIP_INDEX_URL, and try again."
    ]
    assert (fresh.venv / "unfinished").exists()


def fake_python(copy: Copy, script: str) -> None:
    (copy.tools / "python3").unlink()
    (copy.tools / "python3").write_text(f"#!/bin/sh\n{script}\n")
    (copy.tools / "python3").chmod(0o755)


def test_a_python_that_cannot_make_a_venv_names_the_package(fresh: Copy) -> None:
    fake_python(fresh, f'case "$*" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"')
    status, _, err = fresh.run("--version")
    assert status == 1
    assert err.count("\n") == 1
    assert "apt install python3-venv" in err
    assert not fresh.venv.exists()


def test_an_old_python_is_told_what_is_needed(fresh: Copy) -> None:
    fake_python(fresh, "exit 1")
    assert fresh.run("--version") == (
        1,
        "",
        "medskick: needs Python 3.11 or newer; install python3 (on Debian and Ubuntu: apt install python3 python3-venv).\n",
    )


def test_a_newer_python_is_found_under_its_own_name(fresh: Copy) -> None:
    fake_python(fresh, "exit 1")
    (fresh.tools / "python3.12").write_text('#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\n')
    (fresh.tools / "python3.12").chmod(0o755)
    assert "apt install python3.12-venv" in fresh.run("--version")[2]


def test_a_python_named_in_vain_is_told(ready: Copy) -> None:
    assert ready.run("--version", MEDSKICK_PYTHON="/no/python") == (
        1,
        "",
        "medskick: MEDSKICK_PYTHON names no Python 3.11 or newer; correct it or unset it.\n",
    )


def test_the_launcher_is_plain_sh() -> None:
    shell = shutil.which("dash") or "sh"
    assert subprocess.run([shell, "-n", ROOT / "medskick"], check=False).returncode == 0
