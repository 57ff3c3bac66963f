"""Letters of five by seven dots, enough to print an address under a picture. Data only."""

from __future__ import annotations

from typing import Final

WIDTH: Final = 5
HEIGHT: Final = 7
_COLUMNS: Final = {
    "a": "2054545478", "b": "7f48444438", "c": "3844444420", "d": "384444487f", "e": "3854545418", "f": "087e090102",
    "g": "081454543c", "h": "7f08040478", "i": "00447d4000", "j": "2040443d00", "k": "7f10284400", "l": "00417f4000",
    "m": "7c04180478", "n": "7c08040478", "o": "3844444438", "p": "7c14141408", "q": "081414187c", "r": "7c08040408",
    "s": "4854545420", "t": "043f444020", "u": "3c4040207c", "v": "1c2040201c", "w": "3c4030403c", "x": "4428102844",
    "y": "0c5050503c", "z": "4464544c44", "0": "3e5149453e", "1": "00427f4000", "2": "4261514946", "3": "2141454b31",
    "4": "1814127f10", "5": "2745454539", "6": "3c4a494930", "7": "0171090503", "8": "3649494936", "9": "064949291e",
    "-": "0808080808", ".": "0060600000", "/": "2010080402", ":": "0036360000", "_": "4040404040", "%": "2313086462",
}  # fmt: skip
"""Five columns each, a bit for each dot, the topmost the lowest bit."""


def dots(text: str) -> tuple[tuple[bool, ...], ...]:
    """The seven rows of a line of text, a column between letters; a letter that is not known is left blank."""
    columns: list[int] = []
    for letter in text.lower():
        columns += [*bytes.fromhex(_COLUMNS.get(letter, "00" * WIDTH)), 0]
    return tuple(tuple(bool(column >> row & 1) for column in columns[:-1]) for row in range(HEIGHT))
