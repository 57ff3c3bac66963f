"""`medskick restore`: a backup in the place of the database."""

from __future__ import annotations

from pathlib import Path

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.errors import InputError


def add(commands: Commands) -> None:
    """`restore`."""
    parser = command(
        commands, "restore", GROUPS["restore"], _restore, "medskick restore /backup/medskick-2026-11.db"
    )
    parser.add_argument("file", metavar="FILE", help="what `medskick backup` wrote")


async def _restore(call: Call) -> None:
    from app.commands.backup import KEY_MARK, key_fingerprint
    from app.premises import premises
    from app.secret_key import secret_key
    from storage.marks import select_mark
    from storage.restoring import restore_file

    path = call.settings.database_url.path
    if path is None:
        raise InputError("Only an SQLite database is restored so; use the tools of your database server.")
    kept = await restore_file(Path(call.words.file), path, f"before-restore-{call.now():%Y%m%dT%H%M%S}")
    async with premises(call) as (database, _):
        expected = await database.read(select_mark, KEY_MARK)
    if expected is not None and expected != key_fingerprint(secret_key(call.settings)):
        call.console.note(
            f"the backup was made with another key (fingerprint {expected}); put that key back, or links in "
            "mails that were sent before will not work."
        )
    told = {"restored": call.words.file, "kept": str(kept) if kept else None}
    call.console.document(
        told, f"{path} is restored." + (f" What was there before is kept as {kept}." if kept else "")
    )
