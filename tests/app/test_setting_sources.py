"""Where a setting may stand: the environment before `.env`, a secret also in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import SettingsError
from app.settings import read_settings
from app.settings.dotenv import parse_dotenv
from app.settings.report import MASK, mask, report

DOTENV = r"""
# a comment
NAME=plain value  # and a comment
export EXPORTED = x
HASH=a#b
EMPTY=
SINGLE='a # b \n'   # comment
DOUBLE="a \"b\" \n\\ $HOME"
NAME=later wins
"""


def test_dotenv_knows_quotes_comments_and_export_and_fills_in_nothing() -> None:
    assert parse_dotenv(DOTENV) == {
        "NAME": "later wins",
        "EXPORTED": "x",
        "HASH": "a#b",
        "EMPTY": "",
        "SINGLE": "a # b \\n",
        "DOUBLE": 'a "b" \n\\ $HOME',
    }


@pytest.mark.parametrize(
    "line", ["hunter2", "=hunter2", "MY-NAME=hunter2", "NAME='hunter2", 'NAME="hunter2" hunter2']
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(line: str) -> None:
    with pytest.raises(SettingsError, match=r"^Line 2 of \.env") as caught:
        parse_dotenv(f"# first\n{line}\n")
    assert "hunter2" not in caught.value.sentence


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_whatever_is_written_in_double_quotes_comes_back(value: str) -> None:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    assert parse_dotenv(f'NAME="{escaped}"') == {"NAME": value}


def test_the_environment_wins_over_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MEDSKICK_NAME=Ur filen\nMEDSKICK_LOCALE=en\n", encoding="utf-8-sig")
    settings = read_settings({"MEDSKICK_NAME": "Ur miljön"}, tmp_path)
    assert (settings.name, settings.locale) == ("Ur miljön", "en")


def test_a_secret_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("123:ABC\n")
    (tmp_path / ".env").write_text("MEDSKICK_TELEGRAM_TOKEN=456:DEF\n")
    assert read_settings({"MEDSKICK_TELEGRAM_TOKEN_FILE": "token"}, tmp_path).telegram_token == "123:ABC"


def test_a_secret_that_is_set_twice_is_refused(tmp_path: Path) -> None:
    both = {"MEDSKICK_TELEGRAM_TOKEN": "1:A", "MEDSKICK_TELEGRAM_TOKEN_FILE": "token"}
    with pytest.raises(SettingsError, match="are both set in environment; keep one of them"):
        read_settings(both, tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_secret_file_that_gives_nothing_is_refused(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    with pytest.raises(
        SettingsError, match=r"^MEDSKICK_SECRET_KEY_FILE names a file that cannot be read or is empty"
    ):
        read_settings({"MEDSKICK_SECRET_KEY_FILE": "key"}, tmp_path)


def test_a_dotenv_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"MEDSKICK_NAME=\xff\n")
    with pytest.raises(SettingsError, match=r"^\.env cannot be read"):
        read_settings({}, tmp_path)


def test_the_report_says_where_each_came_from_and_hides_secrets(tmp_path: Path) -> None:
    (tmp_path / "smtp").write_text("smtps://disa:hunter2@mail.example.se:465")
    (tmp_path / ".env").write_text("MEDSKICK_SMTP_URL_FILE=smtp\nMEDSKICK_MAIL_FROM=k@example.se\n")
    rows = report({"MEDSKICK_TELEGRAM_TOKEN": "123:hunter2", "MEDSKICK_LISTEN": "0.0.0.0:80"}, tmp_path)
    told = {row["name"]: (row["value"], row["source"]) for row in rows}
    assert told["MEDSKICK_TELEGRAM_TOKEN"] == (MASK, "environment")
    assert told["MEDSKICK_SMTP_URL"] == (
        f"smtps://{MASK}@mail.example.se:465",
        ".env, MEDSKICK_SMTP_URL_FILE",
    )
    assert told["MEDSKICK_MAIL_FROM"] == ("k@example.se", ".env")
    assert told["MEDSKICK_PUBLIC_URL"] == ("http://127.0.0.1:80", "default")
    assert told["MEDSKICK_DATABASE_URL"] == ("sqlite:///medskick.db", "default")
    assert told["MEDSKICK_OPERATOR"] == (None, "not set")
    assert "hunter2" not in str(rows)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://disa:hunter2@h/db",
        "postgresql://h/db?password=hunter2&x=1",
        "http://hunter2@proxy:1",
        "1:hunter2",
    ],
)
def test_no_secret_survives_the_mask(address: str) -> None:
    assert "hunter2" not in mask(address)
