"""报夹: `python3 main.py` sets up what is missing and opens the window; `python3 main.py test` runs the tests."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what older ones are started with
        sys.exit(
            "报夹需要 Python 3.11 或更新的版本，这里是 {0}.{1}。可以运行：\n"
            "Baojia needs Python 3.11 or newer, this is {0}.{1}. You can run:\n"
            "    sudo apt-get install -y python3.11 python3.11-venv && python3.11 main.py".format(*sys.version_info)
        )
    from reader.setup.start import main

    sys.exit(main(sys.argv[1:]))
