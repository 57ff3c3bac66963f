"""A bot as the library's tutorial writes it: polls into memory, stores in the handler, answers. The control group.

Run as a program: `python -m tests.kit.stock_bot API_URL TOKEN DATABASE`; an empty DATABASE stores nothing.
"""

from __future__ import annotations

import sqlite3
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

RECEIPT = "Tack! Ditt medskick är sparat."


def main(api_url: str, token: str, path: str) -> None:
    """Poll until killed."""
    database = sqlite3.connect(path, isolation_level=None) if path else None
    if database is not None:
        database.execute("pragma journal_mode = wal")
        database.execute("create table if not exists reply (chat integer, message integer, text text)")

    async def take(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.message
        assert message is not None
        if database is not None:
            database.execute(
                "insert into reply values (?, ?, ?)", (message.chat_id, message.message_id, message.text)
            )
        await message.reply_text(RECEIPT)

    application = Application.builder().token(token).base_url(f"{api_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, take))
    application.run_polling(stop_signals=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
