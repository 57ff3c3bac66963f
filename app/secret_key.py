"""The key that signs links: from the settings, else made once and kept beside the database.

Signs nothing itself.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from app.errors import SettingsError
from app.settings import Settings

_BYTES: Final = 32


def secret_key(settings: Settings) -> bytes:
    """The key as bytes, at least 32 of them.

    Without MEDSKICK_SECRET_KEY it is read from `<database file>.key`, which is made (mode 0600) when it is not
    there. Two processes that make it at once end with the same key. Raises SettingsError.
    """
    if settings.secret_key is not None:
        return settings.secret_key.encode()
    database = settings.database_url.path
    if database is None:
        raise SettingsError(
            "MEDSKICK_SECRET_KEY is missing: a PostgreSQL database has no file to keep it beside; make one with "
            'python3 -c "import secrets; print(secrets.token_urlsafe(32))".'
        )
    path = database.with_name(f"{database.name}.key")
    try:
        key = _read_or_make(path)
    except OSError:
        raise SettingsError(
            f"{path} cannot be read or made; let this user write beside the database."
        ) from None
    if len(key) < _BYTES:
        raise SettingsError(
            f"{path} holds no whole key; put it back from a backup, or remove it for a new one."
        )
    return key


def _read_or_make(path: Path) -> bytes:
    try:
        return path.read_bytes().strip()
    except FileNotFoundError:
        pass
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_hex(_BYTES).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # as O_EXCL, but the file is never seen half written
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_bytes().strip()
