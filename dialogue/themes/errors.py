"""What can be wrong with a coding frame.

MedskickError
└── FrameError    a file is no coding frame: the sentence names the place
"""

from dialogue.errors import MedskickError


class FrameError(MedskickError):
    """The file is not a coding frame; `sentence` names the first bad place and what should stand there."""
