"""A mail to us, as far as it matters: data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["bounce", "delayed", "complaint", "unsubscribe", "auto-reply", "reply", "unknown"]
"""`delayed`: a letter is late, or has arrived after all. `unknown`: nobody can make out what it is."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient whom a letter did not reach; `answer` is what was said about it, its code first."""

    address: str
    answer: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What in a mail bears our own signature: nobody else can have written it.

    `row` is an outbox row (from the return address), `letter` an issue and a subscriber (from the Message-ID),
    `subscriber` whose link to leave is quoted.
    """

    row: int | None = None
    letter: tuple[str, str] | None = None
    subscriber: str = ""

    @property
    def found(self) -> bool:
        """Whether there is any."""
        return self.row is not None or self.letter is not None or bool(self.subscriber)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a mail is. `id` is the same for the same mail however often it comes; `token` is that of a wish to leave."""

    id: str
    kind: Kind
    trace: Trace = field(default_factory=Trace)
    failures: tuple[Failure, ...] = ()
    token: str = ""
