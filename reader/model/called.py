"""What this reader types to start the program, so that a hint can be typed as it stands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "BAOJIA_CALLED"
"""Set by main.py, which goes on as another process."""


def called() -> str:
    """Return the beginning of a command line: `baojia`, `python3 main.py` or `python3 -m reader`."""
    if name := os.environ.get(VARIABLE):
        return name
    if sys.argv and Path(sys.argv[0]).parts[-2:] == ("reader", "__main__.py"):
        return "python3 -m reader"
    return "baojia"


def as_called(example: str) -> str:
    """Return an example that begins with `baojia` as this reader would type it."""
    return called() + example.removeprefix("baojia") if example.startswith("baojia ") else example
