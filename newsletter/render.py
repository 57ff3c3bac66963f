"""Content set in type: subject, HTML and text of an issue or of any other mail, from the same values.

A mail is a folder of templates (`mail/<kind>/subject.txt`, `body.txt`, `body.mjml`). What differs per recipient
stands as `@@NAME@@` in the result. Decides nothing about what is said and sends nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mjml import mjml2html

from dialogue.house import House
from newsletter.colours import palette
from newsletter.content import IssueContent
from newsletter.environment import environment
from newsletter.errors import RenderError
from newsletter.inert import one_line, web_address
from newsletter.prepare import prepare
from wording.catalogues import translator

_BLANK_LINES: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """One mail in one language. `mjml` is what `html` was compiled from, `text` the plain part, newlines `\\n`."""

    subject: str
    mjml: str
    html: str
    text: str


def render(content: IssueContent) -> RenderedMail:
    """The letter of an issue, tokens `@@WHY@@` and `@@UNSUBSCRIBE@@` in it. Raises RenderError."""
    return render_mail("issue", content.language, content.house, {"content": content, "web": False})


def render_html(content: IssueContent, *, web: bool = False) -> str:
    """Only the HTML of an issue's letter, or of its page."""
    known = _known(
        content.language, content.house, {"content": content, "web": web, "subject": content.subject}
    )
    return _compile("issue", _template("issue", "body.mjml", known))


def render_web(content: IssueContent) -> str:
    """The public page of an issue (HTML): the whole content, and nothing about any recipient. Raises RenderError."""
    html = render_html(content, web=True)
    return html.replace('aria-roledescription="email"', "", 1).replace('role="article"', 'role="main"', 1)


def render_mail(kind: str, language: str, house: House, values: Mapping[str, object]) -> RenderedMail:
    """The mail `kind`, a folder under `templates/mail`, in `language`, filled with `values`. Raises RenderError."""
    known = _known(language, house, values)
    subject = one_line(_template(kind, "subject.txt", known))
    mjml = _template(kind, "body.mjml", {**known, "subject": subject})
    text = _tidy(_template(kind, "body.txt", {**known, "subject": subject}))
    return RenderedMail(subject, mjml, _compile(kind, mjml), text)


def as_test(mail: RenderedMail) -> RenderedMail:
    """`mail` marked as a test in its subject."""
    return RenderedMail(f"[TEST] {mail.subject}", mail.mjml, mail.html, mail.text)


def fingerprint(variants: Mapping[str, RenderedMail]) -> str:
    """SHA-256 over MJML and text of all variants (by language): what an approval is bound to."""
    digest = hashlib.sha256()
    for name, mail in sorted(variants.items()):
        for part in (name, mail.mjml, mail.text):
            encoded = part.encode()
            digest.update(len(encoded).to_bytes(8, "big"))
            digest.update(encoded)
    return digest.hexdigest()


def _known(language: str, house: House, values: Mapping[str, object]) -> dict[str, object]:
    """What every template knows: its own values, the house, its colours and its language's words."""
    words = translator("mail", language)
    return {
        **values,
        "language": words.language,
        "house": house,
        "logo": web_address(house.logo),
        "palette": palette(house.colours),
        "t": words.text,
        "tn": words.plural,
    }


def _template(kind: str, file: str, values: Mapping[str, object]) -> str:
    return environment().get_template(f"mail/{kind}/{file}").render(values)


def _compile(kind: str, mjml: str) -> str:
    try:
        # Without fonts={} every reader would load web fonts from a third party.
        html: str = mjml2html(prepare(mjml), fonts={}, disable_comments=True)
    except ValueError as error:
        raise RenderError(f"The template mail/{kind}/body.mjml could not be compiled: {error}") from error
    return html


def _tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.strip().split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)) + "\n"
