"""Makes `.venv` beside the checkout and keeps it in step with `requirements/*.txt`.

Run by `./medskick` before anything is installed, so it stands alone: standard library only, nothing of ours.

A whole `.venv` is told by three things, which the launcher looks at too: its Python starts, `unfinished` is not in
it, and a copy of the installed lock lies in it, equal to `requirements/<lock>.txt`. Everything is done under a file
lock that the system lets go when its last holder dies, pip included, so that nothing is left over from a killed run.
"""

from __future__ import annotations

import fcntl
import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PIP: Final = ("pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2")
_MEDDLING: Final = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")
"""Variables that would make pip install elsewhere; those that name an index or a proxy stay."""

_CAUSES: Final = {
    "DO NOT MATCH THE HASHES": "a package that was fetched does not match its hash in {lock}; do not use that index",
    "No space left": "the disk is full; make room and try again",
    "CERTIFICATE_VERIFY_FAILED": "the package index's certificate is not trusted here; name its authority in PIP_CERT",
    "after connection broken": "the package index cannot be reached; connect to the network, or name one that can be "
    "reached in PIP_INDEX_URL, and try again",
    "No matching distribution": "the package index has not every package of {lock} for this Python; try another "
    "index (PIP_INDEX_URL) or another Python (MEDSKICK_PYTHON)",
}
"""What pip says → what the operator is told, the first that is found."""


class InstallError(Exception):
    """`.venv` could not be made; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The `.venv` of the checkout at `home`."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def unfinished(self) -> Path:
        return self.folder / "unfinished"

    def lock(self, name: str) -> Path:
        return self.home / "requirements" / f"{name}.txt"

    def installed(self, name: str) -> Path:
        return self.folder / f"{name}.txt"

    def is_ready(self, name: str) -> bool:
        """Whether what the lock `name` ("run" or "dev") asks for is installed, whole."""
        return (
            self.python.exists()
            and not self.unfinished.exists()
            and self.installed(name).is_file()
            and filecmp.cmp(self.lock(name), self.installed(name), shallow=False)
            and (
                "MEDSKICK_PYTHON" not in os.environ or self.python.resolve() == Path(sys.executable).resolve()
            )
        )


def install(environment: Environment, name: str) -> None:
    """Bring `.venv` in step with the lock `name`, waiting for others who do the same. Raises InstallError."""
    if environment.is_ready(name):
        return
    with _alone(environment.home / ".venv.lock") as handle:
        if environment.is_ready(name):
            return
        _say("setting up .venv; this takes half a minute, once")
        if name == "run" or not environment.is_ready("run"):
            _make(environment, handle)
        environment.unfinished.touch()
        _install_packages(environment, name, handle)
        for lock in ("run", name):  # dev.txt holds all of run.txt, with the same versions
            shutil.copyfile(environment.lock(lock), environment.installed(lock))
        environment.unfinished.unlink()


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("waiting for another launch that is setting up .venv")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _make(environment: Environment, handle: int) -> None:
    """An empty `.venv`. By the interpreter's real path, so that it breaks visibly when the system gets another."""
    for name in ("run", "dev"):
        environment.installed(name).unlink(missing_ok=True)
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    environment.folder.mkdir()
    environment.unfinished.touch()
    made = _run([os.path.realpath(sys.executable), "-I", "-m", "venv", str(environment.folder)], handle)
    if made.returncode:
        raise InstallError(f"{sys.executable} -m venv failed: {_last_line(made.stdout)}")


def _install_packages(environment: Environment, name: str, handle: int) -> None:
    lock = environment.lock(name)
    done = _run([str(environment.python), "-I", "-m", *_PIP, "--require-hashes", "-r", str(lock)], handle)
    if done.returncode:
        (environment.folder / "install.log").write_text(done.stdout)
        causes = (told for said, told in _CAUSES.items() if said in done.stdout)
        told = next(causes, "pip could not install {lock}; its own words are in .venv/install.log")
        raise InstallError(told.format(lock=f"requirements/{lock.name}") + ".")


def _run(words: list[str], handle: int) -> subprocess.CompletedProcess[str]:
    """Run with the file lock handed on, so that it is held as long as the child lives, whatever becomes of us."""
    surroundings = {name: value for name, value in os.environ.items() if name not in _MEDDLING}
    return subprocess.run(  # noqa: S603 (our own words)
        words, env=surroundings, pass_fds=(handle,), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]


def _say(sentence: str) -> None:
    print(f"medskick: {sentence}", file=sys.stderr, flush=True)


def main(name: str) -> int:
    """Install the lock `name` for the checkout that this file lies in; 0, or 1 after one sentence."""
    try:
        install(Environment(Path(__file__).resolve().parent.parent), name)
    except InstallError as error:
        _say(str(error))
    except OSError as error:
        _say(
            f".venv cannot be set up: {error.strerror} ({error.filename}); let this user write "
            "in the checkout, or run it once as its owner."
        )
    except KeyboardInterrupt:
        return 130
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
