"""Takes captured input through the whole program once and prints what came of it: python -m tests.real.run FOLDER

FOLDER holds `corpora/` and `seeds/`. Prints counts, and no word of what was captured.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.real.journey import journey


def main(shared: str) -> None:
    """Print a line for each count."""
    with tempfile.TemporaryDirectory() as folder:
        for part in asyncio.run(journey(Path(shared), Path(folder))):
            print(type(part).__name__)
            for name, value in asdict(part).items():
                shown = len(value) if name == "sentences" else value
                print(f"  {name.replace('_', ' '):18} {shown}")


if __name__ == "__main__":
    main(sys.argv[1])
