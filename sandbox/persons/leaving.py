"""Blocking the bot, taking it back, closing the account. Writes nothing in the chat."""

from __future__ import annotations

from sandbox.botapi.messenger import Messenger
from sandbox.botapi.people import Json, Person
from sandbox.persons import ActError


def blocks(messenger: Messenger, person_id: int) -> int | None:
    """A person stops the bot: it is told by my_chat_member and gets 403 from now on. The update's number."""
    person = _person(messenger, person_id)
    person.started = True
    return _changes(messenger, person, blocked=True)


def unblocks(messenger: Messenger, person_id: int) -> int | None:
    """A person takes the bot back: it is told by my_chat_member. The update's number."""
    return _changes(messenger, _person(messenger, person_id), blocked=False)


def deactivates(messenger: Messenger, person_id: int) -> None:
    """A person's account is gone: the bot is told nothing and gets 403."""
    person = _person(messenger, person_id)
    person.started = True
    person.deactivated = True
    messenger.bell.ring()


def _person(messenger: Messenger, person_id: int) -> Person:
    person = messenger.persons.get(person_id)
    if person is None:
        raise ActError(f"there is no person {person_id}")
    return person


def _changes(messenger: Messenger, person: Person, blocked: bool) -> int | None:
    if person.blocked == blocked:
        raise ActError(f"{person.first_name} has {'already' if blocked else 'not'} blocked the bot")
    person.blocked = blocked
    member: Json = {"user": messenger.bot, "status": "member"}
    kicked: Json = {"user": messenger.bot, "status": "kicked", "until_date": 0}
    content = {
        "chat": person.address,
        "from": person.user,
        "date": int(messenger.clock()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    return messenger.tell_bot("my_chat_member", content, person.id)
