"""Posts updates to the bot's webhook. Does not decide what an update is, nor when polling is meant.

Source: telegram-bot-api's WebhookActor. One line per chat: its next update leaves only after 2xx for the one before;
lines run in parallel up to max_connections. A refused update is tried again at once, then after 2, 4, 8 … seconds up to a
random 60 to 120, or after the answer's own Retry-After (at most an hour).
"""

from __future__ import annotations

import asyncio
import random
from collections import deque

import aiohttp

from sandbox.botapi.messenger import Messenger, Webhook
from sandbox.botapi.updates import Update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LONGEST_RETRY_AFTER = 3600


class WebhookSender:
    """Watches a messenger for a webhook and delivers to it while there is one."""

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self._slots = asyncio.Semaphore(1)
        self._lines: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        messenger.when_webhook_changes = self._switch

    async def close(self) -> None:
        """Stop delivering; what was not delivered stays pending."""
        self._messenger.when_webhook_changes = None
        self._stop_lines()
        await self._session.close()

    def _switch(self) -> None:
        self._stop_lines()
        hook, queue = self._messenger.webhook, self._messenger.updates
        queue.forward = None if hook is None else self._enqueue
        if hook is not None:
            self._slots = asyncio.Semaphore(hook.max_connections)
            for update in list(queue.pending.values()):
                self._enqueue(update)

    def _stop_lines(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._lines.clear()

    def _enqueue(self, update: Update) -> None:
        hook = self._messenger.webhook
        line = self._lines.setdefault(update.line, deque())
        line.append(update)
        if len(line) == 1 and hook is not None:
            task = asyncio.create_task(self._work_off(line, hook))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work_off(self, line: deque[Update], hook: Webhook) -> None:
        failures = 0
        while line:
            async with self._slots:
                retry_after = await self._post(line[0], hook)
            if retry_after is None:
                failures = 0
                self._messenger.updates.confirm(line.popleft().id)
                self._messenger.bell.ring()
                continue
            await asyncio.sleep(retry_after or backoff(failures))
            failures += 1

    async def _post(self, update: Update, hook: Webhook) -> int | None:
        """None when it was taken, else the seconds that the answer asked to wait (0: it did not say)."""
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        try:
            async with self._session.post(hook.url, data=update.body.encode(), headers=headers) as answer:
                if answer.ok:
                    return None
                self._note(hook, f"Wrong response from the webhook: {answer.status} {answer.reason}")
                asked = answer.headers.get("Retry-After", "")
                return min(int(asked), _LONGEST_RETRY_AFTER) if asked.isdigit() else 0
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note(hook, f"Webhook connection failed: {type(error).__name__}")
            return 0

    def _note(self, hook: Webhook, message: str) -> None:
        hook.last_error_date = int(self._messenger.clock())
        hook.last_error_message = message


def backoff(failures: int) -> float:
    """Seconds before the next try after that many earlier failures in a row: 0, 2, 4, 8 … up to a random 60..120."""
    cap = random.uniform(60, 120)  # noqa: S311 - spreads retries, guards nothing
    return 0.0 if failures == 0 else min(cap, 2.0 ** min(failures, 10))
