# -*- coding: utf-8 -*-  # noqa: UP009 - Python 2 has to get as far as being told
"""报夹: `python3 main.py` sets up what is missing and opens the window; `python3 main.py test` runs the tests."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what older ones are started with
        sys.dont_write_bytecode = True
        from reader.setup.older_python import advice

        sys.exit(advice(sys.argv[1:]))
    from reader.setup.start import main

    sys.exit(main(sys.argv[1:]))
