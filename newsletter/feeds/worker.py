"""Parsing in a process of its own, which is killed when a document takes too long.

`ParsingProcess` is what the rest of Medskick uses. The process that it starts runs `main` below: one document
after another from standard input, one answer each on standard output, with bounded memory, without our
environment (no secrets) and never with a terminal. It ends when its input does, so it does not outlive us.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from dialogue.events import Reading
from newsletter.feeds import wire
from newsletter.feeds.document import MAX_BYTES, Document
from newsletter.feeds.errors import FeedError, FeedUnreadable, too_large

SECONDS: Final = 10.0
_START_SECONDS: Final = 60.0
_MEMORY: Final = 1 << 30
_ROOT: Final = Path(__file__).parents[2]


class ParsingProcess:
    """One long-lived parsing process, started at the first document and anew after a kill.

    Documents are parsed one at a time; whoever comes meanwhile waits. Close with `aclose` or `async with`.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def parse(self, document: Document) -> Reading:
        """What `document` tells; see `newsletter.feeds.parse.parse`.

        Raises FeedTooLarge and FeedUnreadable, the latter also when it takes longer than the limit or the
        process dies of it.
        """
        if len(document.body) > MAX_BYTES:
            raise too_large(document.address, MAX_BYTES)
        async with self._turn:
            try:
                process = await self._running()
                async with asyncio.timeout(self._seconds):
                    return wire.unpack_answer(await _ask(process, document))
            except FeedError:
                raise
            except TimeoutError:
                await self._kill()
                raise FeedUnreadable(
                    document.address, f"takes longer than {self._seconds:g} s to read; ask its owner."
                ) from None
            except (EOFError, OSError, ValueError, KeyError, TypeError):
                await self._kill()
                raise FeedUnreadable(
                    document.address, "cannot be read by our parsers; ask its owner."
                ) from None
            except BaseException:
                # Cancelled half-way: the answer still to come would be taken for the next document's.
                await self._kill()
                raise

    async def aclose(self) -> None:
        """Ends the process, after the document it is busy with."""
        async with self._turn:
            await self._kill()

    async def _running(self) -> Process:
        """The process, ready. Starting has its own limit, so that a slow machine blames no document for it."""
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-m",
                "newsletter.feeds.worker",
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env=_environment(),
                # Ctrl-C in our terminal is for us alone.
                start_new_session=True,
            )
            async with asyncio.timeout(_START_SECONDS):
                await _answer(self._process)
        return self._process

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        # Reads what is left, too, so that both pipes are closed when it returns.
        await process.communicate()


def _environment() -> dict[str, str]:
    """What a Python needs to start, and none of our settings."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT)}


async def _ask(process: Process, document: Document) -> bytes:
    assert process.stdin is not None
    process.stdin.write(wire.pack_document(document))
    await process.stdin.drain()
    return await _answer(process)


async def _answer(process: Process) -> bytes:
    assert process.stdout is not None
    (length,) = wire.LENGTH.unpack(await process.stdout.readexactly(wire.LENGTH.size))
    if length > wire.MAX_ANSWER:
        raise ValueError("the answer is too long")
    return await process.stdout.readexactly(length)


def main(documents: BinaryIO, answers: BinaryIO) -> None:
    """Says that it is ready, by an empty answer, and answers each document with what it tells or the error."""
    from newsletter.feeds.parse import parse

    answers.write(wire.LENGTH.pack(0))
    answers.flush()
    while head := documents.read(wire.LENGTH.size):
        (length,) = wire.LENGTH.unpack(head)
        document = wire.unpack_document(documents.read(length))
        try:
            answer = wire.pack_reading(parse(document))
        except FeedError as error:
            answer = wire.pack_error(error)
        except Exception as error:  # noqa: BLE001 (whatever a hostile document does to a parser)
            kind = type(error).__name__
            answer = wire.pack_error(
                FeedUnreadable(document.address, f"cannot be read by our parsers ({kind}); ask its owner.")
            )
        answers.write(answer)
        answers.flush()


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _bound_memory()
    # Nothing that a library prints may stand among the answers.
    own_answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    main(sys.stdin.buffer, own_answers)
