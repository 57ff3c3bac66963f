"""The templates against what mjml-python knows: it passes over an unknown tag or attribute without a word."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from mjml import mjml2html

from actions.noticing import NoticeLink
from newsletter.compose import compose
from newsletter.environment import TEMPLATES, environment
from newsletter.facts import Picture
from newsletter.render import render, render_mail
from tests.newsletter.november import HOUSE, ITEMS, NOVEMBER

INSIDE = {
    "mjml": {"mj-head", "mj-body"},
    "mj-head": {"mj-title", "mj-attributes", "mj-raw", "mj-style"},
    "mj-attributes": {"mj-all", "mj-text", "mj-section", "mj-column"},
    "mj-body": {"mj-section"},
    "mj-section": {"mj-column"},
    "mj-column": {"mj-text", "mj-spacer"},
}
"""Which MJML tag may stand in which; tags that are not named here hold no others (MJML 4 component rules)."""

KNOWN = {
    "mjml": {"lang", "dir"},
    "mj-body": {"width", "background-color", "css-class"},
    "mj-section": {"background-color", "border-radius", "css-class", "padding"},
    "mj-column": {"padding"},
    "mj-text": {"color", "css-class", "font-family", "font-size", "line-height", "padding"},
    "mj-spacer": {"height"},
    "mj-all": {"font-family"},
}
"""The attributes that mjml-python 1.4.2 heeds, of those that the templates use."""

VOID = {"br", "img", "meta", "mj-all"}


class Lint(HTMLParser):
    """Faults that the compiler would pass over: unknown tags, wrong places, attributes without effect."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = next((one for one in reversed(self.open) if one.startswith("mj")), None)
        if tag.startswith("mj"):
            self._check(tag, parent, {name for name, _ in attrs})
        elif parent not in {"mj-text", "mj-raw"}:
            self.faults.append(f"<{tag}> stands in <{parent}>")
        if tag not in VOID:
            self.open.append(tag)

    def _check(self, tag: str, parent: str | None, attributes: set[str]) -> None:
        if parent is not None and tag not in INSIDE.get(parent, set()):
            self.faults.append(f"<{tag}> stands in <{parent}>")
        self.faults += [f"<{tag}> has {name}" for name in sorted(attributes - KNOWN.get(tag, set()))]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")


def faults(mjml: str) -> list[str]:
    lint = Lint()
    lint.feed(mjml)
    lint.close()
    return [*lint.faults, *(f"<{tag}> is not closed" for tag in lint.open)]


FULL = replace(
    NOVEMBER,
    house=replace(HOUSE, logo="https://a.se/logo.png", logo_text="Samspel"),
    items=tuple(replace(item, picture=Picture("https://a.se/b.jpg", "Ett bord")) for item in ITEMS),
)
NOTICE = {
    "heading": "H",
    "subject_line": "S",
    "opening": "ORGANISATION",
    "paragraphs": ("p",),
    "links": (NoticeLink("l", "https://a.se"), NoticeLink("m", own="YES")),
    "why": "w",
}


@pytest.mark.parametrize(
    "mjml",
    [
        render(compose(FULL, "sv")).mjml,
        render(compose(FULL, "en")).mjml,
        render_mail("notice", "sv", HOUSE, NOTICE).mjml,
    ],
    ids=["issue-sv", "issue-en", "notice"],
)
def test_templates_hold_nothing_that_would_be_passed_over(mjml: str) -> None:
    assert faults(mjml) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<mjml><mj-body><mj-section><mj-column><mj-txt>x</mj-txt></mj-column></mj-section></mj-body></mjml>",
        "<mjml><mj-body><mj-text>x</mj-text></mj-body></mjml>",
        "<mjml><mj-body><mj-section gutter='1'></mj-section></mj-body></mjml>",
        "<mjml><mj-body><p>x</p></mj-body></mjml>",
        "<mjml><mj-body></mj-body>",
    ],
)
def test_the_lint_finds_what_the_compiler_accepts(wrong: str) -> None:
    assert faults(wrong) != []


EXAMPLES = {"padding": ("3px", "7px"), "width": ("500px", "400px"), "height": ("3px", "7px"), "lang": ("sv", "en"), "dir": ("ltr", "rtl"),
            "border-radius": ("3px", "7px"), "font-size": ("13px", "17px"), "line-height": ("1.3", "1.7")}  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "attribute"), [(tag, attribute) for tag, known in KNOWN.items() for attribute in sorted(known)]
)
def test_each_attribute_that_the_lint_lets_pass_has_an_effect(tag: str, attribute: str) -> None:
    one, other = (compiled_with(tag, attribute, value) for value in EXAMPLES.get(attribute, ("red", "blue")))
    assert one != other


def compiled_with(tag: str, attribute: str, value: str) -> str:
    """The HTML of a small document in which `tag` has one attribute."""
    given = {tag: f' {attribute}="{value}"'}
    every = f"<mj-all{given['mj-all']} />" if tag == "mj-all" else ""
    mjml, body, section, column, text, spacer = (
        f"<{name}{given.get(name, '')}>"
        for name in ("mjml", "mj-body", "mj-section", "mj-column", "mj-text", "mj-spacer")
    )
    return mjml2html(
        f"{mjml}<mj-head><mj-attributes>{every}</mj-attributes></mj-head>{body}{section}{column}{text}x</mj-text>"
        f"{spacer}</mj-spacer></mj-column></mj-section></mj-body></mjml>",
        disable_comments=True,
    )


@pytest.mark.parametrize(
    "template", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("mail/**/*.*"))
)
def test_each_template_can_be_read(template: str) -> None:
    environment().get_template(template)


@pytest.mark.parametrize("kind", sorted(path.parent.name for path in TEMPLATES.glob("mail/*/subject.txt")))
def test_a_mail_is_a_folder_of_three(kind: str) -> None:
    names = {path.name for path in (TEMPLATES / "mail" / kind).iterdir() if not path.name.startswith("_")}
    assert names == {"subject.txt", "body.txt", "body.mjml"}


def test_what_is_put_into_mjml_is_escaped_and_an_unknown_name_stops() -> None:
    written = environment().from_string("{{ text }}", template_class=None)
    assert written.render(text="<b>&") == "&lt;b&gt;&amp;"
    assert environment().autoescape("mail/issue/body.mjml") is True  # type: ignore[operator]
    assert environment().autoescape("mail/issue/body.txt") is False  # type: ignore[operator]
    with pytest.raises(Exception, match="'nothing' is undefined"):
        environment().from_string("{{ nothing }}").render()
