"""Identity numbers and contact details are found however they are written, and numbers that look alike are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.safety import MASK, mask_personnummer, personal_data


def kinds(text: str) -> list[str]:
    return [finding.kind for finding in personal_data(text)]


# 811218-9876 is the number that Skatteverket's own examples use; telephone numbers are from PTS's fictional series.
@pytest.mark.parametrize(
    "number",
    [
        "811218-9876", "19811218-9876", "198112189876", "8112189876", "811218+9876", "811218 9876", "19811218 9876",
        "81 12 18 - 9876", "811218 – 98 76", "1981-12-18-9876", "811218−9876", "811218.9876",
    ],
)  # fmt: skip
def test_a_personnummer_is_found_and_masked(number: str) -> None:
    text = f"Jag heter Amina, {number}, och vill vara med."
    assert kinds(text) == ["personnummer"]
    assert mask_personnummer(text) == f"Jag heter Amina, {MASK}, och vill vara med."


def test_a_samordningsnummer_is_masked_too() -> None:
    assert kinds("nr 811278-9873") == ["samordningsnummer"]
    assert mask_personnummer("nr 811278-9873") == f"nr {MASK}"


def test_a_number_called_personnummer_is_one_even_when_mistyped() -> None:
    assert kinds("mitt pnr är 850312-1233") == ["personnummer"]
    assert kinds("ärende 850312-1233") == []


def test_two_numbers_are_both_masked_and_masking_again_changes_nothing() -> None:
    once = mask_personnummer("811218-9876 och 19811218-9876")
    assert once == f"{MASK} och {MASK}" == mask_personnummer(once)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-17", "dnr RS 2024-01234", "0830-1200", "08.30-12.00", "90 390", "90101", "116 111", "112", "1177",
        "2025-10-17 1315", "2025-10-17 1230", "den 17.10.2025", "08-12-2025", "2021-2030", "organisationsnummer 802412-1234",
        "dnr 08-12345", "020-22 00 60", "0771-112 112", "1 500 000 kr", "mellan 100 000 och 200 000", "0,5 procent",
        "info@stigfinnarna.example", "kansliet@fika.example", "på rätt väg 2030", "Agenda 2030", "811318-9876",
    ],
)  # fmt: skip
def test_dates_times_case_numbers_and_help_lines_are_nobodys_data(text: str) -> None:
    assert personal_data(text) == ()
    assert mask_personnummer(text) == text


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("ring 070-174 06 05!", "phone", "070-174 06 05"),
        ("0701740605", "phone", "0701740605"),
        ("+46 70 174 06 05", "phone", "+46 70 174 06 05"),
        ("0046701740605", "phone", "0046701740605"),
        ("08-465 004 00 efter fem", "phone", "08-465 004 00"),
        ("031-390 06 00", "phone", "031-390 06 00"),
        ("skriv till bertil@stigfinnarna.example.", "email", "bertil@stigfinnarna.example"),
        ("bertil(at)stigfinnarna.example", "email", "bertil(at)stigfinnarna.example"),
        ("bor på Storgatan 12 B i dag", "address", "Storgatan 12 B"),
        ("konto 8327-9, 123 456 789", "account", "8327-9, 123 456 789"),
        ("kort 4111 1111 1111 1111", "account", "4111 1111 1111 1111"),
        ("SE35 5000 0000 0549 1000 0003", "account", "SE35 5000 0000 0549 1000 0003"),
    ],
)
def test_contact_details_are_found_in_their_place(text: str, kind: str, found: str) -> None:
    (finding,) = personal_data(text)
    assert (finding.kind, text[slice(*finding.span)]) == (kind, found)


@given(st.text(alphabet="0123456789 -+.@aå", max_size=80))
def test_findings_stand_apart_and_inside_the_text(text: str) -> None:
    found = personal_data(text)
    assert all(0 <= finding.span[0] < finding.span[1] <= len(text) for finding in found)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
