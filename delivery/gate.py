"""The gate that every unprompted message passes when it is claimed, in the unit of work that claims it.

Asks `dialogue.unprompted`, moves or drops what may not go; sends nothing and holds no rule. Prompted messages never get here.
"""

from __future__ import annotations

from datetime import datetime

from dialogue.outbox import Wire
from dialogue.quiet import next_waking
from dialogue.unprompted import WEEK, Limits, Notice, Sent, judge
from storage import outbox_gate
from storage.connection import Connection, Row, moment


class Gate:
    """The gate of one wire. `moved`: since the last `prepare` something made way, so another look may find more."""

    def __init__(self, wire: Wire, limits: Limits) -> None:
        self._wire, self._limits = wire, limits
        self.moved = False
        self._resting = False

    async def prepare(self, connection: Connection, now: datetime) -> None:
        """Put what has come due among what may go; in quiet hours, put what is unprompted to rest, all in one go."""
        moved = await outbox_gate.release_due(connection, self._wire, now)
        waking = next_waking(now, self._limits.quiet_hours)
        self._resting = waking > now and self._wire == "telegram"
        if self._resting:
            moved += await outbox_gate.put_to_rest(connection, self._wire, now, waking)
        self.moved = moved >= outbox_gate.AT_ONCE

    async def lets(self, connection: Connection, row: Row, now: datetime) -> bool:
        """Whether an unprompted candidate may go at `now`; one that may not was moved or dropped, or will be with the
        next lot that is put to rest."""
        if self._resting:
            return False
        person = await outbox_gate.select_person(connection, int(row["recipient"]))
        others = await outbox_gate.select_unprompted(connection, row["recipient"], now - WEEK)
        notice = Notice(
            row["kind"], row["question_id"], moment(row["not_after"]) if row["not_after"] else None
        )
        verdict = judge(notice, person, _sent(others, now), _ahead(others, row, now), self._limits, now)
        if verdict.at == now:
            return True
        self.moved = True
        if verdict.at is None:
            await outbox_gate.drop(connection, row["id"], verdict.reason, now)
        else:
            await outbox_gate.update_due(connection, row["id"], verdict.at)
        return False


def _sent(others: list[Row], now: datetime) -> list[Sent]:
    return [
        Sent(one["kind"], one["question_id"], moment(one["done_at"]) if one["done_at"] else now)
        for one in others
        if one["state"] != "waiting"
    ]


def _ahead(others: list[Row], row: Row, now: datetime) -> int:
    """How many rows to the same person are more pressing, and due."""
    return sum(
        one["state"] == "waiting" and one["rank"] < row["rank"] and moment(one["due_at"]) <= now
        for one in others
    )
