"""The letter as it is set: outline, language, links, looks that hold, and a text part that says the same."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from actions.noticing import NoticeLink
from dialogue.house import Colours
from newsletter.colours import READABLE, contrast, palette
from newsletter.compose import compose
from newsletter.facts import Edits, OwnItem, Picture
from newsletter.fold import ROOM
from newsletter.letter import encoded_size
from newsletter.preflight.page import read_page
from newsletter.render import RenderedMail, as_test, fingerprint, render, render_mail, render_web
from newsletter.variant import make_variant
from tests.newsletter.november import EVENTS, ITEMS, NOVEMBER
from tests.newsletter.reading import shown, tags

SV = render(compose(NOVEMBER, "sv"))
EN = render(compose(NOVEMBER, "en"))
BOTH = pytest.mark.parametrize(("mail", "language"), [(SV, "sv"), (EN, "en")])


@BOTH
def test_language_and_direction_stand_on_the_page_and_on_its_wrapper(
    mail: RenderedMail, language: str
) -> None:
    assert read_page(mail.html).languages == [(language, "ltr"), (language, "ltr")]


@BOTH
def test_there_is_one_first_heading_and_no_level_is_skipped(mail: RenderedMail, language: str) -> None:
    levels = [level for level, _ in read_page(mail.html).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@BOTH
def test_every_heading_link_and_date_of_the_html_is_in_the_text(mail: RenderedMail, language: str) -> None:
    page = read_page(mail.html)
    for _, heading in page.headings:
        assert " ".join(heading.split()) in mail.text
    for link in page.links:
        assert link.removeprefix("mailto:") in mail.text
    for day in re.findall(r"\d{1,2} \w+ \d{4}(?: kl\. [\d.–]+)?", shown(mail.html)):
        assert day in mail.text


@BOTH
def test_nothing_is_loaded_from_anywhere(mail: RenderedMail, language: str) -> None:
    assert not [
        attributes for tag, attributes in tags(mail.html) if tag in {"img", "link", "script", "iframe"}
    ]
    assert "@import" not in mail.html
    assert "url(" not in mail.html


def test_the_letters_own_words_come_first_and_are_never_hidden() -> None:
    assert shown(SV.html).removeprefix(SV.subject).strip().startswith(compose(NOVEMBER, "sv").first_line)
    assert "display:none" not in SV.html
    assert "mj-preview" not in SV.mjml


def test_every_link_is_underlined_and_says_where_it_leads() -> None:
    for tag, attributes in tags(SV.html):
        if tag == "a":
            assert "text-decoration:underline" in (attributes["style"] or "")
    assert not re.search(r">\s*(läs mer|här|klicka här|länk)\s*</a>", SV.html, re.IGNORECASE)


def test_running_text_is_large_and_airy_enough() -> None:
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", SV.html)]
    heights = [float(height) for height in re.findall(r"<p[^>]*line-height:([\d.]+)", SV.html)]
    assert min(size for size in sizes if size) >= 15  # 15 is for labels and the month of a date
    assert min(heights) >= 1.5
    assert all("font-size:15px" not in style for style in re.findall(r"<p[^>]*>", SV.html))


def test_tables_for_layout_say_so_and_the_one_of_counts_has_headings() -> None:
    tables = [attributes for tag, attributes in tags(SV.html) if tag == "table"]
    assert [t for t in tables if t.get("role") != "presentation"] == [
        {"width": "100%", "cellpadding": "0", "cellspacing": "0", "style": tables_style(tables)}
    ]
    scopes = [attributes.get("scope") for tag, attributes in tags(SV.html) if tag == "th"]
    assert scopes == ["col", "col", *["row"] * 5]


def tables_style(tables: list[dict[str, str | None]]) -> str | None:
    return next(table["style"] for table in tables if table.get("role") != "presentation")


def test_a_quotation_in_another_language_says_which() -> None:
    spoken = [attributes.get("lang") for tag, attributes in tags(SV.html) if attributes.get("dir") == "auto"]
    assert spoken == [None, None, "en"]


def test_a_picture_has_its_words_and_a_decorating_one_has_none() -> None:
    for alt in ('Tre personer och en "kaffekanna"\u00a0på ett bord', ""):
        item = replace(ITEMS[0], picture=Picture("https://medskick.example.org/bild/a.jpg", alt))
        page = read_page(render(compose(replace(NOVEMBER, items=(item,)), "sv")).html)
        assert page.pictures == [("https://medskick.example.org/bild/a.jpg", alt)]


def test_every_section_of_the_letter_is_one_block_of_mjml() -> None:
    more = replace(NOVEMBER, events=tuple(replace(EVENTS[1], id=f"event:{n}") for n in range(20)))
    assert render(compose(more, "sv")).mjml.count("<mj-section") == SV.mjml.count("<mj-section")


def test_the_text_part_reads_well() -> None:
    assert SV.text.splitlines()[:6] == [
        "I novemberbrevet: 2 frågor att svara på, 2 förslag att tycka till om och 4 datum att boka.",
        "Läs brevet på webben: https://medskick.example.org/n/2026-11",
        "",
        "Novemberbrevet 2026",
        "Samspel Västerdal",
        "",
    ]
    assert re.findall(r"^\d\. .*$", SV.text, re.MULTILINE) == [
        "1. Nytt sedan sist",
        "2. Det ni har sagt",
        "3. Frågor att svara på",
        "4. Ni sa – så blev det",
        "5. Förslag att tycka till om",
        "6. Datum att boka",
        "7. Nästa dialogmöte",
        "8. Om brevet",
        "9. Vill du inte ha brevet?",
    ]
    assert "Inställt: Kurs i att söka bidrag\nTisdag 24 november 2026 kl. 18.00–20.00\n" in SV.text
    assert "\n\n\n" not in SV.text
    assert "<" not in SV.text


def test_the_places_for_each_recipient_stand_in_both_parts() -> None:
    for form in (SV.html, SV.text):
        assert form.count("@@UNSUBSCRIBE@@") == 1
        assert form.count("@@PREFERENCES@@") == 1
        assert form.count("@@WHY@@") == 1


def test_the_web_page_says_all_and_nothing_about_a_recipient() -> None:
    web = render_web(compose(NOVEMBER, "sv"))
    assert "@@" not in web
    assert "Avsluta prenumerationen" not in web
    assert "Få brevet med e-post" in web
    assert [attributes.get("lang") for _, attributes in tags(web) if attributes.get("role") == "main"] == [
        "sv"
    ]
    assert "Lås upp skolans matsal" in web


def test_a_letter_that_would_be_too_large_is_folded_and_points_to_the_web() -> None:
    words = "Ett långt stycke om allt som händer i föreningen just nu. " * 12
    items = tuple(OwnItem(f"item:{n}", "news", f"Nyhet {n}", words * 8) for n in range(12))
    pinned = Edits(pinned=frozenset({"item:11"}))
    variant = make_variant(replace(NOVEMBER, items=items, news=(), edits=pinned), "sv")
    assert encoded_size(variant.mail.html) <= ROOM < encoded_size(variant.web)
    told = next(section for section in variant.content.sections if section.kind == "items")
    assert told.items == 12
    assert told.entries[0].id == "item:11"
    assert f"Läs {told.more} till på webben" in variant.mail.html
    assert f"Läs {told.more} till på webben: https://medskick.example.org/n/2026-11" in variant.mail.text
    assert "Nyhet 10" in variant.web


def test_a_long_list_is_cut_for_the_reader_even_where_there_is_room() -> None:
    many = tuple(replace(EVENTS[1], id=f"event:{n}") for n in range(30))
    variant = make_variant(replace(NOVEMBER, events=many, items=()), "sv")
    (events,) = [section for section in variant.content.sections if section.kind == "events"]
    assert (len(events.entries), events.more) == (24, 6)
    assert {"kind": "events", "items": 30} in variant.content.summary()


def test_two_processes_set_the_same_letter() -> None:
    code = (
        "from newsletter.variant import make_variant; from newsletter.render import fingerprint;"
        "from tests.newsletter.november import NOVEMBER;"
        "made = {tag: make_variant(NOVEMBER, tag) for tag in ('sv', 'en')};"
        "print(fingerprint({tag: one.mail for tag, one in made.items()}), hash(made['sv'].web) and made['sv'].web)"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)
    }
    assert len(runs) == 1


def test_an_approval_is_bound_to_every_word_of_every_variant() -> None:
    whole = fingerprint({"sv": SV, "en": EN})
    assert whole == fingerprint({"en": EN, "sv": SV})
    assert len({whole, fingerprint({"sv": SV}), fingerprint({"sv": EN, "en": SV})}) == 3
    for changed in (replace(EN, text=EN.text + " "), replace(EN, mjml=EN.mjml + " ")):
        assert fingerprint({"sv": SV, "en": changed}) != whole


def test_a_test_mail_is_marked_and_otherwise_the_same() -> None:
    assert as_test(SV) == replace(SV, subject=f"[TEST] {SV.subject}")


def test_a_plain_notice_is_a_whole_mail() -> None:
    values = {
        "heading": "Bekräfta din adress",
        "subject_line": "Bekräfta din adress",
        "opening": "",
        "paragraphs": ("Någon har bett om brevet hit.", "Var det inte du? <Gör inget>."),
        "links": (NoticeLink("Ja, skicka brevet", "https://medskick.example.org/b/abc"),),
        "why": "",
    }
    mail = render_mail("notice", "sv", NOVEMBER.house, values)
    assert mail.subject == "Bekräfta din adress"
    assert "Var det inte du? <Gör inget>." in shown(mail.html)
    assert "Ja, skicka brevet:\nhttps://medskick.example.org/b/abc" in mail.text
    assert [level for level, _ in read_page(mail.html).headings] == [1]


@pytest.mark.parametrize(
    "colours",
    [Colours(), Colours("#7a1f3d", "#faf6f0", "#2a2024"), Colours("#0b4f8a", "#eef3f7", "#14202b")],
)
def test_what_a_house_chooses_is_readable_light_and_dark(colours: Colours) -> None:
    for shades in (palette(colours).light, palette(colours).dark):
        for written in (shades.text, shades.muted, shades.accent):
            assert (
                min(contrast(written, ground) for ground in (shades.page, shades.surface, shades.tint))
                >= READABLE
            )
        assert contrast(shades.on_fill, shades.fill) >= READABLE


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
