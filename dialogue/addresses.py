"""Where we are and who we are to the outside: the addresses that links and mails carry. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

ROUTES: Final = (
    "/n",
    "/n/atom.xml",
    "/n/{issue}",
    "/n/{issue}/{event}.ics",
    "/f/{code}",
    "/remiss/{code}",
    "/m/{seat}",
    "/u/{token}",
    "/p/{token}",
    "/nyhetsbrev",
    "/nyhetsbrev/{token}",
    "/bild/{picture}",
    "/integritet",
)
"""The paths of our pages that the addresses below lead to."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """`public` is the address of our pages without a slash at its end; `chat` the bot's ("https://t.me/…") or ''.

    `sender` and `reply_to` are mail addresses in ASCII, `sender_name` stands beside the first. `bounces` is the domain of
    the return addresses, '' where bounces go to the sender.
    """

    public: str
    sender: str
    sender_name: str = ""
    reply_to: str = ""
    chat: str = ""
    bounces: str = ""

    @property
    def domain(self) -> str:
        """The sender's domain, which message ids and the list's id end in."""
        return self.sender.rpartition("@")[2]

    @property
    def archive(self) -> str:
        """The page of all issues that went out."""
        return f"{self.public}/n"

    @property
    def archive_feed(self) -> str:
        """The same as an Atom feed."""
        return f"{self.public}/n/atom.xml"

    @property
    def subscribe(self) -> str:
        """Where one signs up for the letter."""
        return f"{self.public}/nyhetsbrev"

    @property
    def privacy(self) -> str:
        """What is kept about one, and what one can do about it."""
        return f"{self.public}/integritet"

    def web(self, issue: str) -> str:
        """The page of an issue."""
        return f"{self.public}/n/{issue}"

    def ics(self, issue: str, event_id: str) -> str:
        """The calendar file of an event that an issue shows."""
        return f"{self.public}/n/{issue}/{event_id}.ics"

    def question(self, code: str) -> str:
        """The form of a question."""
        return f"{self.public}/f/{code}"

    def consultation(self, code: str) -> str:
        """The page of a consultation."""
        return f"{self.public}/remiss/{code}"

    def question_in_chat(self, code: str) -> str:
        """The link that opens a question in the chat, or '' without a bot."""
        return f"{self.chat}?start=q-{code}" if self.chat else ""

    def table(self, meeting: str, table: str) -> str:
        """The page of a table at a meeting, by the meeting's code."""
        return f"{self.public}/m/{meeting}-{quote(table)}"

    def table_in_chat(self, meeting: str, table: str) -> str:
        """The link that binds a chat to a table, or '' without a bot."""
        return f"{self.chat}?start=m-{meeting}-{table}" if self.chat else ""

    def unsubscribe(self, token: str) -> str:
        """The page on which the one whom `token` names stops the newsletter."""
        return f"{self.public}/u/{token}"

    def preferences(self, token: str) -> str:
        """The page on which the one whom `token` names chooses how the newsletter comes."""
        return f"{self.public}/p/{token}"

    def unsubscribe_mail(self, token: str) -> str:
        """The address and subject to write to instead (RFC 2369)."""
        return f"{self.reply_to or self.sender}?subject=unsubscribe-{token}"

    def picture(self, picture_id: str) -> str:
        """A picture that staff put into an issue."""
        return f"{self.public}/bild/{picture_id}"
