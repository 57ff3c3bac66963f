"""Mails that come back to us: what each is, and which letter of ours it tells of. Pure.

Bounces (RFC 3464, and the forms of those who have their own), complaints (RFC 5965), automatic replies, people's own words.
What is done about them is `actions.bouncing`'s. Nothing here trusts what it reads but our own signatures.
"""

from dialogue.bounces.classes import SOFT, BounceClass, classify
from dialogue.bounces.incoming import Failure, Incoming, Kind, Trace
from dialogue.bounces.reading import read_mail

__all__ = ["SOFT", "BounceClass", "Failure", "Incoming", "Kind", "Trace", "classify", "read_mail"]
