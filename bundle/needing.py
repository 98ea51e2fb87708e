"""Which libraries a program or a library needs, by name, as its own header says."""

from __future__ import annotations

import re
import subprocess


def needs(file: str) -> set[str]:
    """Return the names; none for a file that is no program."""
    run = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=False)
    return set(re.findall(r"NEEDED\s+(\S+)", run.stdout))
