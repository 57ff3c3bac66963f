"""Files of all sorts: what is read, and the one sentence about what is not."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import docx
import pytest

from dialogue.minutes import read_minutes
from documents import DocumentError, read_document


def texts(name: str, content: bytes) -> list[str]:
    return [line.text for line in read_document(name, content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_text_is_read_in_the_encodings_that_word_processors_write(encoding: str) -> None:
    assert texts("a.txt", "Vägen åt öster\n- Höst".encode(encoding)) == ["Vägen åt öster", "Höst"]


def test_markers_levels_and_hanging_lines_are_told() -> None:
    text = "- ett\n  - två\n\t- tre\nhänger\n\n1. fyra\n•\tfem\n-sex\n–5 grader\nsju"
    assert [
        (line.kind, line.level, line.ordered, line.hanging) for line in read_document("a.txt", text.encode())
    ] == [
        ("bullet", 0, False, False),
        ("bullet", 1, False, False),
        ("bullet", 2, False, False),
        ("paragraph", 0, False, True),
        ("bullet", 0, True, False),
        ("bullet", 0, False, False),
        ("bullet", 0, False, False),
        ("paragraph", 0, False, True),
        ("paragraph", 0, False, True),
    ]


def test_emphasis_goes_from_markdown_and_stays_in_text() -> None:
    text = b"Ett *brett* utbud\\_nu"
    assert texts("a.md", text) == ["Ett brett utbud_nu"]
    assert texts("a.txt", text) == ["Ett *brett* utbud\\_nu"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Vi vill ha ")
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for xml in (
        f"<w:ins {w}><w:r><w:t>mer tid</w:t></w:r></w:ins>",
        f"<w:del {w}><w:r><w:delText>pengar</w:delText></w:r></w:del>",
    ):
        paragraph._p.append(docx.oxml.parse_xml(xml))
    document.add_paragraph("rad ett\nrad två", "List Bullet")
    saved = io.BytesIO()
    document.save(saved)
    assert texts("a.docx", saved.getvalue()) == ["Vi vill ha mer tid", "rad ett", "rad två"]


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def a_document(body: bytes) -> bytes:
    """A .docx with another main part."""
    saved = io.BytesIO()
    docx.Document().save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"word/document.xml": body})


ENTITIES = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DEEP = b"<w:document " + W + b"><w:body>" + b"<w:sdt>" * 400 + b"</w:sdt>" * 400 + b"</w:body></w:document>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"x" * 5 * 1024 * 1024, id="5 MB of text"),
        pytest.param(bytes(range(256)) * 20, id="binary"),
        pytest.param(b"%PDF-1.7 ...", id="pdf"),
        pytest.param(b"PK\x03\x04 no archive", id="cut short"),
        pytest.param(packed({"a.txt": b"no document"}), id="a zip of something else"),
        pytest.param(a_document(b" " * 40 * 1024 * 1024), id="zip bomb"),
        pytest.param(packed({f"{number}.xml": b"" for number in range(3000)}), id="thousands of parts"),
        pytest.param(a_document(b"<w:document " + W + b"><w:body>"), id="broken xml"),
        pytest.param(a_document(b"<w:document " + W + b"/>"), id="no body"),
        pytest.param(a_document(ENTITIES + b"<w:document " + W + b"/>"), id="entities"),
        pytest.param(a_document(DEEP), id="deep"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_soon(content: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(DocumentError) as refused:
        read_document("minutes.docx", content)
    assert refused.value.sentence.startswith("minutes.docx ")
    assert "\n" not in refused.value.sentence
    assert time.process_time() - begun < 2


def test_fifty_pages_are_read_within_three_seconds() -> None:
    document = docx.Document()
    for number in range(1, 11):
        document.add_heading(f"Dialog {number}", 1)
        document.add_paragraph("Fråga 1: Vad behövs här?")
        for place in range(150):
            style = "List Bullet" if place % 3 else None
            document.add_paragraph(
                f"Medskick nummer {place} om lokaler, tid och pengar för små föreningar.", style
            )
    saved = io.BytesIO()
    document.save(saved)
    begun = time.process_time()
    minutes = read_minutes(read_document("a.docx", saved.getvalue()), "a.docx", date(2026, 11, 22))
    assert sum(len(dialogue.replies) for dialogue in minutes.dialogues) == 1500
    assert time.process_time() - begun < 3
