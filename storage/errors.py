"""What can go wrong with storage.

    MedskickError
    └── StorageError            the database did not do it
        ├── DatabaseBusy        another process held the lock for too long
        ├── DatabaseFull        no room left on the disk
        ├── DatabaseUnreadable  not a database of ours, damaged, or not to be opened
        ├── TooNew              written by a later Medskick
        └── ForeignAwait        a unit of work awaited something else than its connection (a fault in our code)

A broken constraint is not in the tree: functions that may meet one say `on conflict` and return what happened.
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class StorageError(MedskickError):
    """The database did not do what was asked; nothing of the unit of work is kept."""


class DatabaseBusy(StorageError):
    """Another process held the write lock longer than the busy timeout."""


class DatabaseFull(StorageError):
    """The disk has no room."""


class DatabaseUnreadable(StorageError):
    """The file cannot be opened, is damaged, or belongs to another program."""


class TooNew(StorageError):
    """The file was written by a later version; downgrading is not supported."""


class ForeignAwait(StorageError):
    """A unit of work may await nothing but its connection."""
