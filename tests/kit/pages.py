"""The real pages over loopback: uvicorn, SQLite and a clock that the test sets. A browser is an `httpx.AsyncClient`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from actions import staff
from actions.deed import Deed, Premises
from app.running.health import state_counts
from storage import staff as staff_rows
from storage.connection import Connection
from storage.database import Database
from tests.kit.cast import NOON, a_database
from tests.kit.cast import premises as a_house
from web.application import build_web
from web.context import Web
from web.serving import address_of_socket, open_socket, serve

KEY = b"a key of the tests, of 32 octets."
PROOF = re.compile(r'name="intyg" value="([^"]+)"')


@dataclass
class Pages:
    """Running pages. `now` and `premises` may be set by the test at any time, `ailing` is what health says or raises."""

    database: Database
    premises: Premises
    url: str = ""
    now: datetime = NOON
    ailing: str | Exception = ""
    queued: int = 0
    browsers: list[httpx.AsyncClient] = field(default_factory=list)

    async def do(self, work: Callable[..., Awaitable[Any]], *arguments: Any, **named: Any) -> Any:
        """One deed of `actions`: `work(deed, …)` in the writer, at the pages' own time."""

        async def unit(connection: Connection) -> Any:
            return await work(Deed(connection, self.now, self.premises), *arguments, **named)

        return await self.database.write(unit)

    def browser(self, **options: Any) -> httpx.AsyncClient:
        """A browser with its own cookies, closed with the pages. It does not follow redirects."""
        made = httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=30, **options)
        self.browsers.append(made)
        return made

    async def ticket(self, name: str) -> str:
        """The address that lets somebody of the office in; they belong to it from now on."""
        if await self.database.read(staff_rows.select_staff_by_name, name) is None:
            await self.do(staff.add_staff, name, None, None)
        person = await self.do(staff.find_staff, name)
        return f"/kansli/in/{await self.do(staff.desk_ticket, person)}"

    async def desk(self, name: str) -> Desk:
        """Somebody of the office at the desk."""
        browser = self.browser()
        entered = await browser.post(await self.ticket(name))
        assert entered.status_code == 303, entered.text
        return Desk(browser)


@dataclass
class Desk:
    """A person at the desk, who looks at the page and presses its buttons."""

    browser: httpx.AsyncClient

    async def look(self, address: str = "/kansli") -> str:
        """A page of the desk, as HTML."""
        seen = await self.browser.get(address)
        assert seen.status_code == 200, seen.text
        return seen.text

    async def press(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form of the page to `path` (under /kansli), and follow to where it leads."""
        proof = PROOF.search(await self.look())
        assert proof is not None
        data = {"intyg": proof[1], **fields}
        return await self.browser.post(f"/kansli{path}", data=data, follow_redirects=True)

    async def does(self, path: str, **fields: Any) -> str:
        """`press` something that must be done; the page that tells of it."""
        answer = await self.press(path, **fields)
        assert answer.status_code == 200, answer.text
        return answer.text


@asynccontextmanager
async def running_pages(folder: Path, operator: str = "association", **house: Any) -> AsyncIterator[Pages]:
    """The pages for as long as the block lasts."""
    async with a_database(folder) as database:
        listening = open_socket("127.0.0.1", 0)
        url = address_of_socket(listening)
        place = a_house(operator, **house)
        pages = Pages(database, replace(place, public_url=url), url)
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(build_web(_web(pages)), listening, stop))
        try:
            yield pages
        finally:
            for browser in pages.browsers:
                await browser.aclose()
            stop.set()
            await serving


def _web(pages: Pages) -> Web:
    async def health() -> str:
        if isinstance(pages.ailing, Exception):
            raise pages.ailing
        return pages.ailing

    def queued() -> None:
        pages.queued += 1

    return Web(pages.database, lambda: pages.premises, lambda: pages.now, KEY, health, state_counts, queued)
