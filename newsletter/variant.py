"""One issue in one language, from facts to finished forms: composed, folded until it fits, set as letter and page."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.compose import compose
from newsletter.content import IssueContent
from newsletter.facts import IssueFacts
from newsletter.fold import fold_to_fit
from newsletter.letter import encoded_size
from newsletter.render import RenderedMail, render, render_html, render_web


@dataclass(frozen=True, slots=True)
class IssueVariant:
    """`content` is what the letter says, folded; `web` is the page (HTML), which says all of it."""

    language: str
    content: IssueContent
    mail: RenderedMail
    web: str


def make_variant(facts: IssueFacts, language: str, page: str = "") -> IssueVariant:
    """The issue of `facts` in `language`. Pure; raises RenderError for a template that cannot be set.

    `page` is the page where it is set already: a sub-region's letter leads to everybody's.
    """
    whole = compose(facts, language)
    content = fold_to_fit(whole, lambda shorter: encoded_size(render_html(shorter)), facts.edits.pinned)
    return IssueVariant(whole.language, content, render(content), page or render_web(whole))
