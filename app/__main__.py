"""The `medskick` command: finds the group that is called, runs it, and turns its outcome into an exit status.

0: done. 1: could not, with one sentence on standard error. 2: the words were wrong. 130: interrupted.
Imports only what the called command needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from app import __version__
from app.cli import Call, Parser, speak_utf8
from app.commands import GROUPS
from app.console import Console
from dialogue.errors import MedskickError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` without the program's name, default those of the process."""
    speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    words = _parser(given).parse_args(given)
    call = Call(words, Console(json=words.json))
    try:
        return _run(call)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes
        return 1
    except Exception as error:  # noqa: BLE001 (the outermost frame: nobody else is there to catch it)
        call.console.note(_sentence(error))
        return 1


def _parser(given: Sequence[str]) -> Parser:
    """The parser of all commands, in which only the called group is built out."""
    parser = Parser(
        prog="medskick",
        description="Keeps the dialogue between a region and civil society going between meetings.",
        epilog="In a checkout also: ./medskick test, lint, bench, lock.",
    )
    parser.add_argument("--version", action="version", version=f"medskick {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    called = next((word for word in given if not word.startswith("-")), None)
    for name, summary in GROUPS.items():
        if name == called:
            import_module(f"app.commands.{name}").add(commands)
        else:
            commands.add_parser(name, help=summary)
    return parser


def _run(call: Call) -> int:
    import asyncio

    status = asyncio.run(call.words.run(call))
    sys.stdout.flush()
    return status or 0


def _sentence(error: BaseException) -> str:
    """What a person is told. An unforeseen error's own text stays unsaid: a reply or a secret may be in it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, MedskickError):
        return error.sentence
    if os.environ.get("MEDSKICK_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    return f"internal error, {type(error).__name__}; run it again with MEDSKICK_DEBUG=1 to see where, and report it."


if __name__ == "__main__":
    sys.exit(main())
