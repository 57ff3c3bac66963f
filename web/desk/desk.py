"""The desk's page, and the one way in which its forms are answered.

A form is proved to come from the desk's own page, done in one unit of work, and answered by a redirect to what was
done, by whom and when, as the audit has it: whoever presses second is told what the first one did. What cannot be
done is said on the page, with everything that was written still in its fields.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from actions.errors import ActionError, NotAllowed, NotFound
from storage import audit
from storage.connection import Connection
from web.context import Web, web_of
from web.desk.asked import PLACES, Asked, Done, Work, digest
from web.desk.entrance import closed
from web.desk.fields import fields_of
from web.desk.looking import PLACED_UNDER
from web.desk.questions import question_digest
from web.desk.session import Session, find_session, from_here
from web.desk.view import Desk, view_desk
from web.errors import Refused, WebError
from web.forms import Form, read_form
from web.pages import page

log = logging.getLogger(__name__)

Endpoint = Callable[[Request], Awaitable[Response]]


async def show_desk(request: Request) -> Response:
    """`GET /kansli`: everything on one page. `?nummer=`, `?tema=` and `?gjort=` say what is looked at."""
    web, session = web_of(request), await find_session(request)
    if session is None:
        return closed(web)
    return await desk_page(request, session)


async def desk_page(
    request: Request, session: Session, *, refused: Refused | None = None, form: Form | None = None
) -> Response:
    """The page as it stands now; after a refusal, with what was written."""
    web, asked = web_of(request), request.query_params
    done = asked.get("gjort", "")
    desk = await web.database.read(
        _view, web, asked.get("nummer", ""), asked.get("tema", ""), int(done) if done.isdecimal() else 0
    )
    return page(
        web.premises(),
        "desk/desk",
        status=409 if refused else 200,
        desk=desk,
        session=session,
        digest=digest,
        question_digest=question_digest,
        fields_of=fields_of,
        places=[one.question for one in desk.of(*PLACED_UNDER)],
        PLACES=PLACES,
        refused=refused,
        kept=form or Form(),
        sent_to=request.url.path if refused else "",
    )


async def _view(connection: Connection, web: Web, period: str, theme: str, done: int) -> Desk:
    return await view_desk(web.deed(connection), period=period, theme=theme, done=done)


def doing(work: Work) -> Endpoint:
    """The endpoint that does `work` with a form of the desk."""

    async def endpoint(request: Request) -> Response:
        web, session = web_of(request), await find_session(request)
        if session is None:
            return closed(web)
        form, refused = Form(), None
        try:
            form = await read_form(request)
            if not from_here(request) or not session.sent(form, web):
                raise Refused("not-ours")
            asked = Asked(session.person, form, request.path_params)
            done, entry = await web.database.write(_do, web, work, asked)
        except Refused as error:
            refused = error
        except (ActionError, WebError) as error:
            log.info("the desk refused: %s", error.sentence)
            refused = _as_refused(error)
        if refused is not None:
            return await desk_page(request, session, refused=refused, form=form)
        web.queued()
        return RedirectResponse(_place(done, entry), 303)

    return endpoint


async def _do(connection: Connection, web: Web, work: Work, asked: Asked) -> tuple[Done, int]:
    """The work, and the number under which the audit has it: this deed, or the same one that somebody did before.

    Raises Refused where nothing was done and nothing had been.
    """
    done = await work(web.deed(connection), asked)
    row = await audit.select_latest(connection, done.action, done.subject)
    if row is None:
        raise Refused("changed-meanwhile")
    return done, row["id"]


def _place(done: Done, entry: int) -> str:
    if done.job is not None:
        return f"/kansli/arbete/{done.job}?gjort={entry}"
    issue = f"&nummer={done.subject}" if done.action.startswith("issue.") else ""
    return f"/kansli?gjort={entry}{issue}#{PLACES[done.action]}"


def _as_refused(error: ActionError | WebError) -> Refused:
    if isinstance(error, NotFound):
        return Refused("gone")
    return Refused("not-allowed" if isinstance(error, NotAllowed) else "changed-meanwhile")
