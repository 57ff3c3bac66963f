"""The schema, as described steps that are only ever added to.

Each step is a module `mNNNN_name` with a `DESCRIPTION` and a `SCRIPT`, applied in one transaction with its mark in
`schema_version`. A step that has landed is never changed: data of others stands on it.
`{pk}`, `{lasting_pk}` (a number that is never given twice), `{big}`, `{strict}` and `{blob}` are the few words in which the
engines differ; `{full_text}` is an engine's own index over the column of stems.
"""

from __future__ import annotations

from typing import Protocol

from storage.errors import TooNew
from storage.migrations import (
    m0001_loop,
    m0002_compilation,
    m0003_themes,
    m0004_questions,
    m0005_unprompted,
    m0006_answering,
    m0007_tables,
    m0008_kept,
    m0009_directory,
    m0010_consultations,
    m0011_mail,
    m0012_register,
    m0013_wheel,
    m0014_lifecycle,
    m0015_personal,
    m0016_digest,
    m0017_extra,
    m0018_answers,
    m0019_pace,
    m0020_remiss,
)

STEPS = (
    (1, m0001_loop.DESCRIPTION, m0001_loop.SCRIPT),
    (2, m0002_compilation.DESCRIPTION, m0002_compilation.SCRIPT),
    (3, m0003_themes.DESCRIPTION, m0003_themes.SCRIPT),
    (4, m0004_questions.DESCRIPTION, m0004_questions.SCRIPT),
    (5, m0005_unprompted.DESCRIPTION, m0005_unprompted.SCRIPT),
    (6, m0006_answering.DESCRIPTION, m0006_answering.SCRIPT),
    (7, m0007_tables.DESCRIPTION, m0007_tables.SCRIPT),
    (8, m0008_kept.DESCRIPTION, m0008_kept.SCRIPT),
    (9, m0009_directory.DESCRIPTION, m0009_directory.SCRIPT),
    (10, m0010_consultations.DESCRIPTION, m0010_consultations.SCRIPT),
    (11, m0011_mail.DESCRIPTION, m0011_mail.SCRIPT),
    (12, m0012_register.DESCRIPTION, m0012_register.SCRIPT),
    (13, m0013_wheel.DESCRIPTION, m0013_wheel.SCRIPT),
    (14, m0014_lifecycle.DESCRIPTION, m0014_lifecycle.SCRIPT),
    (15, m0015_personal.DESCRIPTION, m0015_personal.SCRIPT),
    (16, m0016_digest.DESCRIPTION, m0016_digest.SCRIPT),
    (17, m0017_extra.DESCRIPTION, m0017_extra.SCRIPT),
    (18, m0018_answers.DESCRIPTION, m0018_answers.SCRIPT),
    (19, m0019_pace.DESCRIPTION, m0019_pace.SCRIPT),
    (20, m0020_remiss.DESCRIPTION, m0020_remiss.SCRIPT),
)
"""Version, description, script; add new ones at the end."""


class Engine(Protocol):
    """What an engine offers for upgrading."""

    def versions(self) -> tuple[int, ...] | None:
        """The versions applied; None for an empty database. Raises DatabaseUnreadable for another program's."""

    def apply(self, version: int, description: str, script: str) -> None:
        """Run a script and note the version, in one transaction; nothing where it is noted already."""


def upgrade(engine: Engine) -> tuple[str, ...]:
    """Apply what is missing; returns the descriptions of what was applied. Raises TooNew, DatabaseUnreadable."""
    known = engine.versions() or ()
    if known and known[-1] > STEPS[-1][0]:
        raise TooNew(
            "The database was written by a later Medskick; install that version or restore a backup."
        )
    missing = [step for step in STEPS if step[0] not in known]
    for version, description, script in missing:
        engine.apply(version, description, script)
    return tuple(description for _, description, _ in missing)
