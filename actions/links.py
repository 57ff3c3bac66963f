"""Addresses that staff write beside what they tell: only pages of the web, since readers press them.

Holds that rule and nothing else; links inside texts are cleaned where they are rendered.
"""

from __future__ import annotations

import re
from typing import Final

from actions.errors import WrongState

_PAGE: Final = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def need_pages(*links: str) -> None:
    """Every one that is not empty begins with http:// or https://. Raises WrongState."""
    for link in filter(None, links):
        if not _PAGE.fullmatch(link):
            raise WrongState(f"{link[:60]!r} is no address of a page; write it as https://example.se/page.")
