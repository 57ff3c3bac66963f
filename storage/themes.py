"""The coding frame as it is in force: areas and themes."""

from __future__ import annotations

from dialogue.themes import RESERVED, RETIRED_ON, Area, Frame, Theme
from storage.connection import Connection
from storage.marks import select_mark, set_mark
from storage.rows import load_all

FRAME_VERSION = "frame-version"


async def replace_frame(connection: Connection, frame: Frame) -> None:
    """Take a frame into force. Themes that it no longer holds stay for what was coded with them, and are proposed no more."""
    await connection.run_many(
        """
        insert into area (id, position, label_sv, label_en) values (:id, :position, :label_sv, :label_en)
        on conflict (id) do update set position = :position, label_sv = :label_sv, label_en = :label_en
        """,
        [
            {"id": area.id, "position": position, "label_sv": area.label_sv, "label_en": area.label_en}
            for position, area in enumerate(frame.areas)
        ],
    )
    await connection.run_many(
        """
        insert into theme (id, area_id, position, label_sv, label_en, description, include, phrases, exclude,
                           valid_from, valid_to)
        values (:id, :area, :position, :label_sv, :label_en, :description, :include, :phrases, :exclude,
                :valid_from, :valid_to)
        on conflict (id) do update
           set area_id = :area, position = :position, label_sv = :label_sv, label_en = :label_en,
               description = :description, include = :include, phrases = :phrases, exclude = :exclude,
               valid_from = :valid_from, valid_to = :valid_to
        """,
        [
            {
                "position": position,
                **{name: getattr(theme, name) for name in THEME_COLUMNS},
            }
            for position, theme in enumerate(frame.themes)
        ],
    )
    await _retire_others(connection, frame)
    await set_mark(connection, FRAME_VERSION, str(frame.version))


async def _retire_others(connection: Connection, frame: Frame) -> None:
    rows = await connection.all("select id from theme where area_id <> :reserved", reserved=RESERVED)
    gone = {row["id"] for row in rows} - {theme.id for theme in frame.themes}
    await connection.run_many(
        "update theme set include = '[]', phrases = '[]', valid_from = null, valid_to = :day where id = :id",
        [{"id": theme_id, "day": RETIRED_ON} for theme_id in sorted(gone)],
    )


THEME_COLUMNS = (
    "id", "area", "label_sv", "label_en", "description", "include", "phrases", "exclude", "valid_from", "valid_to",
)  # fmt: skip


async def select_frame(connection: Connection) -> Frame | None:
    """The frame in force, or None where none was taken in yet."""
    version = await select_mark(connection, FRAME_VERSION)
    if version is None:
        return None
    areas = load_all(
        Area,
        await connection.all("select * from area where id <> :reserved order by position", reserved=RESERVED),
    )
    themes = load_all(
        Theme,
        await connection.all(
            "select *, area_id as area from theme where area_id <> :reserved order by position, id",
            reserved=RESERVED,
        ),
    )
    return Frame(version=int(version), areas=areas, themes=themes)
