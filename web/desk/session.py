"""Who sits at the desk: the session's cookie, and the proof that a form came from the desk's own page.

A form carries a token made of the session and our key (HMAC), and a browser that says where a request comes from must
say that it comes from here (Fetch Metadata, `Sec-Fetch-Site`). Opens no session: `entrance` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.staff import SESSION_LIVES, hashed, session_of
from dialogue.members import Staff
from dialogue.tokens import signed, subject_of
from storage.connection import Connection
from web.context import Web, web_of
from web.forms import Form

COOKIE: Final = "kansli"
PATH: Final = "/kansli"
PROOF: Final = "intyg"
"""The form field that holds the proof."""
OURS: Final = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class Session:
    """A person of the office at the desk; `word` is the session's own, `token` what its forms carry."""

    person: Staff
    word: str
    token: str

    def sent(self, form: Form, web: Web) -> bool:
        """Whether `form` was sent from this session's own page."""
        return subject_of(web.key, "desk", form[PROOF]) == _subject(self.word)


async def find_session(request: Request) -> Session | None:
    """The session of a request; None without one, or after its twelve hours."""
    web, word = web_of(request), request.cookies.get(COOKIE, "")
    person = await web.database.read(_person, web, word) if word else None
    return None if person is None else Session(person, word, signed(web.key, "desk", _subject(word)))


def from_here(request: Request) -> bool:
    """Whether the browser does not say that another site sent this."""
    return request.headers.get("sec-fetch-site", "same-origin") in OURS


def set_session(response: Response, web: Web, word: str) -> None:
    """Give the browser the session's word, for the desk only."""
    response.set_cookie(
        COOKIE,
        word,
        max_age=int(SESSION_LIVES.total_seconds()),
        path=PATH,
        secure=web.premises().public_url.startswith("https:"),
        httponly=True,
        samesite="strict",
    )


def _subject(word: str) -> str:
    return hashed(word)[:32]


async def _person(connection: Connection, web: Web, word: str) -> Staff | None:
    return await session_of(web.deed(connection), word)
