"""What the Bot API answers when it refuses. Holds no rule about when.

ApiError
├── BadRequest      400  the call is wrong, and will be wrong again
├── Unauthorized    401  no such bot
├── Forbidden       403  the person does not want the bot, or is gone
├── MethodNotFound  404
├── Conflict        409  another getUpdates, or a webhook, is in the way
└── TooManyRequests 429  wait `parameters.retry_after` seconds
"""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal with its HTTP status, the words of the official server and, at times, parameters."""

    code = 500
    prefix = "Internal Server Error"

    def __init__(self, reason: str = "", parameters: dict[str, Any] | None = None) -> None:
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters = parameters
        super().__init__(self.description)


class BadRequest(ApiError):
    """The call is wrong, and will be wrong again."""

    code = 400
    prefix = "Bad Request"


class Unauthorized(ApiError):
    """No bot has this token."""

    code = 401
    prefix = "Unauthorized"


class Forbidden(ApiError):
    """The person blocked the bot or is gone."""

    code = 403
    prefix = "Forbidden"


class MethodNotFound(ApiError):
    """The server has no such method."""

    code = 404
    prefix = "Not Found"


class Conflict(ApiError):
    """Another getUpdates, or a webhook, is in the way."""

    code = 409
    prefix = "Conflict"


class TooManyRequests(ApiError):
    """Wait `retry_after` whole seconds."""

    code = 429
    prefix = "Too Many Requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", {"retry_after": retry_after})
