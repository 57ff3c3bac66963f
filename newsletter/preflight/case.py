"""What the checks look at, and what a check says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsletter.content import IssueContent
from newsletter.facts import IssueFacts
from newsletter.preflight.page import Page
from newsletter.render import RenderedMail
from wording.catalogues import Translator

_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one variant. `blocks`: as long as it is not `ok`, the issue cannot be sent. `detail` is for staff."""

    check: str
    ok: bool
    blocks: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the issue: how many would get this variant, and which pages of our own there are.

    `routes` are path templates ("/f/{code}") under `public_url`; none means that own links are not checked.
    `language` is that of the staff who read the result, `sender` the address that mail comes from, '' where mail is off.
    """

    recipients: int
    public_url: str
    routes: tuple[str, ...] = ()
    language: str = "sv"
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a check may look at."""

    facts: IssueFacts
    content: IssueContent
    mail: RenderedMail
    page: Page
    context: Context
    words: Translator

    def passed(self, check: str, **values: object) -> Check:
        return Check(check, True, False, self._said(f"{check}.ok", values))

    def warned(self, check: str, **values: object) -> Check:
        return Check(check, False, False, self._said(f"{check}.warn", values))

    def blocked(self, check: str, **values: object) -> Check:
        return Check(check, False, True, self._said(f"{check}.block", values))

    def warned_of(self, check: str, found: Iterable[str]) -> Check:
        """Warned with what was `found` named, or passed when nothing was."""
        what = tuple(found)
        return self.warned(check, what=self.named(what)) if what else self.passed(check)

    def blocked_by(self, check: str, found: Iterable[str]) -> Check:
        """Blocked with what was `found` named, or passed when nothing was."""
        what = tuple(found)
        return self.blocked(check, what=self.named(what)) if what else self.passed(check)

    def named(self, found: Iterable[str]) -> str:
        """The first few of `found`, and how many more there are."""
        what = list(dict.fromkeys(found))
        line = "; ".join(what[:_NAMED_AT_MOST])
        more = len(what) - _NAMED_AT_MOST
        return f"{line} {self.words.plural('and-more', more)}" if more > 0 else line

    def _said(self, key: str, values: dict[str, object]) -> str:
        match values:
            case {"n": int(n), **others}:
                return self.words.plural(key, n, **others)
            case _:
                return self.words.text(key, **values)
