"""Reads a `.env` file: `NAME=value` lines, with comments, quotes and an optional `export`.

Interpolates nothing and sets nothing in the environment.
"""

from __future__ import annotations

import re
from typing import Final

from app.errors import SettingsError

_LINE: Final = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)")
_QUOTED: Final = re.compile(r"""(?:'(?P<plain>[^']*)'|"(?P<escaped>(?:[^"\\]|\\.)*)")\s*(?:#.*)?""")
_COMMENT: Final = re.compile(r"(?:^|\s+)#.*$")
_ESCAPES: Final = {"n": "\n", "t": "\t"}


def parse_dotenv(text: str, source: str = ".env") -> dict[str, str]:
    """The names and values in `text`; a later line wins over an earlier one.

    In double quotes `\\n`, `\\t`, `\\"` and `\\\\` are escapes, in single quotes nothing is; unquoted values end
    before ` #`. Raises SettingsError naming `source` and the line, never the line's text (it may be a secret).
    """
    values: dict[str, str] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise SettingsError(
                f"Line {number} of {source} is not NAME=value; write it so or begin it with #."
            )
        value = _unquote(found["value"])
        if value is None:
            raise SettingsError(
                f"Line {number} of {source} has an open quote; end the value with the same quote."
            )
        values[found["name"]] = value
    return values


def _unquote(value: str) -> str | None:
    if not value.startswith(("'", '"')):
        return _COMMENT.sub("", value)
    found = _QUOTED.fullmatch(value)
    if found is None:
        return None
    if found["plain"] is not None:
        return found["plain"]
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), found["escaped"])
