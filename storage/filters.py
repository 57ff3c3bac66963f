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
        if self.state == "withdrawn":
            standing = ["reply.withdrawn_at is not null"]
        elif self.state or self.of_theme or not self.everything:
            standing = ["reply.withdrawn_at is null"]
        else:
            standing = []
        return " and ".join([*standing, *self.conditions()]) or "1 = 1"

    def conditions(self) -> list[str]:
        """The conditions on `reply` but whether it is withdrawn."""
        return [*self._of_reply(), *self._of_theme(), *self._of_organisation()]

    def values(self) -> dict[str, object]:
        """The values of the conditions."""
        names = ("question_id", "theme", "municipality", "subregion", "size", "since", "until", "channel")
        found = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return found | ({"state": self.state} if self.state in OF_THEMES else {})

    def _of_reply(self) -> Iterator[str]:
        if self.question_id is not None:
            yield "reply.question_id = :question_id"
        if self.state == "held":
            yield "reply.held is not null"
        if self.since is not None:
            yield "reply.received_at >= :since"
        if self.until is not None:
            yield "reply.received_at < :until"
        if self.channel is not None:
            yield "reply.channel = :channel"

    def _of_theme(self) -> Iterator[str]:
        if self.of_theme:
            theme = "and mark.theme_id = :theme" if self.theme is not None else ""
            state = "= :state" if self.state in OF_THEMES else "<> 'rejected'"
            yield f"""exists (select 1 from reply_theme as mark
                              where mark.reply_id = reply.id {theme} and mark.state {state})"""
            yield "reply.held is null"

    def _of_organisation(self) -> Iterator[str]:
        facets = [name for name in ("municipality", "subregion", "size") if getattr(self, name) is not None]
        if facets:
            named = " and ".join(f"o.{name} = :{name}" for name in facets)
            yield f"reply.organisation_id in (select o.id from organisation as o where {named})"
