"""Issues' rows: the issue, its variants, what staff decided about it, and the events it shows.

Who gets it and how far it has come is in `recipients`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialogue.issues import BuiltIssue, Edits, Issue, IssueState, Mark
from storage.connection import Connection, moment
from storage.rows import load_all, load_or_none


async def select_issue(connection: Connection, issue_id: str) -> Issue | None:
    """An issue by its id, which is its period."""
    return load_or_none(Issue, await connection.one("select * from issue where id = :id", id=issue_id))


async def select_issues(connection: Connection) -> tuple[Issue, ...]:
    """All issues, the latest period first."""
    return load_all(Issue, await connection.all("select * from issue order by period desc"))


async def select_issues_in(connection: Connection, states: Iterable[IssueState]) -> tuple[Issue, ...]:
    """Issues in one of these states, the earliest period first."""
    wanted = set(states)
    found = load_all(
        Issue, await connection.all("select * from issue where state <> 'draft' order by period")
    )
    return tuple(issue for issue in found if issue.state in wanted)


async def select_covered_until(connection: Connection, period: str) -> datetime | None:
    """Until when the last issue before `period` that was sent told what came in, or None before the first."""
    stored: int | None = await connection.value(
        """
        select max(covers_to) from issue
         where period < :period and state in ('sending', 'paused', 'sent')
        """,
        period=period,
    )
    return None if stored is None else moment(stored)


async def count_by_state(connection: Connection) -> dict[str, int]:
    """How many issues are in each state."""
    rows = await connection.all("select state, count(*) as n from issue group by state order by state")
    return {row["state"]: row["n"] for row in rows}


async def upsert_built(connection: Connection, built: BuiltIssue, now: datetime) -> None:
    """The issue's row after a build: a draft that says what was built. Edits of staff stay."""
    await connection.run(
        """
        insert into issue (id, period, covers_from, covers_to, built_at, subject, sha256, checks, created_at)
        values (:period, :period, :covers_from, :covers_to, :now, :subject, :sha256, :checks, :now)
        on conflict (id) do update
           set covers_from = excluded.covers_from, covers_to = excluded.covers_to, built_at = excluded.built_at,
               subject = excluded.subject, sha256 = excluded.sha256, checks = excluded.checks, changed = 0
        """,
        period=built.period,
        covers_from=built.covers_from,
        covers_to=built.covers_to,
        subject=built.subject,
        sha256=built.sha256,
        checks=built.checks,
        now=now,
    )


async def upsert_extra(connection: Connection, issue_id: str, subject: str, text: str, now: datetime) -> None:
    """A mailing outside the months as a draft that has to be built; it covers nothing but itself."""
    await connection.run(
        """
        insert into issue (id, period, covers_from, covers_to, built_at, own_subject, greeting, changed, created_at)
        values (:id, :id, :now, :now, :now, :subject, :text, 1, :now)
        on conflict (id) do update set own_subject = excluded.own_subject, greeting = excluded.greeting, changed = 1
        """,
        id=issue_id,
        subject=subject,
        text=text,
        now=now,
    )


async def update_audience(connection: Connection, issue_id: str, audience: dict[str, list[str]]) -> None:
    """Whom the issue goes to."""
    await connection.run(
        "update issue set audience = :audience where id = :id", id=issue_id, audience=audience
    )


async def update_changed(connection: Connection, issue_id: str) -> None:
    """Staff decided something that the build does not know of."""
    await connection.run("update issue set changed = 1 where id = :id", id=issue_id)


async def select_edits(connection: Connection, issue_id: str) -> Edits:
    """What staff decided about an issue; nothing for one that is not there."""
    row = await connection.one("select greeting, own_subject from issue where id = :id", id=issue_id)
    marks = await connection.all(
        "select target, mark from issue_mark where issue_id = :id order by target", id=issue_id
    )
    if row is None:
        return Edits()
    return Edits(row["greeting"], row["own_subject"] or "", tuple((m["target"], m["mark"]) for m in marks))


async def update_edits(
    connection: Connection, issue_id: str, greeting: str | None, subject: str | None
) -> None:
    """Staff's own greeting and subject; None leaves what is there, an empty subject takes staff's away."""
    await connection.run(
        """
        update issue
           set greeting = coalesce(:greeting, greeting), changed = 1,
               own_subject = case when :subject is null then own_subject else nullif(:subject, '') end
         where id = :id
        """,
        id=issue_id,
        greeting=greeting,
        subject=subject,
    )


async def set_mark(connection: Connection, issue_id: str, target: str, mark: Mark) -> None:
    """Pin a thing, or leave it out; the later word counts."""
    await connection.run(
        """
        insert into issue_mark (issue_id, target, mark) values (:issue, :target, :mark)
        on conflict (issue_id, target) do update set mark = excluded.mark
        """,
        issue=issue_id,
        target=target,
        mark=mark,
    )


async def insert_approval(
    connection: Connection, issue_id: str, name: str, sha256: str, now: datetime
) -> tuple[str, ...]:
    """Note an approval; returns the names of all who approved this very content, first ones first."""
    await connection.run(
        """
        insert into issue_approval (issue_id, name, sha256, at) values (:issue, :name, :sha256, :now)
        on conflict (issue_id, name) do update set sha256 = excluded.sha256, at = excluded.at
        """,
        issue=issue_id,
        name=name,
        sha256=sha256,
        now=now,
    )
    return await select_approvals(connection, issue_id, sha256)


async def select_approvals(connection: Connection, issue_id: str, sha256: str) -> tuple[str, ...]:
    """Who approved this very content, first ones first."""
    rows = await connection.all(
        "select name from issue_approval where issue_id = :issue and sha256 = :sha256 order by at, name",
        issue=issue_id,
        sha256=sha256,
    )
    return tuple(row["name"] for row in rows)


async def update_approved(
    connection: Connection, issue_id: str, names: str, sha256: str, now: datetime
) -> None:
    """The issue is approved with this content."""
    await connection.run(
        """
        update issue set state = 'approved', approved_by = :names, approved_at = :now, approved_sha256 = :sha256
         where id = :id
        """,
        id=issue_id,
        names=names,
        sha256=sha256,
        now=now,
    )


async def update_send_at(
    connection: Connection, issue_id: str, send_at: datetime | None, send_by: datetime | None
) -> None:
    """When the issue is to be sent by itself, and until when; None takes that back."""
    await connection.run(
        "update issue set send_at = :at, send_by = :by where id = :id", id=issue_id, at=send_at, by=send_by
    )


async def select_to_send(connection: Connection, now: datetime) -> tuple[Issue, ...]:
    """Issues whose time to be sent has come, in whatever state they are."""
    return load_all(
        Issue,
        await connection.all(
            "select * from issue where send_at is not null and send_at <= :now order by send_at, id", now=now
        ),
    )


async def delete_approvals(connection: Connection, issue_id: str) -> None:
    """Nobody has approved the issue; it is a draft again."""
    await connection.run("delete from issue_approval where issue_id = :id", id=issue_id)
    await connection.run(
        """
        update issue set state = 'draft', approved_by = null, approved_at = null, approved_sha256 = null
         where id = :id
        """,
        id=issue_id,
    )


async def update_state(connection: Connection, issue_id: str, state: IssueState) -> None:
    """Where the issue stands."""
    await connection.run("update issue set state = :state where id = :id", id=issue_id, state=state)


async def update_prepared(connection: Connection, issue_id: str) -> None:
    """Every recipient has an outbox row."""
    await connection.run("update issue set prepared = 1 where id = :id", id=issue_id)


async def update_sent(connection: Connection, issue_id: str, now: datetime) -> bool:
    """All letters are out; False where that was noted before. The first time stays."""
    return (
        await connection.run(
            """
            update issue set state = 'sent', sent_at = coalesce(sent_at, :now)
             where id = :id and state = 'sending'
            """,
            id=issue_id,
            now=now,
        )
        == 1
    )
