"""Many persons at once, for load and kill tests. Same acts as one person's, only more of them."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Person
from sandbox.persons.writing import says


def gathers(messenger: Messenger, count: int, first_id: int, started: bool = True) -> None:
    """Create the persons first_id … first_id + count - 1 that are not there yet, all named "Medlem N"; `started` lets
    the bot write to them first."""
    for person_id in range(first_id, first_id + count):
        if person_id not in messenger.persons:
            messenger.add_person(Person(person_id, f"Medlem {person_id}", "sv", started=started))


def all_say(
    messenger: Messenger,
    texts: int,
    chats: int,
    first_id: int,
    template: str | Sequence[str] = "Medskick {n}",
) -> list[int]:
    """That many texts, numbered from 1 as {n} in the template (several are used in turn), dealt in turn to that many
    persons; the updates' numbers."""
    gathers(messenger, min(chats, texts), first_id)
    templates = (template,) if isinstance(template, str) else template
    updates = []
    for number in range(texts):
        text = templates[number % len(templates)].replace("{n}", str(number + 1))
        act = says(messenger, first_id + number % chats, text)
        if act.update_id is not None:
            updates.append(act.update_id)
    return updates
