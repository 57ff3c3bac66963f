"""Where Telegram brings updates, when it is told to: kept in the inbox, and only then answered with 200.

Knows the secret that was agreed with Telegram; parses nothing but the update's id.
"""

from __future__ import annotations

import hmac
import json
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.intake import keep_updates
from storage.errors import StorageError
from web.context import web_of

PATH: Final = "/telegram"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
AGAIN_SECONDS: Final = "5"


async def take_update(request: Request) -> Response:
    """200 once the update is on the disk; 401 for another's secret, 400 for no update, 503 where it could not be kept."""
    web = web_of(request)
    given = request.headers.get(SECRET_HEADER, "")
    if not web.webhook_secret or not hmac.compare_digest(given.encode(), web.webhook_secret.encode()):
        return Response(status_code=401)
    body = (await request.body()).decode("utf-8", "replace")
    update_id = _update_id(body)
    if update_id is None:
        return Response(status_code=400)
    try:
        await web.database.write(keep_updates, [(update_id, body)], web.now())
    except StorageError:
        return Response(status_code=503, headers={"Retry-After": AGAIN_SECONDS})
    web.received()
    return Response()


def _update_id(body: str) -> int | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None
