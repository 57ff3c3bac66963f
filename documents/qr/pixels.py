"""A QR code as PNG, its address in words beneath, for programs that take no SVG."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from documents.qr.letters import dots
from documents.qr.vector import modules, short_address

PIXELS: Final = 12
"""To a module: a code of 30 modules is printed 3 cm wide at 300 dots an inch."""
LARGEST: Final = 4
"""Pixels to a letter's dot, at most."""
Rows = list[list[bool]]


def qr_png(address: str) -> bytes:
    """The picture, black on white, one bit a pixel."""
    picture = _enlarged([list(row) for row in modules(address)], PIXELS)
    width = len(picture[0])
    words = [list(row) for row in dots(short_address(address))]
    words = _enlarged(words, max(1, min(LARGEST, (width - 2 * PIXELS) // len(words[0]))))
    words = [row[:width] for row in words]
    left = (width - len(words[0])) // 2
    blank = [[False] * width]
    lines = [[False] * left + row + [False] * (width - left - len(row)) for row in words]
    return _png(picture[: -2 * PIXELS] + lines + blank * (2 * PIXELS))


def _enlarged(rows: Rows, times: int) -> Rows:
    return [[dot for dot in row for _ in range(times)] for row in rows for _ in range(times)]


def _png(rows: Rows) -> bytes:
    """Rows of pixels as a file (PNG specification, greyscale of one bit)."""
    packed = b"".join(b"\0" + _bits(row) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _bits(row: list[bool]) -> bytes:
    length = (len(row) + 7) // 8
    light = "".join("0" if dark else "1" for dark in row).ljust(length * 8, "1")
    return int(light, 2).to_bytes(length, "big")
