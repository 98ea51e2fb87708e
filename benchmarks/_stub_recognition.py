"""The command line with an engine that is invented: `python -m benchmarks._stub_recognition LOG WORDS…`.

Pages that are really read are logged in LOG. With BAOJIA_STUB_SECONDS empty the real engine reads, and a line tells a
page's file, its wall seconds and the most megabytes that the reading process has taken so far.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from reader.workspace.children.expressions import Expressions, place


def main() -> int:
    """Run the program; what reads is loaded as a process of its own loads it."""
    Expressions(place())
    from benchmarks._stub_recogniser import Logged, Stub
    from reader.cli import program
    from reader.recognition import extra
    from reader.workspace import recognising

    if not os.environ.get("BAOJIA_STUB_SECONDS"):
        Logged.log = Path(sys.argv[1])
        recognising.recognise = partial(recognising.recognise, begun=Logged)
        return program.main(sys.argv[2:])
    Stub.log = Path(sys.argv[1])
    extra.can_recognise = lambda: True
    recognising.engine_name = lambda: "stub"  # type: ignore[attr-defined]  # where it is asked
    recognising.recognise = partial(recognising.recognise, begun=Stub)
    return program.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
