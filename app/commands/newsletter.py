"""`medskick newsletter`: an issue from its first draft to the last letter. What is done with it is in `newsletter_send`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.commands.newsletter_send import add_sending
from app.inputs import read_bytes, read_text
from app.premises import premises
from dialogue.issues import FACETS

if TYPE_CHECKING:
    from dialogue.issues import Issue, Variant

FORMATS: Final = ("html", "text", "mjml", "eml", "entries")
ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    newsletter = group(commands, "newsletter", GROUPS["newsletter"])
    parser = command(newsletter, "build", "build an issue, or its draft anew", build_issue)
    parser.add_argument("--period", required=True, metavar="2026-11", help="year and month of the issue")
    _add_show(newsletter)
    _add_edit(newsletter)
    _add_item(group(newsletter, "item", "news and calls in staff's own words"))
    _add_extra(newsletter)
    add_sending(newsletter)


def _add_extra(newsletter: Commands) -> None:
    example = 'medskick newsletter extra lokalbyte --subject "Ny lokal på tisdag" --text lokal.txt --for meeting=2026-11'
    parser = command(
        newsletter, "extra", "write a mailing outside the months and build it", write_extra, example
    )
    parser.add_argument(
        "code", metavar="CODE", help="a short name; the mailing is called extra-CODE from now on"
    )
    parser.add_argument("--subject", required=True, metavar="T")
    parser.add_argument("--text", required=True, metavar="FILE", help="Markdown")
    parser.add_argument(
        "--for", dest="audience", metavar="FACET=VALUE", action="append", default=[],
        help=f"only to these organisations' subscribers: {', '.join(FACETS)}; may be given again",
    )  # fmt: skip


def _add_show(newsletter: Commands) -> None:
    example = "medskick newsletter show 2026-11 --format text"
    parser = command(newsletter, "show", "print an issue as a reader would get it", show_issue, example)
    parser.add_argument("issue", metavar="ISSUE", help="the issue's period, as 2026-11")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="entries: the ids to pin or leave out"
    )
    parser.add_argument("--language", default="sv", help="of which variant (sv)")
    parser.add_argument("--as", dest="reader", metavar="ADDRESS", help="as this address of the list gets it")


def _add_edit(newsletter: Commands) -> None:
    example = "medskick newsletter edit 2026-11 --greeting halsning.txt --pin event:3f2a"
    parser = command(newsletter, "edit", "change an issue and build it again", edit_issue, example)
    parser.add_argument("issue", metavar="ISSUE")
    parser.add_argument("--greeting", metavar="FILE", help="staff's opening words, Markdown")
    parser.add_argument("--subject", metavar="T", help="staff's own subject; empty for the one that is made")
    parser.add_argument("--pin", metavar="ID", action="append", default=[], help="show it whatever happens")
    parser.add_argument("--leave-out", metavar="ID", action="append", default=[], help="do not show it")


def _add_item(item: Commands) -> None:
    example = 'medskick newsletter item add --heading "Nya lokaler" --text lokaler.txt'
    parser = command(item, "add", "write something for the next issue", add_item, example)
    parser.add_argument("--heading", required=True, metavar="T")
    parser.add_argument("--text", required=True, metavar="FILE", help="Markdown")
    parser.add_argument("--link", default="", metavar="U")
    parser.add_argument("--image", metavar="F", help="PNG or JPEG, at most 1 MB")
    parser.add_argument("--alt", default="", metavar="T", help="what the picture shows")
    parser.add_argument("--kind", choices=("news", "call", "focus"), default="news")
    parser.add_argument("--last-day", type=date.fromisoformat, metavar="D", help="of a call, as 2026-12-01")
    parser.add_argument("--period", metavar="2026-11", help="for that issue and not the next one")


async def build_issue(call: Call) -> None:
    """Build and print what came of it. Raises WrongState for an issue that is approved or sent."""
    await _build(call, call.words.period)


async def edit_issue(call: Call) -> None:
    """Edit, build again, print as `build` does. Raises NotFound, WrongState."""
    from actions.issues import Edit, edit_issue

    words = call.words
    greeting = None if words.greeting is None else read_text(words.greeting)
    edit = Edit(greeting, words.subject, words.pin, words.leave_out)
    async with premises(call) as (database, _):
        await database.write(edit_issue, words.issue, edit, ACTOR, call.now())
    await _build(call, words.issue)


async def write_extra(call: Call) -> None:
    """Keep a mailing outside the months, build it, print as `build` does. Raises InputError, NotFound, WrongState."""
    from actions.extra import Extra
    from actions.extra import write_extra as write
    from app.errors import InputError

    words = call.words
    audience: dict[str, list[str]] = {}
    for given in words.audience:
        facet, found, value = given.partition("=")
        if not found or not value.strip():
            raise InputError(f"{given!r} chooses nobody; write a facet and a value, as subregion=Sjuhärad.")
        audience.setdefault(facet.strip(), []).append(value.strip())
    extra = Extra(words.code, words.subject, read_text(words.text), audience)
    async with premises(call) as (database, _):
        issue = await database.write(write, extra, ACTOR, call.now())
    await _build(call, issue.id)


async def show_issue(call: Call) -> None:
    """Print an issue in one form. Raises NotFound."""
    from actions.issues import find_variant
    from app.running.mail import addresses
    from newsletter.readers import NOBODY, variant_of
    from newsletter.sample import sample
    from storage.issue_contents import select_entries
    from storage.letters import select_letter

    words = call.words
    async with premises(call) as (database, place):
        variant, reader = await database.read(find_variant, words.issue, words.language), NOBODY
        if words.reader:
            variant, reader = await database.read(variant_of, words.issue, words.reader)
        if words.format == "entries":
            entries = await database.read(select_entries, words.issue)
            call.console.table([{"id": e.id, "section": e.section, "label": e.label} for e in entries])
            return
        letter = await database.read(select_letter, variant.letter_id) or b""
        ours = addresses(call.settings, place.bot_name)
        shown = sample(words.format, words.issue, variant, letter, place.house, ours, call.now(), reader)
    if words.json:
        document = {"issue": words.issue, "format": words.format, "content": shown.decode()}
        call.console.document(document, "")
    else:
        call.console.raw(shown)


async def add_item(call: Call) -> None:
    """Keep staff's words. Raises InputError, WrongState."""
    from actions.issues import NewItem, add_item

    words = call.words
    new = NewItem(
        heading=words.heading,
        text=read_text(words.text),
        kind="call" if words.last_day and words.kind == "news" else words.kind,
        link=words.link,
        last_day=words.last_day,
        picture=read_bytes(words.image) if words.image else b"",
        alt=words.alt,
        period=words.period,
    )
    async with premises(call) as (database, _):
        item = await database.write(add_item, new, ACTOR, call.now())
    call.console.document(
        {"item": f"item:{item.id}", "heading": item.heading}, f"Kept for the next issue: {item.heading}."
    )


async def _build(call: Call, period: str) -> None:
    from actions.issues import find_variant
    from app.running.mail import addresses
    from newsletter.build import build

    async with premises(call) as (database, place):
        ours = addresses(call.settings, place.bot_name)
        issue = await build(database, period, call.now(), place.house, ours)
        variant = await database.read(find_variant, issue.id)
    call.console.document(_built(issue, variant), _for_people(issue, variant))


def _built(issue: Issue, variant: Variant) -> dict[str, Any]:
    return {
        "issue": issue.id,
        "subject": issue.subject,
        "sha256": issue.sha256,
        "html_bytes": len(variant.html.encode()),
        "text_bytes": len(variant.text.encode()),
        "sections": variant.sections,
        "checks": issue.checks,
    }


def _for_people(issue: Issue, variant: Variant) -> str:
    sections = ", ".join(f"{section['kind']} {section['items']}" for section in variant.sections)
    doubts = [
        f"  {'stops' if check['blocks'] else 'think of'}: {check['detail']}"
        for check in issue.checks
        if not check["ok"]
    ]
    size = f"{len(variant.html.encode()) / 1000:.1f} kB"
    return "\n".join([f"{issue.id}: {issue.subject} ({size}; {sections})", *doubts])
