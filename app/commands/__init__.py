"""The commands, a module per group. To add a group: write its module and a line in GROUPS.

Holds names and summaries only, so that `medskick --help` imports nothing else.
"""

from typing import Final

GROUPS: Final = {
    "demo": "the whole loop on this machine, without any account",
    "run": "bot, web pages, delivery and schedule in one process",
    "tick": "do once what is due, and end",
    "status": "counts by state of everything",
    "inbox": "updates from Telegram that were set aside",
    "outbox": "messages that may not have arrived",
    "doctor": "look at everything that has to work",
    "settings": "print every setting and where it came from",
    "plain": "how heavy a text is to read: LIX, long sentences and words, what to explain or say simpler",
    "question": "what members are asked",
    "feedback": "what came of what was said, told to those who said it",
    "replies": "what was said, out of the store and into it",
    "staff": "who belongs to the office, and their ways in",
    "themes": "the coding frame, and the suggestions made with it",
    "feed": "calendars and news from elsewhere",
    "event": "what happens: entered by hand, or made of a news item",
    "newsletter": "an issue from its first draft to the last letter",
    "subscriber": "who gets the newsletter",
    "bounce": "one mail to us from standard input: a bounce, a complaint, a wish to leave",
    "organisation": "the register of organisations",
    "place": "which sub-region and region a municipality lies in",
    "contact": "who decides what, and how to reach them",
    "glossary": "words and abbreviations that members can look up",
    "meeting": "dialogue meetings: from a file, and while they last",
    "compilation": "what a meeting, a question or a period leaves behind, as a document",
    "consultation": "proposals sent out for views, and their deadlines",
    "wheel": "the year ahead by month, and days of its own",
    "action": "what was agreed at a meeting: by whom, by when",
    "partnership": "partnerships (IOP), and when they end",
    "report": "a year in figures: who was heard, who was not, how long answers took",
    "match": "what organisations seek and offer",
    "member": "who takes part in the chat",
    "export": "what is kept about one member",
    "erase": "remove what is kept about one member",
    "upgrade": "bring the database up to this version's form",
    "restore": "a backup in the place of the database",
    "backup": "a consistent copy of everything, while the program runs",
}
"""Group → summary, in the order of --help. The module is `app.commands.<group>`."""
