"""`house.toml` gives names and own words; what it leaves out keeps its default, and a slip is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import HouseError
from app.house import read_house
from app.settings import Settings
from dialogue.house import CrisisLine, House, crisis_numbers_need_checking

EXAMPLE = Path(__file__).parents[2] / "house.example.toml"


def house_of(text: str, folder: Path) -> House:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return read_house(Settings(house=path, name="Medskick i länet"))


def test_without_a_file_the_house_is_neutral_and_bears_the_name_of_the_setting() -> None:
    house = read_house(Settings(name="Medskick i länet"))
    assert house == House(name="Medskick i länet")
    assert [line.number for line in house.crisis_lines] == ["112", "90101", "90 390", "116 111"]


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    house = house_of(
        """
        agreement = "Överenskommelsen Norr"
        parties = "medlemmar"
        second_approver = true
        [colours]
        accent = "#123456"
        [crisis]
        checked_on = 2026-11-02
        [[crisis.lines]]
        name = "Nödnumret"
        number = "112"
        audience = "danger"
        """,
        tmp_path,
    )
    assert (house.name, house.agreement, house.parties) == (
        "Medskick i länet",
        "Överenskommelsen Norr",
        "medlemmar",
    )
    assert house.second_approver
    assert (house.colours.accent, house.colours.text) == ("#123456", House().colours.text)
    assert house.crisis_lines == (CrisisLine("Nödnumret", "112", "danger"),)
    assert house.crisis_checked_on == date(2026, 11, 2)


def test_a_logo_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").touch()
    assert house_of("logo = 'logo.png'", tmp_path).logo == str(tmp_path / "logo.png")
    assert house_of("logo = 'https://example.se/logo.png'", tmp_path).logo == "https://example.se/logo.png"


def test_the_example_is_a_house() -> None:
    house = read_house(Settings(house=EXAMPLE))
    assert house.controller
    assert house.crisis_lines == House().crisis_lines


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("agreement =", "is not TOML"),
        ("agrement = 'x'", "agrement is not known"),
        ("agreement = 3", "agreement must be one line"),
        ("name = '''two\nlines'''", "name must be one line"),
        ("logo = 'missing.png'", "logo names a file that is not there"),
        ("second_approver = 'yes'", "second_approver must be true or false"),
        ("colours = 'red'", r"\[colours\] may hold"),
        ("colours.accent = 'red'", "colours.accent must be as #1f5a4c"),
        ("colours.frame = '#ffffff'", r"\[colours\] may hold"),
        ("crisis.checked_on = '2026-11-02'", "crisis.checked_on must be a date"),
        ("crisis.checked_on = 2026-11-02T10:00:00", "crisis.checked_on must be a date"),
        ("crisis.lines = []", "crisis.lines must hold at least one line"),
        ("crisis.lines = ['112']", "needs name and number"),
        ("crisis.lines = [{name = 'Nödnumret'}]", "needs name and number"),
        ("crisis.lines = [{name = 'Nödnumret', number = 112}]", "number in crisis.lines must be"),
        (
            "crisis.lines = [{name = 'N', number = '112', audience = 'all'}]",
            "audience in crisis.lines must be one of",
        ),
        ("crisis.numbers = []", r"\[crisis\] may hold"),
    ],
)
def test_a_slip_is_named_with_the_file(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(HouseError, match=named) as caught:
        house_of(text, tmp_path)
    assert caught.value.sentence.startswith(str(tmp_path / "house.toml"))
    assert "\n" not in caught.value.sentence


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_bytes(b"name = '\xff'")
    with pytest.raises(HouseError, match="cannot be read"):
        read_house(Settings(house=tmp_path / "house.toml"))


@pytest.mark.parametrize(
    ("checked", "needed"),
    [(None, True), (date(2026, 5, 1), True), (date(2026, 5, 23), False), (date(2026, 11, 22), False)],
)
def test_crisis_numbers_are_to_be_checked_twice_a_year(checked: date | None, needed: bool) -> None:
    assert crisis_numbers_need_checking(House(crisis_checked_on=checked), date(2026, 11, 22)) is needed
