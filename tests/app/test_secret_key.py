"""The key that signs links is made once, beside the database, for its owner's eyes only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import SettingsError
from app.secret_key import secret_key
from app.settings import DatabaseAddress, Settings


def beside(folder: Path) -> Settings:
    return Settings(database_url=DatabaseAddress("sqlite", f"sqlite:///{folder}/m.db", folder / "m.db"))


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    key = secret_key(beside(tmp_path))
    assert secret_key(beside(tmp_path)) == key
    assert len(key) >= 32
    assert [file.name for file in tmp_path.iterdir()] == ["m.db.key"]
    assert (tmp_path / "m.db.key").stat().st_mode & 0o777 == 0o600


def test_many_who_make_it_at_once_end_with_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = list(pool.map(secret_key, [beside(tmp_path)] * 64))
    assert len(set(keys)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["m.db.key"]


def test_the_setting_wins_and_makes_no_file(tmp_path: Path) -> None:
    settings = Settings(database_url=beside(tmp_path).database_url, secret_key="x" * 32)
    assert secret_key(settings) == b"x" * 32
    assert not list(tmp_path.iterdir())


def test_postgresql_has_no_beside() -> None:
    settings = Settings(database_url=DatabaseAddress("postgresql", "postgresql://h/db"))
    with pytest.raises(SettingsError, match=r"^MEDSKICK_SECRET_KEY is missing"):
        secret_key(settings)


def test_half_a_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "m.db.key").write_text("short")
    with pytest.raises(SettingsError, match="holds no whole key"):
        secret_key(beside(tmp_path))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read or made"):
        secret_key(beside(tmp_path / "missing"))
