"""What can go wrong between an address and its events.

    MedskickError
    └── FeedError
        ├── FeedRefused      the address is not one that Medskick may ask
        ├── FeedUnreachable  no whole answer came: name, connection, certificate, time, broken off
        ├── FeedAnswered     the server answered, but not with a document (status)
        ├── FeedTooLarge     the answer is larger than Medskick reads
        └── FeedUnreadable   what came holds no feed, calendar or event

None of them means that events have gone: whoever refreshes keeps what it has.
"""

from __future__ import annotations

from dialogue.errors import MedskickError

_SHOWN = 200


def shown(address: str) -> str:
    """`address` as an error may show it: without a password, on one line, at most 200 characters."""
    scheme, separator, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    bare = f"{scheme}{separator}{authority.rpartition('@')[2]}{slash}{path}" if separator else address
    printable = "".join(character if character.isprintable() else " " for character in bare)
    return printable if len(printable) <= _SHOWN else printable[: _SHOWN - 1] + "…"


class FeedError(MedskickError):
    """A feed could not be read. `address` is the one staff entered; `because` the reason and next step."""

    def __init__(self, address: str, because: str) -> None:
        super().__init__(f"{shown(address)} {because}")
        self.address = address
        self.because = because


class FeedRefused(FeedError):
    """The address, or one it leads on to, is not a public web address on port 80 or 443."""


class FeedUnreachable(FeedError):
    """No whole answer came within the time."""


class FeedAnswered(FeedError):
    """The server answered with another status than 200 or 304; `gone` when it says that for good (410)."""

    def __init__(self, address: str, because: str, status: int) -> None:
        super().__init__(address, because)
        self.status = status

    @property
    def gone(self) -> bool:
        return self.status == 410


class FeedTooLarge(FeedError):
    """The answer passes the largest size that is read, counted after decompression."""


def too_large(address: str, max_bytes: int) -> FeedTooLarge:
    return FeedTooLarge(
        address, f"is larger than {max_bytes / 1e6:g} MB; ask its owner for one with fewer entries."
    )


class FeedUnreadable(FeedError):
    """The document is empty, a web page without events, not a feed at all, or took too long to read."""
