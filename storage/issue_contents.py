"""What an issue says in each language and sub-region, in every form, and what its page shows in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from dialogue.issues import Entry, Variant
from storage.connection import Connection
from storage.rows import load_all, load_or_none


async def replace_variants(connection: Connection, issue_id: str, variants: Iterable[Variant]) -> None:
    """Put these variants in place of those that were."""
    await connection.run("delete from issue_variant where issue_id = :issue", issue=issue_id)
    await connection.run_many(
        """
        insert into issue_variant (issue_id, language, subregion, subject, mjml, html, text, web, sections, letter_id,
                                   digest)
        values (:issue, :language, :subregion, :subject, :mjml, :html, :text, :web, :sections, :letter_id, :digest)
        """,
        [{"issue": issue_id, **asdict(variant)} for variant in variants],
    )


async def select_variant(
    connection: Connection, issue_id: str, language: str, subregion: str = ""
) -> Variant | None:
    """One variant; the one of no sub-region unless told."""
    return load_or_none(
        Variant,
        await connection.one(
            """
            select * from issue_variant
             where issue_id = :issue and language = :language and subregion = :subregion
            """,
            issue=issue_id,
            language=language,
            subregion=subregion,
        ),
    )


async def select_letters(connection: Connection, issue_id: str) -> dict[tuple[str, str], str]:
    """The letter's id in each language and sub-region that there is."""
    rows = await connection.all(
        """
        select language, subregion, letter_id from issue_variant
         where issue_id = :issue order by language, subregion
        """,
        issue=issue_id,
    )
    return {(row["language"], row["subregion"]): row["letter_id"] for row in rows}


async def replace_entries(connection: Connection, issue_id: str, entries: Iterable[Entry]) -> None:
    """Note what the issue shows."""
    await connection.run("delete from issue_entry where issue_id = :issue", issue=issue_id)
    await connection.run_many(
        """
        insert into issue_entry (issue_id, position, entry_id, section, label)
        values (:issue, :position, :id, :section, :label)
        """,
        [
            {"issue": issue_id, "position": position, **asdict(entry)}
            for position, entry in enumerate(entries)
        ],
    )


async def select_entries(connection: Connection, issue_id: str) -> tuple[Entry, ...]:
    """What the issue shows, in the order of its page."""
    return load_all(
        Entry,
        await connection.all(
            "select entry_id as id, section, label from issue_entry where issue_id = :issue order by position",
            issue=issue_id,
        ),
    )
