"""Lists of phrases become one pattern, whose phrases are tried in the order in which they stand."""

from __future__ import annotations

import pytest

from dialogue.safety.phrases import compiled

LIST = """
    vill [jag] dö
    vill*
    . orkar inte .
    vi orkar
"""


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (" jag vill do ", " vill do"),
        (" da vill jag do ", " vill jag do"),
        (" jag ville ga ", " ville"),
        (" orkar inte ", " orkar inte"),
        (" jag orkar inte ", None),
        (" orkar inte mer ", None),
        (" vi orkar ", " vi orkar"),
        (" vilja ", None),
    ],
)
def test_a_phrase_is_found_where_it_stands(clause: str, found: str | None) -> None:
    match = compiled(LIST).search(clause)
    assert (match and match.group()) == found
