"""`medskick backup`: a consistent copy of everything, while the program runs."""

from __future__ import annotations

import hashlib

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.premises import premises

KEY_MARK = "key-fingerprint"


def add(commands: Commands) -> None:
    """`backup`."""
    parser = command(
        commands, "backup", GROUPS["backup"], _backup, "medskick backup /backup/medskick-2026-11.db"
    )
    parser.add_argument("file", metavar="FILE", help="a new file")


async def _backup(call: Call) -> None:
    from app.secret_key import secret_key
    from storage.marks import set_mark

    fingerprint = key_fingerprint(secret_key(call.settings))
    async with premises(call) as (database, _):
        await database.write(set_mark, KEY_MARK, fingerprint)
        await database.backup(call.words.file)
    told = {"file": call.words.file, "key_fingerprint": fingerprint}
    call.console.document(
        told,
        f"{call.words.file} is written. The key that signs links is not in it: keep it apart, in a safe place "
        f"(MEDSKICK_SECRET_KEY, or the .key file beside the database; fingerprint {fingerprint}).",
    )


def key_fingerprint(key: bytes) -> str:
    """What tells two keys apart and gives neither away."""
    return hashlib.sha256(b"medskick-key\n" + key).hexdigest()[:16]
