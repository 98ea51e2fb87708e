"""Where a frozen build begins: the program, or, started by `multiprocessing`, one of its workers."""

import sys
from multiprocessing import freeze_support

freeze_support()  # first of all: a worker is this very program started again, and never comes back from here

from reader.cli.program import main  # noqa: E402 - not before it

sys.exit(main())
