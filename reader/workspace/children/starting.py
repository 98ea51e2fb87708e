"""How this program is started once more: by its own entry, and by nothing that the current folder holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import reader
from reader.model.door import door

ENTRY = Path(reader.__file__).resolve().with_name("__main__.py")


@door
def program(*arguments: str) -> list[str]:
    """Return the command that starts this program with these arguments, wherever it is run."""
    if getattr(sys, "frozen", False):  # one file that holds Python and the program
        return [sys.executable, *arguments]
    # -P and not -I: what a reader set up for Python (PYTHONPATH, a virtual environment) holds for children too.
    return [sys.executable, "-P", "-X", "utf8", str(ENTRY), *arguments]


@door
def surroundings() -> dict[str, str]:
    """Return the environment for it: without the parts of PYTHONPATH that mean the current folder."""
    here = dict(os.environ)
    paths = here.pop("PYTHONPATH", "").split(os.pathsep)
    if fixed := [path for path in paths if Path(path).is_absolute()]:
        here["PYTHONPATH"] = os.pathsep.join(fixed)
    return here
