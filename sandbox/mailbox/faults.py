"""Faults that a test plans for the mail server. Does not carry them out; the session does."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.chance import Chance

STAGES = ("MAIL", "RCPT", "DATA", "END")


@dataclass(slots=True)
class MailFault:
    """What goes wrong at a stage of the dialogue (END is after the final dot), for one recipient or any, and when.

    `delay` (seconds) comes first. `cut` breaks the connection: at DATA before the letter is asked for, at END after it
    was accepted and before the sender hears of it. A `code` (400..599) refuses; at END the letter is then not kept."""

    stage: str
    recipient: str | None = None
    code: int | None = None
    text: str = "planned fault"
    cut: bool = False
    delay: float = 0.0
    chance: Chance = field(default_factory=Chance)

    def __post_init__(self) -> None:
        if self.stage not in STAGES:
            raise ValueError(f"a mail fault strikes at {', '.join(STAGES)}, not at {self.stage!r}")
        if self.code is not None and not 400 <= self.code <= 599:
            raise ValueError(f"a refusal has a code from 400 to 599, not {self.code}")


class MailFaultPlan:
    """All planned faults; the first that concerns the stage and strikes is the one that happens."""

    def __init__(self) -> None:
        self.planned: list[MailFault] = []

    def strike(self, stage: str, recipients: list[str]) -> MailFault | None:
        """The fault that strikes here, counted; None for most mails."""
        for fault in self.planned:
            concerned = fault.stage == stage and (fault.recipient is None or fault.recipient in recipients)
            if concerned and fault.chance.strikes():
                return fault
        return None
