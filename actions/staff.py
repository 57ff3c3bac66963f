"""Who belongs to the office, and how they come in: one-time links to the chat and to the desk."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from actions.deed import Deed, new_id
from actions.errors import NotFound, WrongState
from actions.telling import set_menu
from dialogue.members import Staff
from storage import audit, staff

CHAT_LINK_LIVES = timedelta(days=7)
DESK_LINK_LIVES = timedelta(hours=1)
SESSION_LIVES = timedelta(hours=12)


async def add_staff(deed: Deed, name: str, email: str | None, telegram: int | None) -> Staff:
    """A new person of the office. Raises WrongState where the name or the chat is taken."""
    name = " ".join(name.split())
    if not name:
        raise WrongState("The name is empty; give the person's name.")
    if not await staff.insert_staff(deed.connection, new_id("s"), name, email, telegram, deed.now):
        raise WrongState(f"{name} or that chat belongs to the office already; see `medskick staff list`.")
    await audit.insert_audit(deed.connection, deed.now, "command", "add-staff", name)
    return await find_staff(deed, name)


async def find_staff(deed: Deed, name: str) -> Staff:
    """A person of the office by name. Raises NotFound."""
    person = await staff.select_staff_by_name(deed.connection, name)
    if person is None:
        raise NotFound(f"There is nobody called {name!r} in the office; see `medskick staff list`.")
    return person


async def remove_staff(deed: Deed, person: Staff) -> None:
    """The person leaves the office; every door of theirs closes."""
    await staff.remove_staff(deed.connection, person.id)
    if person.telegram is not None:
        await set_menu(deed, person.telegram, [], f"menu:{person.id}:removed")
    await audit.insert_audit(deed.connection, deed.now, "command", "remove-staff", person.name)


async def chat_ticket(deed: Deed, person: Staff) -> str:
    """A word for `/start` that binds a chat to the person: once, within seven days."""
    return await _ticket(deed, "staff-chat", person.id, CHAT_LINK_LIVES)


async def desk_ticket(deed: Deed, person: Staff) -> str:
    """A word for the address that opens the desk: once, within an hour."""
    return await _ticket(deed, "staff-desk", person.id, DESK_LINK_LIVES)


async def bind_chat(deed: Deed, word: str, chat: int) -> Staff | None:
    """Bind a chat to whom the word was made for; None where it is no good (any more)."""
    subject = await staff.use_ticket(deed.connection, hashed(word), "staff-chat", deed.now)
    if subject is None:
        return None
    await staff.update_telegram(deed.connection, subject, chat)
    await audit.insert_audit(deed.connection, deed.now, subject, "bind-chat")
    return await staff.select_staff_by_id(deed.connection, subject)


async def enter_desk(deed: Deed, word: str) -> tuple[Staff, str] | None:
    """Turn a desk word into a session: the person and the session's own word; None where it is no good."""
    subject = await staff.use_ticket(deed.connection, hashed(word), "staff-desk", deed.now)
    person = await staff.select_staff_by_id(deed.connection, subject) if subject else None
    if person is None:
        return None
    return person, await _ticket(deed, "session", person.id, SESSION_LIVES)


async def session_of(deed: Deed, word: str) -> Staff | None:
    """Whose session a word is, or None."""
    subject = await staff.select_ticket(deed.connection, hashed(word), "session", deed.now)
    return await staff.select_staff_by_id(deed.connection, subject) if subject else None


async def leave_desk(deed: Deed, word: str) -> None:
    """End a session before its time."""
    await staff.delete_ticket(deed.connection, hashed(word))


async def _ticket(deed: Deed, purpose: str, subject: str, lives: timedelta) -> str:
    word = secrets.token_urlsafe(24)
    await staff.insert_ticket(deed.connection, hashed(word), purpose, subject, deed.now + lives)
    return word


def hashed(word: str) -> str:
    """What is kept of a word: 192 random bits need no salt."""
    return hashlib.sha256(word.encode()).hexdigest()
