"""Text from the sources → checked `Settings`, or one sentence about the first that is wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from app.errors import SettingsError
from app.settings.addresses import Listen
from app.settings.model import SETTINGS, Settings
from app.settings.sources import Found, find

_HOUSE: Final = "house.toml"
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (looked up, not bound)


def read_settings(environ: Mapping[str, str] = os.environ, directory: Path = Path()) -> Settings:
    """The settings as `environ` and `directory`/.env give them. Raises SettingsError."""
    return build_settings(find(environ, directory), directory)


def build_settings(found: Mapping[str, Found], directory: Path = Path()) -> Settings:
    """Parse the texts, fill in what follows from others, and check what must fit together. Raises SettingsError."""
    parsed: dict[str, Any] = {SETTINGS[name].name: _parse(name, hit.text) for name, hit in found.items()}
    if "house" not in parsed and (directory / _HOUSE).is_file():
        parsed["house"] = directory / _HOUSE
    settings = Settings(**parsed)
    _check_together(settings, found)
    return settings if "public_url" in parsed else replace(settings, public_url=_address_of(settings.listen))


def _parse(name: str, text: str) -> object:
    try:
        return SETTINGS[name].metadata["parse"](text)
    except ValueError as problem:
        raise SettingsError(f"{name} {problem}.") from None


def _check_together(settings: Settings, found: Mapping[str, Found]) -> None:
    if settings.smtp_url and not settings.mail_from:
        raise SettingsError("MEDSKICK_MAIL_FROM is missing though mail is on; write the sender's address.")
    if settings.telegram_mode == "webhook" and "MEDSKICK_PUBLIC_URL" not in found:
        raise SettingsError(
            "MEDSKICK_PUBLIC_URL is missing though MEDSKICK_TELEGRAM_MODE is webhook; write the address, as "
            "https://medskick.example.se, that Telegram can reach."
        )


def _address_of(listen: Listen) -> str:
    host = _EVERYWHERE.get(listen.host, listen.host)
    return f"http://[{host}]:{listen.port}" if ":" in host else f"http://{host}:{listen.port}"
