"""What was answered: a reply's data, and the rules of taking one in.

Pure: which question a text belongs to, what is held, what the receipt must say.
"""

from dialogue.replies.reply import Channel, Origin, Reply, Source, ThemeMark, Visibility
from dialogue.replies.taking import Incoming, Taken, take

__all__ = ["Channel", "Incoming", "Origin", "Reply", "Source", "Taken", "ThemeMark", "Visibility", "take"]
