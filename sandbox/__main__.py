"""`python -m sandbox`: starts all stand-ins, prints one JSON line with their addresses, runs until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import signal
import sys
from pathlib import Path

from sandbox.botapi.floods import Flood
from sandbox.botapi.messenger import DEFAULT_TOKEN
from sandbox.botapi.people import Person
from sandbox.mailbox.login import Login
from sandbox.running import running


def main() -> int:
    """Run; 0 after a clean stop, 1 with one sentence when it could not start."""
    options = _parser().parse_args()
    try:
        asyncio.run(_serve(options))
    except (OSError, ValueError, TypeError) as error:
        print(f"The sandbox could not start: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Stand-ins for Telegram and a mail server"
    )
    parser.add_argument(
        "--bot-port", type=int, default=0, help="Bot API, chat page, mailbox page (0: any free port)"
    )
    parser.add_argument("--mail-port", type=int, default=0, help="SMTP (0: any free port)")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the bot's token, as NUMBER:WORD")
    parser.add_argument("--persons", type=Path, help='JSON file: [{"id", "first_name", "language_code"}, …]')
    parser.add_argument("--mail-log", type=Path, help="file that gets a JSON line per accepted mail")
    parser.add_argument("--mail-login", help="USER:PASSWORD that senders of mail must give")
    parser.add_argument(
        "--flood", action="store_true", help="limit sending to 30 a second, 1 a second per chat"
    )
    return parser


async def _serve(options: argparse.Namespace) -> None:
    # transcripts only grow: walking through all of them at every turn finds nothing to throw away
    gc.set_threshold(50_000, 50, 100)
    persons = json.loads(options.persons.read_text()) if options.persons else []
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with running(
        options.bot_port,
        options.mail_port,
        token=options.token,
        flood=Flood() if options.flood else None,
        mail_log=options.mail_log,
        mail_login=Login(*options.mail_login.split(":", 1)) if options.mail_login else None,
    ) as sandbox:
        for fields in persons:
            sandbox.messenger.add_person(Person(**fields))
        print(json.dumps(sandbox.addresses), flush=True)
        await stopped.wait()


if __name__ == "__main__":
    sys.exit(main())
