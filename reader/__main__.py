"""`python -m reader`, `baojia` and `python3 main.py`: one program, quick to begin and to end.

Few rounds of the garbage collector while it starts, and no taking apart of every object when it is done: together half
of a bare window's time.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from typing import NoReturn

from reader.cli.program import main

# A start makes tens of thousands of objects that stay; by default every 700th would have all young ones looked at.
OBJECTS_BETWEEN_ROUNDS = 20_000


def run() -> NoReturn:
    """Run the command line and end the process with its exit status."""
    gc.set_threshold(OBJECTS_BETWEEN_ROUNDS, 20, 20)
    status = main()
    if threading.active_count() > 1:
        sys.exit(status)  # somebody still works: Python waits for them
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is not None and (application := qt.QApplication.instance()) is not None:
        application.shutdown()  # hands what was copied over to the desktop's clipboard
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(status)  # nobody listens any more, which Python knows how to say
    atexit._run_exitfuncs()
    os._exit(status)


if __name__ == "__main__":
    run()
