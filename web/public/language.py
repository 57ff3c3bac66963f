"""Which language a public page is read in: Swedish, or what `?lang=` asks for."""

from __future__ import annotations

from starlette.requests import Request

from wording.catalogues import known_language


def language_of(request: Request) -> str:
    """The language asked for, where we have words in it."""
    return known_language(request.query_params.get("lang", "sv"))
