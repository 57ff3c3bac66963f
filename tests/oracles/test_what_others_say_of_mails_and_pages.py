"""What others' tools say: MJML's own compiler of our templates, html-validate and axe of letters and pages.

Ours compiles with mrml, which accepts what it does not know; npm's mjml says so. Axe looks at the letters at 640 and 360 px, light and
dark, and at each page at 360 px light and 640 px dark, by the WCAG 2.2 A and AA rules.
"""

from __future__ import annotations

import pytest

from tests.newsletter.reading import shown, tags
from tests.oracles.conftest import Oracle

MAILS = ("issue-sv", "issue-en", "notice-sv", "notice-en")
HELD = (
    "alt",
    "aria-hidden",
    "aria-label",
    "class",
    "colspan",
    "dir",
    "href",
    "lang",
    "scope",
    "src",
    "title",
)
"""Attributes that mean something to a reader; the two compilers lay out their tables each in its own way."""
KEPT = {
    "a",
    "blockquote",
    "caption",
    "h1",
    "h2",
    "h3",
    "h4",
    "html",
    "img",
    "li",
    "p",
    "span",
    "strong",
    "td",
    "th",
    "ul",
}

pytestmark = pytest.mark.outside_tool


@pytest.mark.parametrize("name", MAILS)
def test_mjmls_own_compiler_finds_nothing_amiss(oracle: Oracle, name: str) -> None:
    assert oracle.mjml[name]["errors"] == []


@pytest.mark.parametrize("name", MAILS)
def test_both_compilers_say_the_same(oracle: Oracle, name: str) -> None:
    ours, theirs = oracle.mails[name].html, oracle.mjml[name]["html"]
    assert "".join(shown(ours).split()) == "".join(shown(theirs).split())
    assert meant(ours) == meant(theirs)


@pytest.mark.parametrize("name", MAILS)
def test_a_letter_has_no_fault(oracle: Oracle, name: str) -> None:
    assert oracle.faults[name] == []


def test_no_page_has_a_fault(oracle: Oracle) -> None:
    pages = {name: faults for name, faults in oracle.faults.items() if name not in (*MAILS, "faulty")}
    assert {name: faults for name, faults in pages.items() if faults} == {}
    for path in ("/", "/n", "/n/2026-11", "/nyhetsbrev", "/integritet", "/kontakt", "/hitta", "/ordlista", "/m/host-3",
                 "/borta", "/f/fraga-number", "/remiss/kulturplan", "/kansli", "/kansli/nummer/2026-12"):  # fmt: skip
        assert path in oracle.pages
    for path in ("/u/", "/p/", "/r/", "/nyhetsbrev/", "/kansli/medskick/", "/?lang=en"):
        assert any(page.startswith(path) for page in oracle.pages), path
    assert {"receipt", "crisis", "nothing", "asked", "amiss"} <= pages.keys()


def test_the_oracles_are_awake(oracle: Oracle) -> None:
    assert any("mj-foo" in error for error in oracle.mjml["faulty"]["errors"])
    told = " ".join(oracle.faults["faulty"])
    for fault in ("html-validate wcag/h37", "axe html-has-lang at 640 px, light", "axe image-alt", "axe color-contrast",
                  "px wider than the screen"):  # fmt: skip
        assert fault in told, fault


def meant(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of what is said, with the attributes that say something."""
    return [
        (tag, {name: value for name, value in values.items() if name in HELD and not is_layout(name, value)})
        for tag, values in tags(html)
        if tag in KEPT and not (tag == "td" and "scope" not in values and "colspan" not in values)
    ]


def is_layout(name: str, value: str | None) -> bool:
    return name == "class" and (value or "").startswith("mj-")
