"""What is quoted on a screen bears no identity number, whoever runs the service (domain.md, "Law and care")."""

from __future__ import annotations

import pytest

from wording.chat.plain import clipped, quoted

NUMBER = "19900101-2385"


@pytest.mark.parametrize("shown", [quoted, clipped])
def test_an_identity_number_is_masked_before_the_text_is_cut(shown):
    assert shown(f"Jag heter {NUMBER}, hej", 300) == "Jag heter [personnummer], hej"
    assert "1990" not in shown(f"{'ord ' * 5}{NUMBER} och mer", 30)
