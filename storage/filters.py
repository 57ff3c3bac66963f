"""Which replies are meant: by question, theme, organisation, time, channel and state. Conditions only; others select.

There is no filter by what a person believes, suffers from or belongs to (GDPR art. 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

State = Literal["suggested", "confirmed", "rejected", "held", "withdrawn"]
OF_THEMES: Final = ("suggested", "confirmed", "rejected")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reply must be; None where anything will do.

    state: of its theme (of any theme where `theme` is None), or of the reply itself. Whoever asks for a theme or its state
        gets what is counted: neither held nor withdrawn.
    municipality, subregion, size: of the organisation on whose behalf it was said.
    since, until: when it was received, `until` excluded.
    everything: held and withdrawn ones too, unless a theme or a state is asked for; without it no withdrawn ones.
    """

    question_id: str | None = None
    theme: str | None = None
    state: State | None = None
    municipality: str | None = None
    subregion: str | None = None
    size: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None
    everything: bool = False

    @property
    def of_theme(self) -> bool:
        """Whether a theme or its state is asked for."""
        return self.theme is not None or self.state in OF_THEMES

    def where(self) -> str:
        """All conditions on `reply`, as one; their values are those of `values`."""
        return " and ".join([*self._by_key(), *self._by_look()]) or "1 = 1"

    def narrow(self) -> str:
        """The conditions that an index answers, as one; '' where there is none."""
        return " and ".join(self._by_key())

    def loose(self) -> str:
        """The other conditions, as one."""
        return " and ".join(self._by_look())

    def values(self) -> dict[str, object]:
        """The values of the conditions."""
        names = ("question_id", "theme", "municipality", "subregion", "size", "since", "until", "channel")
        found = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return found | ({"state": self.state} if self.state in OF_THEMES else {})

    def _by_key(self) -> Iterator[str]:
        if self.question_id is not None:
            yield "reply.question_id = :question_id"
        if self.of_theme:
            mark = ["mark.theme_id = :theme"] if self.theme is not None else []
            mark.append("mark.state = :state" if self.state in OF_THEMES else "mark.state <> 'rejected'")
            yield f"reply.id in (select mark.reply_id from reply_theme as mark where {' and '.join(mark)})"
        facets = [name for name in ("municipality", "subregion", "size") if getattr(self, name) is not None]
        if facets:
            named = " and ".join(f"o.{name} = :{name}" for name in facets)
            yield f"reply.organisation_id in (select o.id from organisation as o where {named})"

    def _by_look(self) -> Iterator[str]:
        if self.state == "withdrawn":
            yield "reply.withdrawn_at is not null"
        elif self.state or self.of_theme or not self.everything:
            yield "reply.withdrawn_at is null"
        if self.state == "held":
            yield "reply.held is not null"
        elif self.of_theme:
            yield "reply.held is null"
        if self.since is not None:
            yield "reply.received_at >= :since"
        if self.until is not None:
            yield "reply.received_at < :until"
        if self.channel is not None:
            yield "reply.channel = :channel"
