"""When those who are invited to a consultation are reminded of it.

    plan(asked)                -> every round of reminders, by due time
    choose(due, told, now)     -> which of the rounds that are due one organisation gets, and which it has missed

Pure. Days are Stockholm's and reckoned by the wall clock, so that neither a change of the clocks nor a leap day moves one.
"""

from dialogue.reminders.choosing import REPLACED, Fate, choose
from dialogue.reminders.plan import NEWS, REMINDED_AT, Asked, LastDay, Round, Stage, Track, plan

__all__ = [
    "NEWS",
    "REMINDED_AT",
    "REPLACED",
    "Asked",
    "Fate",
    "LastDay",
    "Round",
    "Stage",
    "Track",
    "choose",
    "plan",
]
