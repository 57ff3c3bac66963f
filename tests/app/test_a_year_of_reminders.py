"""A year of consultations by ticks: each reminder exactly once, or listed as late with the reason.

Both changes of the clocks, 29 February, an outage of three days, deadlines that moved earlier, later, into words and out of
them, a joint answer, a short list; 121 organisations, 12 consultations. What is expected is reckoned here anew, from days
alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from actions.consultation_answers import answer_for
from actions.consultation_plan import Planned, show_plan
from actions.consultations import Draft, add_consultation, find_consultation, move_deadline
from actions.inviting import ListedWord
from dialogue.language.dates import STOCKHOLM
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from storage import organisations
from storage.connection import Connection
from tests.kit.year import Year, a_year

BEGINS, ENDS = datetime(2027, 9, 1, tzinfo=UTC), datetime(2028, 8, 31, tzinfo=UTC)
HOURS = (7, 8, 12, 20)
"""When ticks come, in UTC: nine in the morning in Stockholm is one of the first two."""
OUTAGE = (datetime(2028, 1, 17, 10, tzinfo=UTC), datetime(2028, 1, 20, 13, tzinfo=UTC))
MAILS = ("consultation-mail", "reminder-mail")
BEFORE = {"six-weeks": 42, "two-weeks": 14, "two-days": 2}
SILENT = frozenset({"o000", "o001", "o002"})
"""Organisations that nobody can reach."""
IN_THE_CHAT = frozenset({"o003", "o004", "o005"})


def at(day: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(hour), UTC)


@dataclass
class Plot:
    """One consultation of the year: when it was announced with which last day, and what that became."""

    code: str
    told: str
    announced: datetime
    moves: list[tuple[datetime, str]] = field(default_factory=list)
    invited: tuple[str, ...] = ()
    lead: str = ""
    inner: str = ""

    def last_days(self, who: str) -> list[tuple[datetime, str]]:
        """Since when which last day was in force for an organisation."""
        if self.inner and who != self.lead:
            return [(self.announced, self.inner)]
        return [(self.announced, self.told), *self.moves]


PLOTS = [
    Plot("autumn", "2027-11-05", at("2027-09-02")),
    Plot("spring", "2028-04-07", at("2027-12-01")),
    Plot("leap", "2028-03-02", at("2027-12-15")),
    Plot("leap-day", "2028-02-29", at("2028-01-03")),
    Plot("later", "2027-12-10", at("2027-09-20"), [(at("2027-11-15"), "2028-01-21")]),
    Plot("earlier", "2028-05-31", at("2028-02-01"), [(at("2028-04-25"), "2028-05-08")]),
    Plot("set", "våren 2028", at("2027-10-10"), [(at("2028-01-12"), "2028-04-28")]),
    Plot("unset", "2028-02-11", at("2027-11-20"), [(at("2028-01-10"), "hösten 2028")]),
    Plot("joint", "2028-06-15", at("2028-03-20"), lead="o005", inner="2028-06-01"),
    Plot("short", "2027-10-12", at("2027-10-01"), invited=("o003", "o010", "o011", "o012")),
    Plot("missed", "2028-01-20", at("2027-11-01")),
    Plot("saved", "2028-02-01", at("2027-12-05")),
]


async def organise(connection: Connection) -> None:
    """121 organisations; some read English, some are in the chat, three cannot be reached."""
    for number in range(121):
        name = f"o{number:03}"
        email = None if name in SILENT else f"{name}@example.org"
        language = "en" if number % 6 == 0 else "sv"
        await organisations.insert_organisation(
            connection,
            Organisation(name, name, fold_loose(name), email, "", "", (), "", "", None, True, language, "listed", BEGINS),
        )  # fmt: skip
    for number, name in enumerate(sorted(IN_THE_CHAT)):
        await connection.run(
            """
            insert into member (id, telegram, organisation_id, contact, created_at)
            values (:id, :chat, :organisation, 1, :now)
            """,
            id=f"m{number}",
            chat=1000 + number,
            organisation=name,
            now=BEGINS,
        )


def answers(random: Random) -> list[tuple[datetime, str, str, str]]:
    """When which organisation said what about which consultation; some change their minds."""
    said = []
    for plot in PLOTS:
        for number in range(3, 121):
            who = f"o{number:03}"
            if (not plot.invited or who in plot.invited) and random.random() < 0.5:
                for _ in range(random.choice((1, 1, 2))):
                    when = plot.announced + timedelta(days=random.randrange(1, 120), hours=1)
                    said.append(
                        (when, plot.code, who, random.choice(("will-answer", "declined", "answered")))
                    )
    return sorted(said)


def ticks() -> list[datetime]:
    days = (BEGINS + timedelta(days=number) for number in range((ENDS - BEGINS).days))
    moments = (day + timedelta(hours=hour) for day in days for hour in HOURS)
    return [one for one in moments if not OUTAGE[0] < one < OUTAGE[1]]


async def play(year: Year, said: list[tuple[datetime, str, str, str]]) -> None:
    """The year: at each moment what people do, then the tick."""
    plots = {plot.code: plot for plot in PLOTS}
    deeds: list[tuple[datetime, int, tuple[str, ...]]] = [(one.announced, 0, (one.code,)) for one in PLOTS]
    deeds += [(when, 1, (plot.code, day)) for plot in PLOTS for when, day in plot.moves]
    deeds += [(when, 2, tuple(rest)) for when, *rest in said]
    waiting = sorted(deeds, reverse=True)
    for moment in ticks():
        while waiting and waiting[-1][0] <= moment:
            year.now, which, words = waiting.pop()
            if which == 0:
                await year.database.write(add_consultation, drafted(plots[words[0]]), "Disa", year.now)
            elif which == 1:
                await year.database.write(move_deadline, words[0], words[1], "Disa", year.now)
            else:
                consultation = await year.database.read(find_consultation, words[0])
                await year.do(answer_for, consultation, words[1], words[2], "link")
        await year.tick(moment)


def drafted(plot: Plot) -> Draft:
    listed = tuple(ListedWord(line, name) for line, name in enumerate(plot.invited, 2)) or None
    return Draft(
        plot.code, f"Förslag {plot.code}", "Regionen", plot.told, listed=listed, lead=plot.lead, inner_deadline=plot.inner
    )  # fmt: skip


def expected(said: list[tuple[datetime, str, str, str]]) -> tuple[Counter[str], Counter[str]]:
    """What has to go and what has to be listed as late, as "tick code stage organisation"."""
    go, late = Counter[str](), Counter[str]()
    moments = ticks()
    standing: dict[tuple[str, str], list[tuple[datetime, str]]] = {}
    for when, code, who, what in said:
        standing.setdefault((code, who), []).append((when, what))
    for plot in PLOTS:
        for number in range(3, 121):
            who = f"o{number:03}"
            if plot.invited and who not in plot.invited:
                continue
            told = ""
            for due, stage, day in rounds(plot, who):
                tick = next((one for one in moments if one >= due), None)
                if tick is None or superseded(plot, who, day, tick):
                    continue
                latest = [what for when, what in standing.get((plot.code, who), []) if when <= tick]
                if latest and latest[-1] in ("declined", "answered"):
                    continue
                if stage == "moved" and told in ("", day):
                    continue
                in_time = not day.startswith("20") or tick <= midnight(day) - timedelta(hours=12)
                (go if in_time else late)[f"{tick:%m-%d %H} {plot.code} {stage} {who}"] += 1
                told = day if in_time else told
    return go, late


def rounds(plot: Plot, who: str) -> list[tuple[datetime, str, str]]:
    found = []
    for number, (since, day) in enumerate(plot.last_days(who)):
        found.append((since, "moved" if number else "announcement", day))
        if day.startswith("20"):
            for stage, days in BEFORE.items():
                morning = date.fromisoformat(day) - timedelta(days=days)
                while morning.weekday() > 4:
                    morning -= timedelta(days=1)
                due = datetime.combine(morning, time(9), STOCKHOLM).astimezone(UTC)
                if due >= since + timedelta(days=1):
                    found.append((due, stage, day))
    return sorted(found)


def superseded(plot: Plot, who: str, day: str, tick: datetime) -> bool:
    """Whether another last day is in force at the tick."""
    return [one for since, one in plot.last_days(who) if since <= tick][-1] != day


def midnight(day: str) -> datetime:
    end = date.fromisoformat(day)
    return datetime.combine(end, time(23, 59), STOCKHOLM).astimezone(UTC)


async def test_a_year_of_reminders_is_told_of_one_by_one(tmp_path: Path) -> None:
    said = answers(Random(20270901))
    async with a_year(tmp_path, quiet_hours=(time(20), time(8)), weekly_cap=1000) as year:
        await year.database.write(organise)
        await play(year, said)
        mails = [(when, row.key) for when, row in year.reminders()]
        plan = {plot.code: await year.database.read(show_plan, plot.code) for plot in PLOTS}
    go, late = expected(said)
    assert Counter(told(when, key) for when, key in mails) == go
    missed = [(when, one) for when, one in year.late if one.kind in MAILS]
    assert Counter(told(when, one.key) for when, one in missed) == late
    assert len(mails) > 2500 and set(go.values()) | set(late.values()) == {1}
    assert len({key for _, key in mails}) == len(mails)
    assert {line.split()[2] for line in late} == {"missed"}
    assert not [one for _, one in missed if "answer" in one.reason or "declin" in one.reason]
    chats = [(when, told(when, row.key)) for when, row in year.reminders("telegram")]
    assert Counter(what.split(maxsplit=2)[2] for _, what in chats) == Counter(
        line.split(maxsplit=2)[2] for line in go.elements() if line.split()[-1] in IN_THE_CHAT
    )
    assert all(8 <= when.astimezone(STOCKHOLM).hour < 20 for when, _ in chats)
    assert_the_plan_tells_the_same(plan, go, late)


def told(when: datetime, key: str) -> str:
    _, code, stage, who, *_ = key.split(":")
    return f"{when:%m-%d %H} {code} {stage} {who}"


def assert_the_plan_tells_the_same(
    plan: dict[str, tuple[Planned, ...]], go: Counter[str], late: Counter[str]
) -> None:
    def rows(state: str) -> Counter[str]:
        return Counter(
            f"{code} {one.kind} {one.organisation}" for code, all_of in plan.items() for one in all_of if one.state == state
        )  # fmt: skip

    assert rows("sent") == Counter(line.split(maxsplit=2)[2] for line in go.elements())
    assert rows("late") == Counter(line.split(maxsplit=2)[2] for line in late.elements())
    assert {
        one.organisation for all_of in plan.values() for one in all_of if one.reason == "no contact"
    } == SILENT
    assert not rows("planned")
