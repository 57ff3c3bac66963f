"""The second half of `medskick newsletter`: test, approve, send, hold back, tell how far it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, Parser, command, moment
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Premises
    from actions.preparing import Sender
    from dialogue.issues import IssueStatus

ACTOR: Final = "command"


def add_sending(newsletter: Commands) -> None:
    """Add what is done with an issue that was built."""
    test = _on_issue(newsletter, "test", "send an issue to one address and wait for the answer", send_test)
    test.add_argument("address", metavar="ADDRESS")
    test.add_argument("--language", default="sv", help="which variant (sv)")
    approval = _on_issue(newsletter, "approve", "approve what was built, and freeze who gets it", approve)
    approval.add_argument("--as", required=True, dest="name", metavar="NAME", help="who approves")
    approval.add_argument(
        "--override", metavar="NOTE", default="", help="why hard texts go out all the same; kept"
    )
    approval.add_argument(
        "--alone", metavar="NOTE", default="", help="why one person is enough where the house wants two; kept"
    )
    sending = _on_issue(newsletter, "send", "queue an approved issue; run or tick delivers it", send)
    sending.add_argument(
        "--at", type=moment, metavar="T", help="not now but at T (ISO 8601, Stockholm time unless told)"
    )
    sending.add_argument(
        "--latest",
        type=int,
        default=24,
        metavar="HOURS",
        help="how late it may begin where nothing ran at T (24)",
    )
    for word, summary in (
        ("pause", "hold back what has not been sent"),
        ("resume", "let a paused issue go on"),
        ("cancel", "send no more of an issue"),
    ):
        _on_issue(newsletter, word, summary, change_sending).set_defaults(change=word)
    status = _on_issue(newsletter, "status", "how far an issue has come", show_status)
    status.add_argument(
        "--recipient", metavar="ADDRESS", help="one person's letter, with the server's answer"
    )
    status.add_argument("--list", dest="state", metavar="STATE", help="the letters in a state, as uncertain")
    decision = _on_issue(newsletter, "resolve", "decide about letters that may not have arrived", resolve)
    either = decision.add_mutually_exclusive_group(required=True)
    either.add_argument("--resend-uncertain", action="store_true", help="send them once more")
    either.add_argument("--leave-uncertain", action="store_true", help="leave them as they are")


async def send_test(call: Call) -> None:
    """Send one mail now. Raises NotFound, SettingsError, DeliveryError, InputError for what is no address."""
    from actions.subscribers import checked_address
    from app.errors import InputError
    from app.running.mail import mail_server
    from delivery.mail import send_now
    from dialogue.letters import fill
    from newsletter.trial import make_trial

    address, reason = checked_address(call.words.address)
    if reason:
        raise InputError(f"{call.words.address} is {reason}; write it as amina@example.org.")
    server = mail_server(call.settings)
    async with premises(call) as (database, place):
        sender = _sender(call, place)
        trial = await database.read(
            make_trial,
            call.words.issue,
            address,
            sender.house,
            sender.addresses,
            language=call.words.language,
        )
    message = fill(trial.letter, trial.values, call.now())
    answer = await send_now(server, sender.addresses.sender, address, message)
    call.console.document({"address": address, "answer": answer}, f"Sent to {address}: {answer}")


async def approve(call: Call) -> None:
    """Approve what is there. Raises NotFound, WrongState, NotAllowed."""
    from actions.issues import approve_issue
    from actions.sending import issue_status

    words = call.words
    async with premises(call) as (database, place):
        needed = 2 if place.house.second_approver else 1
        issue = await database.write(
            approve_issue,
            words.issue,
            words.name,
            call.now(),
            needed=needed,
            override=words.override,
            alone=words.alone,
        )
        status = await database.read(issue_status, words.issue)
    document = {
        "issue": issue.id,
        "state": issue.state,
        "sha256": issue.sha256,
        "approved_by": issue.approved_by,
        "recipients": status.recipients,
    }
    waits = f"{issue.id} waits for a second person's approval."
    done = f"{issue.id} is approved by {issue.approved_by} and goes to {status.recipients}."
    call.console.document(document, done if issue.state == "approved" else waits)


async def send(call: Call) -> None:
    """Queue every letter; a second call tells what the first one did. Raises NotFound, WrongState, SettingsError."""
    from actions.preparing import send_issue
    from app.running.mail import mail_server

    mail_server(call.settings)
    issue = call.words.issue
    if call.words.at is not None:
        await plan(call)
        return
    async with premises(call) as (database, place):
        status = await send_issue(database, issue, ACTOR, call.now(), _sender(call, place))
    call.console.document(
        {"issue": issue, "recipients": status.recipients},
        f"{issue} is on its way to {status.recipients}; run or tick delivers it.",
    )


async def plan(call: Call) -> None:
    """Have it sent at a time. Raises NotFound, WrongState."""
    from actions.deed import Deed
    from actions.planned_sending import plan_sending
    from actions.sending import issue_status

    words = call.words
    async with premises(call) as (database, place):
        issue = await database.write(
            lambda connection: plan_sending(
                Deed(connection, call.now(), place),
                words.issue,
                call.utc(words.at),
                ACTOR,
                timedelta(hours=words.latest),
            )
        )
        status = await database.read(issue_status, words.issue)
    call.console.document(
        {
            "issue": issue.id,
            "recipients": status.recipients,
            "send_at": issue.send_at,
            "send_by": issue.send_by,
        },
        f"{issue.id} goes to {status.recipients} at {issue.send_at}; run or tick begins it.",
    )


async def change_sending(call: Call) -> None:
    """Pause, resume or cancel. Raises NotFound, WrongState."""
    from actions.sending import cancel_issue, issue_status, pause_issue, resume_issue

    deeds = {"pause": pause_issue, "resume": resume_issue, "cancel": cancel_issue}
    issue = call.words.issue
    async with premises(call) as (database, _):
        await database.write(deeds[call.words.change], issue, ACTOR, call.now())
        status = await database.read(issue_status, issue)
    _print_status(call, issue, status)


async def show_status(call: Call) -> None:
    """How far it is, in all or of one recipient. Raises NotFound."""
    from actions.sending import issue_status, recipient_status
    from storage.recipients import select_letters_in

    words = call.words
    async with premises(call) as (database, _):
        status = await database.read(issue_status, words.issue)
        if words.recipient:
            one = await database.read(recipient_status, words.issue, words.recipient.strip().lower())
            text = f"{one.email}: {one.state or 'left out'} ({one.answer or one.reason})"
            call.console.document(one, text)
        elif words.state:
            rows = await database.read(select_letters_in, words.issue, words.state)
            call.console.table([asdict(row) for row in rows], f"No letter of {words.issue} is {words.state}.")
        else:
            _print_status(call, words.issue, status)


async def resolve(call: Call) -> None:
    """Send the uncertain ones once more, or leave them. Raises NotFound, WrongState."""
    from actions.sending import issue_status, resolve_uncertain

    words = call.words
    resend = words.resend_uncertain
    async with premises(call) as (database, _):
        letters = await database.write(resolve_uncertain, words.issue, ACTOR, call.now(), resend=resend)
        status = await database.read(issue_status, words.issue)
    done = "are sent once more" if resend else "are left as they are"
    call.console.document({"resolved": letters, **status.as_json()}, f"{letters} letters {done}.")


def _on_issue(
    newsletter: Commands, name: str, summary: str, run: Callable[[Call], Awaitable[None]]
) -> Parser:
    parser = command(newsletter, name, summary, run)
    parser.add_argument("issue", metavar="ISSUE", help="the issue's period, as 2026-11")
    return parser


def _sender(call: Call, place: Premises) -> Sender:
    from actions.preparing import Sender
    from app.running.mail import addresses
    from app.secret_key import secret_key

    return Sender(place.house, addresses(call.settings, place.bot_name), secret_key(call.settings))


def _print_status(call: Call, issue: str, status: IssueStatus) -> None:
    counts = ", ".join(f"{name} {count}" for name, count in status.as_json().items() if name != "state")
    call.console.document(status.as_json(), f"{issue} is {status.state}: {counts}")
