"""What staff do with the register of organisations: take in a list.

Reads no files: rows come in as `dialogue.register.RegisterRow`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.deed import Deed, new_id
from actions.errors import NotFound
from actions.subscribers import checked_address
from dialogue.register import JudgedRow, RegisterRow, judge, themes_of
from storage import audit, organisations


async def import_organisations(
    deed: Deed,
    rows: Sequence[RegisterRow],
    actor: str,
    *,
    accept_similar: bool = False,
    dry_run: bool = False,
) -> tuple[JudgedRow, ...]:
    """Take in a list; each row comes back with what it came to. With `dry_run` nothing is kept.

    A row that is refused, or proposed as possibly the same as another, stops no other. Raises NotFound for themes that
    the coding frame does not hold; then nothing is kept.
    """
    _check_themes(deed, rows)
    kept = await organisations.select_organisations(deed.connection)
    judged = judge(rows, kept, checked_address, deed.now, accept_similar=accept_similar)
    wanted = [row for row in judged if row.verdict in ("new", "changed")]
    if dry_run or not wanted:
        return judged
    for row in wanted:
        assert row.organisation is not None
        if row.verdict == "new":
            await organisations.insert_organisation(
                deed.connection, replace(row.organisation, id=new_id("o"))
            )
        else:
            await organisations.update_organisation(deed.connection, row.organisation)
    await audit.insert_audit(
        deed.connection, deed.now, actor, "organisation.import", note=f"{len(wanted)} rows"
    )
    return judged


def _check_themes(deed: Deed, rows: Sequence[RegisterRow]) -> None:
    unknown = [
        f"{theme!r} (line {row.line})"
        for row in rows
        for theme in themes_of(row)
        if deed.premises.frame.theme(theme) is None
    ]
    if unknown:
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        raise NotFound(
            f"The coding frame has no theme {', '.join(unknown[:5])}{more}, so nothing was taken in; "
            "see `medskick themes list`."
        )
