"""The settings as an operator may see them: text, source, meaning; secrets masked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.settings.model import SETTINGS
from app.settings.reading import build_settings
from app.settings.sources import find

MASK: Final = "********"
_CREDENTIALS: Final = re.compile(r"(?<=://).*@|(?<=password=)[^&]*")


def report(environ: Mapping[str, str], directory: Path) -> list[dict[str, str | None]]:
    """A row per setting: `name`, `value` (None: not set), `source`, `meaning`. Raises SettingsError."""
    found = find(environ, directory)
    settings = build_settings(found, directory)
    rows: list[dict[str, str | None]] = []
    for name, setting in SETTINGS.items():
        text, source = setting.metadata["default"], "default"
        if name in found:
            text, source = found[name].text, found[name].source
        elif name == "MEDSKICK_PUBLIC_URL":
            text = settings.public_url
        elif name == "MEDSKICK_HOUSE" and settings.house:
            text = str(settings.house)
        shown = mask(text) if text and setting.metadata["secret"] else text
        rows.append(
            {
                "name": name,
                "value": shown,
                "source": source if text else "not set",
                "meaning": setting.metadata["meaning"],
            }
        )
    return rows


def mask(text: str) -> str:
    """A secret without what makes it one: of an address the user and password are hidden, else everything."""
    if "://" not in text:
        return MASK
    return _CREDENTIALS.sub(lambda found: MASK + "@" * found[0].endswith("@"), text)
