"""Add packages to the environment that the program runs in: `python -m reader.setup.adding REQUIREMENT…`.

Started by a click that names the download, and by nothing else; what pip does goes to standard error, a line a package.
It is the one process of the program that may reach a package index: the reader's own pip settings hold (a folder of
wheels by PIP_NO_INDEX and PIP_FIND_LINKS).
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.setup.packages import install
from reader.setup.words import SetUpError, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Install what is asked for; return the exit status: 0, or 1 with the reason on standard error."""
    voice = Voice([])
    again = shlex.join([sys.executable, "-m", "pip", "install", *arguments])
    try:
        install(sys.executable, arguments, voice, Path(tempfile.mkdtemp(prefix="baojia-")), again=again)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
