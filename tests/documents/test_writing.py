"""A document as Markdown, HTML, .docx and PDF: the same words in each, in a form that everyone can read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogue.compilation import Document, Entry, Heading, Listing, Paragraph, Row, Table
from dialogue.language.printable import printable
from documents import DocumentError
from documents.writing import write
from documents.writing.pdf import tagged

PAGE = Document(
    title="Sammanställning: möte <i>i höst</i>",
    language="sv",
    publisher="Kansliet",
    blocks=(
        Heading(2, "Bakgrund", "bakgrund"),
        Table("Bakgrund", (), (Row("Var", ("Folkets hus",)), Row("När", ("17 oktober",)))),
        Paragraph("Till råmaterialet", "note", "#ramaterial"),
        Paragraph("Ett utkast", "draft"),
        Heading(2, "Råmaterial", "ramaterial"),
        Listing(
            (
                Entry("Fler bord\noch stolar", ("Redaktionell rättelse: bord", "– Föreningen Fika"), (Entry("Små bord"),)),
                Entry("*Inget* [av] detta <b>är</b> märkning & # inte heller det"),
                Entry("Kalendern", target="https://example.org/a?b=1&c=<d>"),
                Entry("Inte en länk", target="javascript:alert(1)"),
            )
        ),
        Table("Medskick per tema", ("Tema", "Medskick", "Bord"), (Row("Ensamhet", ("4", "2"), 100), Row("Vård", ("1", "1"), 25))),
    ),
)  # fmt: skip


class Outline(HTMLParser):
    """Tags with their attributes in order, and the texts of the list items that are open at each moment."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.items: list[str] = []
        self._open: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "li":
            self._open.append(len(self.items))
            self.items.append("")
        if tag == "br" and self._open:
            self.items[self._open[-1]] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.items[self._open[-1]] += data


def squeezed(text: str) -> str:
    return " ".join(printable(text).split())


def rendered(markdown: bytes) -> Outline:
    return Outline(MarkdownIt("commonmark").enable("table").render(markdown.decode()))


def paragraphs(content: bytes) -> Iterator[tuple[str, str]]:
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        yield str(paragraph.style.name if paragraph.style else ""), paragraph.text


MARKS = (
    "*a*", "_b_", "**", "`c`", "# ", "1. ", "2) ", "- ", "+ ", "> ", "===", "---", "[d](e)", "![f]", "<b>", "<!--",
    "&amp;", "&", "| g |", "~~h~~", "\\", "\n", "\n\n", "\n    ", "\t", "\r", " ", "åäö", "https://i.se",
)  # fmt: skip
texts = (
    st.lists(st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"]), max_size=12)
    .map("".join)
    .filter(squeezed)
)


@given(st.lists(texts, min_size=1, max_size=4))
def test_whatever_a_text_holds_it_reads_as_that_text_in_every_format(said: list[str]) -> None:
    document = Document("T", "sv", "", (Listing(tuple(map(Entry, said))),))
    expected = [squeezed(text) for text in said]
    assert [squeezed(item) for item in rendered(write(document, "md")).items] == expected
    assert [squeezed(item) for item in Outline(write(document, "html").decode()).items] == expected
    listed = [text for style, text in paragraphs(write(document, "docx")) if style == "List Bullet"]
    assert [squeezed(text) for text in listed] == expected


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_writing_twice_gives_the_same_bytes(form: str) -> None:
    assert write(PAGE, form) == write(PAGE, form)  # type: ignore[arg-type]


def test_the_page_tells_its_language_heads_and_captions() -> None:
    page = write(PAGE, "html").decode()
    tags = Outline(page).tags
    assert ("html", {"lang": "sv"}) in tags
    assert [tag for tag, _ in tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2"]
    assert all(attributes.get("scope") in ("row", "col") for tag, attributes in tags if tag == "th")
    assert sum(tag == "caption" for tag, _ in tags) == sum(tag == "table" for tag, _ in tags) == 2
    assert "<title>Sammanställning: möte &lt;i&gt;i höst&lt;/i&gt;</title>" in page


def test_the_page_loads_nothing_and_links_only_within_itself_and_to_the_web() -> None:
    tags = Outline(write(PAGE, "html").decode()).tags
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in tags}
    assert [attributes["href"] for tag, attributes in tags if tag == "a"] == [
        "#ramaterial",
        "https://example.org/a?b=1&c=<d>",
    ]


def test_a_bar_is_never_alone_with_its_number() -> None:
    page = write(PAGE, "html").decode()
    assert '<td>4<span class="bar" style="width:100%"></span></td>' in page
    assert "| Ensamhet | 4 ████████████████████ | 2 |" in write(PAGE, "md").decode()


def test_what_is_linked_to_is_there() -> None:
    markdown = write(PAGE, "md").decode()
    assert "[Till råmaterialet](<#ramaterial>)" in markdown
    assert '<a id="ramaterial"></a>' in markdown
    body = docx.Document(io.BytesIO(write(PAGE, "docx"))).element.xml
    assert 'w:anchor="ramaterial"' in body
    assert 'w:name="ramaterial"' in body


def test_the_word_document_has_real_headings_lists_and_heads_of_tables() -> None:
    content = write(PAGE, "docx")
    document = docx.Document(io.BytesIO(content))
    styles = [style for style, _ in paragraphs(content)]
    assert [style for style in styles if style.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 2",
    ]
    assert ("List Bullet 2", "Små bord") in list(paragraphs(content))
    assert ("List Continue", "Redaktionell rättelse: bord") in list(paragraphs(content))
    without, heads = (table._tbl.xml for table in document.tables)
    assert "w:tblHeader" in heads
    assert "w:tblHeader" not in without
    assert 'w:tblCaption w:val="Medskick per tema"' in heads


def test_the_word_document_tells_its_language_and_title_and_no_clock() -> None:
    content = write(PAGE, "docx")
    document = docx.Document(io.BytesIO(content))
    assert 'w:lang w:val="sv-SE"' in document.styles.element.xml
    core = document.core_properties
    assert (core.title, core.language, core.author) == (PAGE.title, "sv-SE", "Kansliet")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in re.sub(rb"xmlns:\w+=\S+", b"", archive.read("docProps/core.xml"))


def test_without_a_browser_a_pdf_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentError, match="install it"):
        write(PAGE, "pdf")


def test_a_pdf_without_tags_is_known() -> None:
    assert not tagged(b"%PDF-1.4 << /Type /Catalog >>")
    assert not tagged(b"%PDF-1.4 << /MarkInfo << /Marked false >> /StructTreeRoot 1 0 R >>")


def test_a_pdf_has_tags_and_a_language_or_is_refused() -> None:
    try:
        content = write(PAGE, "pdf")
    except DocumentError as refusal:
        assert "install it" in refusal.sentence
    else:
        assert tagged(content)
        assert b"/Lang (sv)" in content
