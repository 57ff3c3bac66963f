"""One exchange with a person of the office, and where their steps are kept: on their row, so that a restart loses none.

`expects` names the step that the next text answers; the draft holds what was gathered. Holds no screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.deed import Deed
from bot.talk import Talk
from dialogue.members import Staff
from storage import staff
from wording.said import Said

SEEN: Final = "seen"
"""In the draft: when the person last looked at the replies by theme. It outlives what is gathered."""


@dataclass(frozen=True, slots=True)
class Office:
    """`person` is as the row stood when the exchange began."""

    talk: Talk
    person: Staff

    @property
    def deed(self) -> Deed:
        """The unit of work, the moment and the house."""
        return self.talk.deed

    @property
    def language(self) -> str:
        """What the person reads."""
        return self.talk.language

    async def say(self, said: Said, name: str = "office") -> None:
        """A new message."""
        await self.talk.say(said, name, "staff-screen")

    async def show(self, said: Said) -> None:
        """In place of the message that was pressed; a new one where nothing was, or a text is asked for."""
        if self.talk.query and not said.asks:
            await self.talk.change(said, "staff-screen")
        else:
            await self.say(said)

    async def expect(self, step: str, **gathered: str) -> None:
        """The next text answers `step` ('' for none); what was gathered is added to the draft."""
        await staff.update_wizard(
            self.deed.connection, self.person.id, step, {**self.person.draft, **gathered}
        )

    async def again(self) -> Office:
        """The same exchange, with the row as it stands now."""
        person = await staff.select_staff_by_id(self.deed.connection, self.person.id)
        assert person is not None
        return Office(self.talk, person)

    async def forget(self, *names: str) -> None:
        """No text is waited for; these parts of the draft are dropped, all of it where none is named."""
        kept = {
            name: value
            for name, value in self.person.draft.items()
            if name == SEEN or (names and name not in names)
        }
        await staff.update_wizard(self.deed.connection, self.person.id, "", kept)


async def office_of(talk: Talk) -> Office | None:
    """The office's side of an exchange; None for everybody else."""
    person = await staff.select_staff_by_telegram(talk.deed.connection, talk.chat)
    return None if person is None else Office(talk, person)
