"""The newsletter as the office sees it: what was built, the checks, the recipients, how far it has gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogue.house import House
from dialogue.issue_days import morning, planned_day
from dialogue.issues import EXTRA, Issue, IssueStatus, Variant
from dialogue.language.dates import STOCKHOLM, english_span, swedish_span
from dialogue.language.dates.names import MONTHS_EN, MONTHS_SV
from wording.chat.plain import clipped, safe
from wording.chat.staff import key, rows, to_menu, words
from wording.recipients import why
from wording.said import Button, Said

HASH = 12
"""Characters of a content's hash that a button carries: enough to know the content again."""
CHECKS = 8
EXTRACT = 3200
SENDING = ("sending", "paused", "sent", "cancelled")


@dataclass(frozen=True, slots=True)
class Seen:
    """An issue as it is looked at. `variant` is the Swedish one, None before the first build; `status` counts letters."""

    issue: Issue
    variant: Variant | None
    status: IssueStatus
    recipients: int


def issue_name(language: str, period: str) -> str:
    """ "Novembernumret" for "2026-11", as it begins a sentence."""
    name = _name(language, period)
    return name[:1].upper() + name[1:]


def _name(language: str, period: str) -> str:
    """ "novembernumret", as it stands within one; a mailing outside the months is called so."""
    if EXTRA.fullmatch(period):
        return words(language).text("issue.extra-name", code=period.removeprefix("extra-"))
    months = MONTHS_EN if language == "en" else MONTHS_SV
    month = months[date.fromisoformat(f"{period}-01").month - 1]
    return words(language).text("issue.name", month=month)


def not_built_screen(language: str, period: str) -> Said:
    """The issue of a period before its first build."""
    text = words(language).text("issue.not-built", name=issue_name(language, period))
    build = key(language, "button.build", f"nb:{period}")
    return Said(text, ((build,), to_menu(language)))


def issue_screen(language: str, seen: Seen, period_after: str = "") -> Said:
    """Where an issue stands, and what can be done with it. `period_after`: the next one, once this is out."""
    issue = seen.issue
    lines = [
        f"<b>{issue_name(language, issue.period)}</b>",
        words(language).text(f"issue.state.{issue.state}"),
    ]
    if issue.state in SENDING:
        lines += _counts(language, seen.status)
        return Said("\n".join(lines), _sending_ways(language, seen, period_after))
    lines.append(words(language).text("issue.subject", subject=safe(issue.subject)))
    if issue.state == "approved":
        lines += ["", _approved(language, issue), words(language).plural("issue.recipients", seen.recipients)]
        if issue.send_at is not None:
            lines.append(words(language).text("issue.send-at", when=_when(language, issue.send_at)))
    else:
        lines += ["", *_sections(language, seen.variant), "", *_checks(language, issue)]
    return Said("\n".join(lines), _draft_ways(language, issue))


def _sections(language: str, variant: Variant | None) -> list[str]:
    """What is in it, by kind and number."""
    if variant is None:
        return []
    t = words(language)
    told = {row["kind"]: row["items"] for row in variant.sections if row["items"]}
    listed = [f"• {t.text(f'section.{kind}')}: {told[kind]}" for kind in KINDS if kind in told]
    return [t.text("issue.contents"), *listed]


KINDS = (
    "greeting",
    "items",
    "voices",
    "questions",
    "feedback",
    "consultations",
    "decisions",
    "events",
    "meeting",
)
"""The kinds of sections that are told of; those about the letter itself are in every issue."""


def _checks(language: str, issue: Issue) -> list[str]:
    """What the checks found: what stands in the way first, then warnings."""
    t = words(language)
    if issue.changed:
        return [t.text("issue.changed")]
    failed = sorted((one for one in issue.checks if not one["ok"]), key=lambda one: not one["blocks"])
    if not failed:
        return [t.text("issue.checks-ok", n=len(issue.checks))]
    told = [t.text("issue.checks")]
    for one in failed[:CHECKS]:
        name = "issue.blocks" if one["blocks"] else "issue.warns"
        told.append(t.text(name, detail=safe(str(one["detail"]))[:300]))
    if len(failed) > CHECKS:
        told.append(t.text("issue.more-checks", n=len(failed) - CHECKS))
    return told


def _draft_ways(language: str, issue: Issue) -> tuple[tuple[Button, ...], ...]:
    show = key(language, "button.preview", f"nv:{issue.id}")
    if issue.state == "approved":
        send = key(language, "button.send", f"ns:{issue.id}")
        unplan = ((key(language, "button.unplan", f"nq:{issue.id}"),),) if issue.send_at else ()
        return ((show,), (send,), *unplan, to_menu(language))
    ways: list[tuple[Button, ...]] = [(show, key(language, "button.rebuild", f"nb:{issue.id}"))]
    if may_be_overridden(issue):
        ways.append((key(language, "button.override", f"no:{issue.id}:{issue.sha256[:HASH]}"),))
    if not issue.changed and not issue.blocked:
        ways.append((key(language, "button.approve", f"na:{issue.id}:{issue.sha256[:HASH]}"),))
    return (*ways, to_menu(language))


def may_be_overridden(issue: Issue) -> bool:
    """Whether only texts that are too hard to read stand in the way: with a note it may go out all the same."""
    return not issue.changed and bool(issue.blocked) and not issue.blocked_but("plain-language")


def one_more(language: str, issue: Issue) -> Said:
    """Somebody else has to approve it too; or one person says why they do it alone."""
    alone = key(language, "button.alone", f"nO:{issue.id}:{issue.sha256[:HASH]}")
    return Said(words(language).text("notice.one-more"), ((alone,), to_menu(language)))


def _approved(language: str, issue: Issue) -> str:
    when = ""
    if issue.approved_at is not None:
        when = _when(language, issue.approved_at)
    return words(language).text("issue.approved-by", names=safe(issue.approved_by or ""), when=when)


def _counts(language: str, status: IssueStatus) -> list[str]:
    t = words(language)
    counts = {state: getattr(status, state) for state in COUNTED}
    told = [t.text(f"count.{state}", n=n) for state, n in counts.items() if n]
    return [t.plural("issue.recipients", status.recipients), *told]


COUNTED = ("sent", "waiting", "failed", "bounced", "uncertain", "cancelled")


def _sending_ways(language: str, seen: Seen, period_after: str) -> tuple[tuple[Button, ...], ...]:
    issue, ways = seen.issue, [key(language, "button.progress", f"n:{seen.issue.id}")]
    if issue.state == "sending":
        ways += [
            key(language, "button.pause", f"np:{issue.id}"),
            key(language, "button.cancel", f"nx:{issue.id}"),
        ]
    elif issue.state == "paused":
        ways += [
            key(language, "button.go-on", f"nr:{issue.id}"),
            key(language, "button.cancel", f"nx:{issue.id}"),
        ]
    unclear = []
    if seen.status.uncertain and issue.state != "cancelled":
        unclear = [
            key(language, "button.resend", f"nu:{issue.id}:again"),
            key(language, "button.leave", f"nu:{issue.id}:leave"),
        ]
    after = [key(language, "button.next-issue", f"n:{period_after}")] if period_after else []
    return (*rows(ways, 2), *rows(unclear, 1), *rows(after, 1), to_menu(language))


def build_started(language: str, period: str) -> Said:
    """The build is queued; the answer comes by itself."""
    text = words(language).text("build.started", name=issue_name(language, period))
    return Said(text, (to_menu(language),))


def build_failed(language: str, period: str) -> Said:
    """The build did not work; what went wrong is the operator's to see."""
    text = words(language).text("build.failed", name=issue_name(language, period))
    return Said(text, ((key(language, "button.build", f"nb:{period}"),), to_menu(language)))


def preview_screen(language: str, house: House, issue: Issue, variant: Variant, link: str) -> Said:
    """The letter as its readers see it: the text part, and an address where it stands in full."""
    letter = variant.text.replace("@@WHY@@", why("test", variant.language, house))
    for own in ("@@UNSUBSCRIBE@@", "@@PREFERENCES@@"):
        letter = letter.replace(own, "…")
    text = f"<b>{safe(variant.subject)}</b>\n\n{clipped(letter, EXTRACT)}"
    look = ((Button(words(language).text("button.web"), url=link),),) if link else ()
    return Said(text, (*look, (key(language, "button.back", f"n:{issue.id}"),)))


def usual_time(house: House, period: str) -> datetime | None:
    """When the issue of a period goes out by the house's plan (UTC); None for a month without one."""
    day = None if EXTRA.fullmatch(period) else planned_day(period, house.issue_days)
    return None if day is None else morning(day)


def ask_send(
    language: str, issue: Issue, recipients: int, sample: Sequence[str], later: datetime | None = None
) -> Said:
    """The last look: how many get it, and a few of them. `later` is a time at which it can go instead of now."""
    t = words(language)
    lines = [
        t.text("send.ask", name=_name(language, issue.period)),
        t.plural("issue.recipients", recipients),
        t.text("send.sample", addresses=safe(", ".join(sample))),
    ]
    ways = [key(language, "button.send-yes", f"nS:{issue.id}:{issue.sha256[:HASH]}")]
    if later is not None:
        carried = f"nt:{issue.id}:{issue.sha256[:HASH]}"
        ways.append(key(language, "button.send-later", carried, when=_when(language, later)))
    ways.append(key(language, "button.back", f"n:{issue.id}"))
    return Said("\n".join(lines), rows(ways, 1))


def _when(language: str, moment: datetime) -> str:
    return english_span(moment) if language == "en" else swedish_span(moment)


def ask_cancel(language: str, issue: Issue) -> Said:
    """Send no more of it?"""
    text = words(language).text("cancel.ask", name=_name(language, issue.period))
    yes = key(language, "button.cancel-yes", f"nX:{issue.id}")
    return Said(text, ((yes,), (key(language, "button.back", f"n:{issue.id}"),)))


def notice(language: str, name: str, issue: Issue) -> str:
    """A short notice over the chat, about what somebody else did meanwhile or what is missing."""
    when = issue.approved_at.astimezone(STOCKHOLM).strftime("%H.%M") if issue.approved_at else ""
    return words(language).text(f"notice.{name}", names=issue.approved_by or "", when=when)
