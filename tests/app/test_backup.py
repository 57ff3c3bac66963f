"""A backup is whole, is taken while others write, and comes back; what was there before is kept."""

import json
from pathlib import Path

from tests.kit.program import Medskick


def _codes(medskick: Medskick) -> list[str]:
    return [row["code"] for row in json.loads(medskick("question", "list", "--json").stdout)]


def test_what_was_backed_up_comes_back_and_what_came_after_is_kept_beside(
    medskick: Medskick, tmp_path: Path
) -> None:
    medskick("question", "add", "Vad saknas?", "--code", "saknas")
    assert medskick("backup", "copy.db").returncode == 0
    medskick("question", "add", "Vad fungerar?", "--code", "fungerar")
    done = medskick("restore", "copy.db", "--json")
    assert done.returncode == 0, done.stderr
    assert _codes(medskick) == ["saknas"]
    kept = json.loads(done.stdout)["kept"]
    later = Medskick(tmp_path, {"MEDSKICK_DATABASE_URL": f"sqlite:///{kept}"})
    assert _codes(later) == ["fungerar", "saknas"]


def test_a_backup_made_with_another_key_is_restored_with_a_warning(medskick: Medskick) -> None:
    medskick("backup", "copy.db", MEDSKICK_SECRET_KEY="k" * 40)
    done = medskick("restore", "copy.db")
    assert done.returncode == 0
    assert "another key" in done.stderr


def test_what_is_no_backup_is_refused_and_nothing_is_changed(medskick: Medskick, tmp_path: Path) -> None:
    medskick("question", "add", "Vad saknas?", "--code", "saknas")
    (tmp_path / "note.txt").write_text("dear diary " * 99)
    for name in ("note.txt", "nowhere.db"):
        done = medskick("restore", name)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
    assert _codes(medskick) == ["saknas"]


def test_a_backup_never_overwrites(medskick: Medskick) -> None:
    assert medskick("backup", "copy.db").returncode == 0
    assert medskick("backup", "copy.db").returncode == 1


def test_upgrade_lists_the_steps_that_the_database_has_taken(medskick: Medskick) -> None:
    steps = json.loads(medskick("upgrade", "--json").stdout)
    assert steps[0]["version"] == 1
    assert [step["version"] for step in steps] == sorted(step["version"] for step in steps)
