"""Where the text of a setting stands: the environment, `.env`, or a file that one of them names.

Gathers text; what the text means is `model`'s and `values`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import SettingsError
from app.settings.dotenv import parse_dotenv
from app.settings.model import OUTSIDE, PREFIX, SETTINGS


@dataclass(frozen=True, slots=True)
class Found:
    """The text of one setting and where it stood, in words for the operator ("environment", ".env", …)."""

    text: str
    source: str


def read_dotenv(directory: Path) -> dict[str, str]:
    """The names in `directory`/.env; nothing when there is no such file. Raises SettingsError."""
    path = directory / ".env"
    try:
        return parse_dotenv(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            ".env cannot be read; make it a text file in UTF-8 that this user may read."
        ) from None


def find(environ: Mapping[str, str], directory: Path) -> dict[str, Found]:
    """The text of every setting that is set, by outside name. The environment wins over `.env`.

    An empty value counts as unset. Raises SettingsError, also where NAME and NAME_FILE are both set in one place.
    """
    found: dict[str, Found] = {}
    for source, names in (("environment", environ), (".env", read_dotenv(directory))):
        for name, setting in SETTINGS.items():
            if name not in found and (
                hit := _look(name, names, source, directory, setting.metadata["secret"])
            ):
                found[name] = hit
    return found


def _look(name: str, names: Mapping[str, str], source: str, directory: Path, secret: bool) -> Found | None:
    text, file = names.get(name, "").strip(), names.get(f"{name}_FILE", "").strip() if secret else ""
    if text and file:
        raise SettingsError(f"{name} and {name}_FILE are both set in {source}; keep one of them.")
    if text:
        return Found(text, source)
    if not file:
        return None
    try:
        content = (directory / file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        content = ""
    if not content:
        raise SettingsError(
            f"{name}_FILE names a file that cannot be read or is empty; write the value into it."
        )
    return Found(content, f"{source}, {name}_FILE")


def unknown_names(environ: Mapping[str, str], directory: Path) -> tuple[str, ...]:
    """A warning for each MEDSKICK_ name that is not ours, with the nearest that is."""
    files = {f"{name}_FILE" for name, setting in SETTINGS.items() if setting.metadata["secret"]}
    known = SETTINGS.keys() | OUTSIDE.keys() | files
    given = {name for name in (*environ, *read_dotenv(directory)) if name.startswith(PREFIX)}
    return tuple(_warning(name, sorted(known)) for name in sorted(given - known))


def _warning(name: str, known: list[str]) -> str:
    import difflib

    endings = [one.removeprefix(PREFIX) for one in known]  # what all begin with makes none of them nearer
    nearest = difflib.get_close_matches(name.removeprefix(PREFIX), endings, n=1)
    return f"{name} is no setting of Medskick" + (f"; did you mean {PREFIX}{nearest[0]}?" if nearest else ".")
