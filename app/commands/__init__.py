"""The commands, a module per group. To add a group: write its module and a line in GROUPS.

Holds names and summaries only, so that `medskick --help` imports nothing else.
"""

from typing import Final

GROUPS: Final = {
    "settings": "print every setting and where it came from",
    "feed": "calendars and news from elsewhere",
}
"""Group → summary, in the order of --help. The module is `app.commands.<group>`."""
