"""QR codes: the picture is the code of the address, which stands in words beneath; a sheet has one for each table."""

from __future__ import annotations

import re
import zlib
from xml.etree import ElementTree

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.qr import Card, qr_png, qr_sheet, qr_svg, short_address
from documents.qr.letters import HEIGHT, dots

PAGE = "https://medskick.example.se/f/vilka-lokaler"
CODES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,5}", fullmatch=True)


def drawn(svg: bytes) -> list[list[bool]]:
    """The modules that the picture's bars cover."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    rows = [[False] * size for _ in range(size)]
    bars = root.findall("{http://www.w3.org/2000/svg}path")[1].attrib["d"]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", bars):
        for column in range(int(x), int(x) + int(width)):
            rows[int(y)][column] = True
    return rows


@settings(max_examples=20, deadline=None)
@given(CODES)
def test_the_picture_is_the_code_of_the_address(code: str):
    address = f"https://medskick.example.se/f/{code}"
    expected = segno.make_qr(address, error="m").matrix_iter(border=4)
    assert drawn(qr_svg(address)) == [[bool(cell) for cell in row] for row in expected]


def test_the_address_stands_beneath_without_its_scheme():
    assert short_address(PAGE) == "medskick.example.se/f/vilka-lokaler"
    assert b">medskick.example.se/f/vilka-lokaler</text>" in qr_svg(PAGE)
    assert qr_svg(PAGE) == qr_svg(PAGE)


def test_a_png_holds_the_same_code_and_the_address_in_dots():
    picture = qr_png(PAGE)
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    length = int.from_bytes(picture[33:37], "big")
    packed = zlib.decompress(picture[41 : 41 + length])
    stride = (width + 7) // 8 + 1
    rows = [
        f"{int.from_bytes(packed[at + 1 : at + stride], 'big'):0{(stride - 1) * 8}b}"
        for at in range(0, len(packed), stride)
    ]
    assert picture.startswith(b"\x89PNG") and len(rows) == height
    modules = drawn(qr_svg(PAGE))
    middle = [
        [rows[12 * y + 6][12 * x + 6] == "0" for x in range(len(modules))] for y in range(len(modules) - 4)
    ]
    assert middle == modules[:-4]
    assert any("0" in row for row in rows[12 * (len(modules) - 2) :])


def test_every_letter_of_an_address_has_its_dots():
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789-./:_%":
        assert len(dots(letter)) == HEIGHT and any(map(any, dots(letter))), letter


def test_a_sheet_has_a_card_for_each_table_and_nothing_that_is_markup():
    cards = [
        Card(f"Bord {n}", "Svara här", "Eller i Telegram.", f"https://m.example.se/m/host-{n}")
        for n in (1, 2)
    ]
    page = qr_sheet("Möte <i höst>", cards, "sv").decode()
    assert page.count("<svg") == 2 and "Möte &lt;i höst&gt;" in page
    assert page.index("Bord 1") < page.index("Bord 2") and "m.example.se/m/host-2</text>" in page
