"""Whoever stands on a list that was taken in is told so once, with a no by one click; who has an issue coming is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.preparing import Sender, send_issue
from actions.subscribers import Origin, import_subscribers, unsubscribe
from actions.welcoming import plan_welcomes
from dialogue.addresses import Addresses
from dialogue.subscribers import ImportRow
from dialogue.tokens import subject_of
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import NOON, a_database, premises
from tests.kit.issues import PERIOD, SENDER, approved, built_issue
from tests.kit.post import Mail, mails_that_wait

AMINA, BERTIL = "amina@example.org", "bertil@example.org"
REGISTER = Origin("medlemsregistret", "medlemskap i föreningen")
NO_MAIL = Sender(SENDER.house, Addresses("http://127.0.0.1:8080", ""), SENDER.key)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        yield opened


async def take_in(
    connection: Connection, *addresses: str, origin: Origin = REGISTER, language: str = ""
) -> None:
    deed = Deed(connection, NOON, premises())
    rows = [ImportRow(line, address, language=language) for line, address in enumerate(addresses, 2)]
    await import_subscribers(deed, rows, "Disa", origin=origin)
    await plan_welcomes(deed)


async def welcomes(database: Database, sender: Sender = SENDER) -> list[Mail]:
    mails = await mails_that_wait(database, sender=sender)
    return [mail for mail in mails if mail.kind == "welcome-mail"]


async def test_it_tells_where_the_address_is_from_and_how_to_say_no(database: Database) -> None:
    await database.write(take_in, AMINA)
    [mail] = await welcomes(database)
    assert mail.recipient == AMINA and mail.message["Subject"] == "Du står på listan för nyhetsbrevet"
    assert "medlemsregistret" in mail.text and "medlemskap i föreningen" in mail.text
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail.message["List-Unsubscribe"].partition(">")[0].removeprefix("<")
    assert link in mail.text, "what the mail program presses and what the eye sees are the same"
    token = link.removeprefix("https://medskick.example.se/u/")
    assert subject_of(SENDER.key, "unsubscribe", token) is not None
    assert "mailto:svar@example.se?subject=unsubscribe-" in mail.message["List-Unsubscribe"]
    assert "https://medskick.example.se/p/" in mail.text


async def test_it_comes_once_however_often_the_list_does(database: Database) -> None:
    await database.write(take_in, AMINA)
    await welcomes(database)
    await database.write(take_in, AMINA, BERTIL)
    assert sorted(mail.recipient for mail in await welcomes(database)) == [AMINA, BERTIL]


async def test_a_thousand_at_a_time_and_everybody(database: Database) -> None:
    await database.write(take_in, *(f"r{number}@example.org" for number in range(2_100)))
    await mails_that_wait(database)
    counted = await database.read(_count)
    assert counted == 2_100


async def test_who_left_meanwhile_or_has_an_issue_coming_gets_none(database: Database) -> None:
    await database.write(take_in, AMINA)
    await database.write(approved, built_issue())
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    assert await welcomes(database) == []
    await database.write(take_in, BERTIL)
    await database.write(_left)
    assert await welcomes(database) == []


async def test_where_mail_is_off_it_stays_owed(database: Database) -> None:
    await database.write(take_in, AMINA)
    assert await welcomes(database, NO_MAIL) == []
    await database.write(take_in, BERTIL)
    assert len(await welcomes(database)) == 2


async def test_each_reads_it_in_their_language(database: Database) -> None:
    await database.write(take_in, AMINA)
    await database.write(take_in, BERTIL, language="en")
    subjects = {mail.recipient: mail.message["Subject"] for mail in await welcomes(database)}
    assert subjects == {
        AMINA: "Du står på listan för nyhetsbrevet",
        BERTIL: "You are on the list for the newsletter",
    }


async def test_its_no_stops_the_newsletter(database: Database) -> None:
    await database.write(take_in, AMINA)
    [mail] = await welcomes(database)
    token = mail.message["List-Unsubscribe"].partition(">")[0].rpartition("/")[2]
    assert await database.write(unsubscribe, SENDER.key, token, NOON)
    await database.write(approved, built_issue())
    assert await database.read(_reason) == "unsubscribed"


async def _left(connection: Connection) -> None:
    await connection.run("update subscriber set state = 'unsubscribed' where email = :email", email=BERTIL)


async def _count(connection: Connection) -> int:
    count: int = await connection.value("select count(*) from outbox where kind = 'welcome-mail'")
    return count


async def _reason(connection: Connection) -> str:
    reason: str = await connection.value("select reason from issue_recipient")
    return reason
