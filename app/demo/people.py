"""The simulated members, acting over the wire through the sandbox's control address."""

from __future__ import annotations

from typing import Any

import httpx


class People:
    """Persons by number who write, press and read in the stand-in for Telegram, and the mailbox beside it."""

    def __init__(self, client: httpx.AsyncClient, address: str) -> None:
        self._client, self._address = client, f"{address}/sandbox"
        self._marks: dict[int, int] = {}

    async def opens(self, person: int, payload: str) -> None:
        """Open the bot by a link."""
        await self._act(person, "opens", payload=payload)

    async def says(self, person: int, text: str) -> None:
        """Write a message."""
        await self._act(person, "says", text=text)

    async def presses(self, person: int, button: str) -> None:
        """Press a button by its words, on the newest message that has it."""
        await self._act(person, "presses", button=button)

    async def sees(self, person: int, text: str, seconds: float = 15) -> bool:
        """Whether the bot says something with this text in time, after the person's last act."""
        wish = {"chat": person, "text": text, "after": self._marks.get(person, 0)}
        return await self._wait(wish, seconds)

    async def mails_came(self, count: int, seconds: float = 60) -> bool:
        """Whether that many mails have arrived in time, in all."""
        return await self._wait({"mails": count}, seconds)

    async def mails(self) -> list[dict[str, Any]]:
        """All mails that have arrived, newest first."""
        answer = await self._client.get(f"{self._address}/mails")
        mails: list[dict[str, Any]] = answer.raise_for_status().json()["mails"]
        return mails

    async def _wait(self, wish: dict[str, Any], seconds: float) -> bool:
        body = wish | {"timeout": seconds}
        answer = await self._client.post(f"{self._address}/wait", json=body, timeout=seconds + 5)
        return bool(answer.raise_for_status().json()["met"])

    async def _act(self, person: int, act: str, **arguments: Any) -> None:
        answer = await self._client.post(f"{self._address}/persons/{person}/{act}", json=arguments)
        self._marks[person] = int(answer.raise_for_status().json()["version"])
