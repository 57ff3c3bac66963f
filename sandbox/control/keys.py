"""Where the control routes find what they steer."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox.botapi.messenger import Messenger
from sandbox.chance import Chance
from sandbox.mailbox.session import PostOffice

MESSENGER = web.AppKey("messenger", Messenger)
OFFICE = web.AppKey("office", PostOffice)


def with_chance(body: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a fault, its `times`, `probability` and `seed` made into a Chance. Raises ValueError."""
    fields = dict(body)
    chance = Chance(fields.pop("times", None), fields.pop("probability", 1.0), fields.pop("seed", 0))
    return {**fields, "chance": chance}
