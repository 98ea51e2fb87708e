"""Where a frozen build begins: the program, or, started by `multiprocessing`, one of its workers.

What the second package brings (`bundle/scanning.py`) lies beside the program and is looked for after all of its own.
"""

import sys
from multiprocessing import freeze_support
from pathlib import Path

sys.path += [str(beside) for beside in [Path(sys.executable).resolve().with_name("scan")] if beside.is_dir()]
freeze_support()  # first of all: a worker is this very program started again, and never comes back from here

from reader.cli.program import main  # noqa: E402 - not before it

sys.exit(main())
