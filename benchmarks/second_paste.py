"""What does a paste cost in the window once its processes stand ready, against reading and storing without any?

Papers of two pieces, pasted one after another: through the window's `ImportJobs` (a process that imports, behind it one
that reads), and by `importing.read_text` and `Library.store` in this process. Time from the paste to the last signal,
medians; the first paste, which starts both processes, is told apart. Bar: 50 ms more.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BAR = 0.050
PAPER = """渡口报
2026年11月{day:02}日

第01版 要闻

# 第{n}座石桥修好了

本报讯（记者祝小满）立冬这天，渡口的第{n}座石桥修好了。桥长三十七步，走慢些要四十步。

# 早市换了第{n}杆秤

本报讯（记者葛长河）早市的摊主们领到了新秤。秤准了，人心才准，老主顾们都这么说。
"""


def through_the_window(library: Path, times: int) -> list[float]:
    """Return the seconds of each paste, the first included."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from reader.ui.jobs.import_jobs import ImportJobs

    application = QCoreApplication.instance() or QCoreApplication([])
    jobs, taken = ImportJobs(library), []
    for n in range(times):
        loop = QEventLoop()
        jobs.finished.connect(loop.quit)
        begun = time.perf_counter()
        jobs.import_text(PAPER.format(n=n, day=n % 28 + 1), "pasted")
        loop.exec()
        taken.append(time.perf_counter() - begun)
    jobs.close()
    del application
    return taken


def here(library: Path, times: int) -> list[float]:
    """Return the seconds of each, read and stored in this process."""
    from reader.importing import read_text
    from reader.workspace.session import open_session

    taken = []
    for n in range(1000, 1000 + times):
        begun = time.perf_counter()
        with open_session(library) as session:
            for issue in read_text(PAPER.format(n=n, day=n % 28 + 1), name="pasted").issues:
                session.library.store(issue, name="pasted", origin="pasted")
        taken.append(time.perf_counter() - begun)
    return taken


def main() -> int:
    """Run the command line; with --check, return 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--check", action="store_true", help="fail where the bar is missed")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["BAOJIA_CACHE"] = f"{place}/cache"
        os.environ["BAOJIA_CONFIG"] = f"{place}/config"
        from reader.workspace.session import open_session

        open_session(Path(place, "library")).close()
        first, *window = through_the_window(Path(place, "library"), wanted.times + 1)
        plain = here(Path(place, "library"), wanted.times + 1)[1:]
    more = statistics.median(window) - statistics.median(plain)
    usual, worst = statistics.median(window) * 1000, max(window) * 1000
    print(f"first paste {first * 1000:.0f} ms; then {usual:.0f} ms (worst {worst:.0f})")
    print(f"unfenced {statistics.median(plain) * 1000:.0f} ms; {more * 1000:.0f} ms more  (bar {BAR * 1000:.0f})")
    return 1 if wanted.check and more > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
