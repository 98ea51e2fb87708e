"""`python -m reader`: the same program as `baojia` and `python3 main.py`."""

import sys

from reader.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
