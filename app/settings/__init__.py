"""Settings: what an operator decides outside the database. Holds no defaults of behaviour that is not a setting.

`read_settings()` gives a frozen `Settings`; everything in it is parsed and checked.
"""

from app.settings.addresses import DatabaseAddress, Listen, MailAddress, MailServer
from app.settings.model import Settings
from app.settings.reading import read_settings
from app.settings.values import Operator, QuietHours, TelegramMode

__all__ = [
    "DatabaseAddress",
    "Listen",
    "MailAddress",
    "MailServer",
    "Operator",
    "QuietHours",
    "Settings",
    "TelegramMode",
    "read_settings",
]
