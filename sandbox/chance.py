"""When a planned fault strikes: the next n times, or now and then by a seeded die. Knows nothing of what the fault does."""

from __future__ import annotations

import random


class Chance:
    """Decides, time after time, whether a fault strikes.

    In: `times` (how often it may strike, None = without end), `probability` (0..1 for each occasion) and `seed`
    (same seed, same sequence). Raises ValueError when they are outside their range.
    """

    def __init__(self, times: int | None = None, probability: float = 1.0, seed: int = 0) -> None:
        if not 0 <= probability <= 1:
            raise ValueError(f"a probability is between 0 and 1, not {probability}")
        if times is not None and times < 1:
            raise ValueError(f"a fault strikes at least once, not {times} times")
        self.left = times
        self.probability = probability
        self._die = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def strikes(self) -> bool:
        """Answer for one occasion, and count it when the answer is yes."""
        if self.left == 0 or self._die.random() >= self.probability:
            return False
        if self.left is not None:
            self.left -= 1
        return True
