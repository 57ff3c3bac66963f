"""What a handler sees: the deed it is part of. Kept for the one update that is being applied, in its thread.

Gives no way to send: the Bot that handlers get refuses every call.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.ext import Application, CallbackContext
from telegram.request import BaseRequest, RequestData

from actions.deed import Deed


@dataclass(slots=True)
class Unit:
    """One update being applied, and what went wrong in it."""

    deed: Deed
    error: Exception | None = None


UNIT: ContextVar[Unit] = ContextVar("unit")


class Context(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """python-telegram-bot's context, with the deed."""

    @property
    def deed(self) -> Deed:
        """The unit of work, the moment and the house."""
        return UNIT.get().deed


Chat = Application[Bot, Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]


class Mute(BaseRequest):
    """A request that answers who the bot is and refuses everything else: handlers insert rows."""

    def __init__(self, me: bytes) -> None:
        self._me = me

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - PTB calls it by name
        request_data: RequestData | None = None,  # noqa: ARG002
        *_timeouts: Any,
        **_more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Answer `getMe`; raises RuntimeError for all else."""
        if url.endswith("/getMe"):
            return 200, self._me
        raise RuntimeError("a handler tried to send; insert an outbox row instead")
