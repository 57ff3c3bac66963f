"""What persons do in their chats with the bot, one function per act. Knows nothing of HTTP or of how a bot answers.

ActError  the person cannot do that (no such button, message or chat, or they blocked the bot)
"""


class ActError(ValueError):
    """A person cannot do that; the text says why."""
