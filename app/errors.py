"""What can go wrong between the operator and the program.

    MedskickError
    └── AppError
        ├── SettingsError   a setting is missing or bad; names it, never its secret value
        ├── HouseError      house.toml cannot be read or does not fit
        └── InputError      a file or standard input could not be read as what it should be

Wrong words on the command line are argparse's own error and exit 2; these exit 1.
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class AppError(MedskickError):
    """The program cannot start or go on as it was asked to."""


class SettingsError(AppError):
    """A setting is missing or bad. The sentence names it and says what to write instead."""


class HouseError(AppError):
    """`house.toml` cannot be read, or holds a name or value that is not understood."""


class InputError(AppError):
    """A file or standard input could not be read as what it should be."""
