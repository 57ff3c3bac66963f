"""Files as commands write them: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.errors import InputError


def write_bytes(path: str, content: bytes) -> None:
    """Put `content` at `path`, in place of what is there. Raises InputError; what was there stays then."""
    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe
        else:
            _replace(target, content)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written ({error.strerror}); name a file in a folder of yours."
        ) from None


def _replace(target: Path, content: bytes) -> None:
    """Beside it first, then into place, with the rights that a new file gets (a temporary one is its owner's alone)."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(content)
            file.flush()
            mask = os.umask(0)
            os.umask(mask)
            written.chmod(0o666 & ~mask)
            written.replace(target)
        except OSError:
            written.unlink(missing_ok=True)
            raise
