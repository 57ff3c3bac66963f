"""A setting is read, checked, or refused with one sentence that names it and never tells a secret."""

from __future__ import annotations

import math
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.errors import SettingsError
from app.settings import DatabaseAddress, Listen, MailAddress, MailServer, QuietHours, Settings, read_settings
from app.settings.model import SETTINGS
from app.settings.sources import unknown_names

BAD = {
    "MEDSKICK_DATABASE_URL": [
        "medskick.db",
        "sqlite:medskick.db",
        "sqlite:///",
        "mysql://h/d",
        "postgresql:///x",
    ],
    "MEDSKICK_TELEGRAM_TOKEN": ["hunter2", "123", ":hunter2", "123:hunt er2"],
    "MEDSKICK_TELEGRAM_API_URL": [
        "127.0.0.1:8081",
        "ftp://h",
        "http://",
        "http://h:99999",
        "http://h?hunter2",
    ],
    "MEDSKICK_TELEGRAM_MODE": ["push", "Polling"],
    "MEDSKICK_LISTEN": ["8080", ":8080", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:70000", "::1:8080", "h:８０"],
    "MEDSKICK_PUBLIC_URL": ["medskick.example.se", "https://"],
    "MEDSKICK_SMTP_URL": [
        "mail.example.se",
        "http://mail.example.se",
        "smtp://",
        "smtp://h:port",
        "smtp://disa@h",
        "smtp://disa:hunter2/1@h:25",
        "smtp://disa:hunt er2@h:25",
        "smtp://h/inbox",
    ],
    "MEDSKICK_MAIL_FROM": ["kansliet", "Kansliet <kansliet>", "a@b.se, c@d.se", "Kansliet\n<k@b.se>"],
    "MEDSKICK_MAIL_REPLY_TO": ["@example.se"],
    "MEDSKICK_BOUNCE_DOMAIN": ["studs", "studs@example.se", "studs..se"],
    "MEDSKICK_SECRET_KEY": ["hunter2"],
    "MEDSKICK_OPERATOR": ["region", "Association"],
    "MEDSKICK_HOUSE": ["no/such/file.toml"],
    "MEDSKICK_PROXY": ["proxy:3128", "socks5://proxy:1080", "http://proxy:3128/path"],
    "MEDSKICK_CA_FILE": ["no/such/file.pem", __file__],
    "MEDSKICK_IMAP_URL": ["smtp://disa:hunter2@h", "imaps://"],
    "MEDSKICK_NAME": ["two\nlines", "x" * 61],
    "MEDSKICK_LOCALE": ["svenska", "sv_SE"],
    "MEDSKICK_TIMEZONE": ["Stockholm", "../etc/passwd", "Europe/Nowhere"],
    "MEDSKICK_TELEGRAM_RATE": ["many", "-1", "nan", "inf"],
    "MEDSKICK_MAIL_RATE": ["20/s"],
    "MEDSKICK_QUIET_HOURS": ["20-8-1", "20:00", "08:00-08:00", "25:00-08:00", "20:00+01:00-08:00"],
    "MEDSKICK_WEEKLY_CAP": ["-1", "3.5", "three"],
    "MEDSKICK_FEED_ALLOW_PRIVATE": ["yes", "true"],
}


def test_every_setting_has_a_bad_value_below() -> None:
    assert BAD.keys() == SETTINGS.keys()


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in BAD for value in BAD[name]])
def test_a_bad_value_is_one_sentence_that_names_the_setting(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"MEDSKICK_MAIL_FROM": "k@example.se", name: value}, tmp_path)
    sentence = caught.value.sentence
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "hunter2" not in sentence
    assert len(sentence) < 220


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert settings == Settings()
    assert settings.database_url == DatabaseAddress("sqlite", "sqlite:///medskick.db", Path("medskick.db"))
    assert settings.listen == Listen("127.0.0.1", 8080)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.quiet_hours == QuietHours(time(20), time(8))
    assert settings.timezone == ZoneInfo("Europe/Stockholm")
    assert (settings.telegram_rate, settings.mail_rate, settings.weekly_cap) == (25, 20, 3)
    assert settings.operator is None


def test_what_is_set_is_parsed(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "MEDSKICK_DATABASE_URL": "sqlite:////var/lib/medskick/medskick.db",
            "MEDSKICK_TELEGRAM_TOKEN": "123456:ABC-def_1",
            "MEDSKICK_TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "MEDSKICK_LISTEN": "[::]:80",
            "MEDSKICK_SMTP_URL": "smtp+starttls://disa%40example.se:p%2Fw%3A@mail.example.se",
            "MEDSKICK_MAIL_FROM": '"Kansliet, Månen" <kansliet@example.se>',
            "MEDSKICK_IMAP_URL": "imaps://disa:pw@mail.example.se:1993",
            "MEDSKICK_OPERATOR": "association",
            "MEDSKICK_QUIET_HOURS": "off",
            "MEDSKICK_TELEGRAM_RATE": "0",
            "MEDSKICK_WEEKLY_CAP": "",
        },
        tmp_path,
    )
    assert settings.database_url.path == Path("/var/lib/medskick/medskick.db")
    assert settings.telegram_token == "123456:ABC-def_1"
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.public_url == "http://[::1]:80"
    assert settings.smtp_url == MailServer("smtp+starttls", "mail.example.se", 587, "disa@example.se", "p/w:")
    assert settings.mail_from == MailAddress("Kansliet, Månen", "kansliet@example.se")
    assert settings.imap_url == MailServer("imaps", "mail.example.se", 1993, "disa", "pw")
    assert settings.operator == "association"
    assert settings.quiet_hours is None
    assert settings.telegram_rate == math.inf
    assert settings.weekly_cap == 3


def test_mail_without_a_sender_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^MEDSKICK_MAIL_FROM is missing"):
        read_settings({"MEDSKICK_SMTP_URL": "smtp://127.0.0.1:2525"}, tmp_path)


def test_a_webhook_needs_an_address_that_telegram_reaches(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^MEDSKICK_PUBLIC_URL is missing"):
        read_settings({"MEDSKICK_TELEGRAM_MODE": "webhook"}, tmp_path)


def test_a_house_file_is_used_when_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "house.toml").touch()
    assert read_settings({}, tmp_path).house == tmp_path / "house.toml"


def test_a_misspelt_name_is_remarked_on_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MEDSKICK_OPERATR=association\nOTHER=1\n")
    environ = {"MEDSKICK_SMTP_URL_FILE": "x", "MEDSKICK_DEBUG": "1", "MEDSKICK_ZZZ": "1", "PATH": "/bin"}
    assert unknown_names(environ, tmp_path) == (
        "MEDSKICK_OPERATR is no setting of Medskick; did you mean MEDSKICK_OPERATOR?",
        "MEDSKICK_ZZZ is no setting of Medskick.",
    )
