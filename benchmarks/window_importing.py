"""Does the window stay quick under a reader's fingers while 10,000 pieces are read in, in a library of 100,000?

Uses the library of `benchmarks.window_typing` (`--library FOLDER`, built once; take a copy: each run adds 10,000 pieces
of an invented paper, as one file). While they come in, the reader types searches and walks the list by J; a key's time
runs from its being due until what it changes is painted. The bar is by the wall, as the reader waits by it, and on a
machine with other work tells of that, too; the GUI thread's own time stands beside it.
Bars: key to paint p95 50 ms, longest frame of the GUI thread's own time 100 ms.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from benchmarks.window_scale import timed
from benchmarks.window_typing import QUERIES, Clock, quantile, table, type_queries, wait
from reader.ui.shell.window import MainWindow

PIECES, A_DAY, MOST_S = 10_000, 20, 400
BARS = {"key p95 ms": 50.0, "step p95 ms": 50.0, "longest frame, own ms": 100.0}
WORDS = "渡口石桥河水早市木船老秦豆腐晒场谷子白菜草帘邮筒算盘柿饼大雁湿地茶馆评弹糖画竹编"


def write_paper(path: Path) -> Path:
    """Write the pieces, a record a line; other ones at each run."""
    chance = random.Random(time.time_ns())
    paper = "河口晚报" + "".join(chance.sample("甲乙丙丁戊己庚辛壬癸", 3))
    with path.open("w", encoding="utf-8") as file:
        for k in range(PIECES):
            day = k // A_DAY
            body = "。".join("".join(chance.choices(WORDS, k=28)) for _sentence in range(8)) + "。"
            record = {
                "newspaper": paper, "date": f"{1990 + day // 336}-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}",
                "headline": "".join(chance.choices(WORDS, k=12)), "body": body,
            }  # fmt: skip
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def measured(window: MainWindow) -> dict[str, float]:
    """Read the pieces in, and do meanwhile what a reader does; returns the figures."""
    desk, imports = window.desk, window.imports
    assert desk is not None
    assert imports is not None
    over: list[object] = []
    imports.jobs.finished.connect(over.append)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        window.import_paths([write_paper(Path(folder) / "河口晚报.jsonl")])
        clock, steps = Clock(window), []
        typed = 0
        while not over and time.perf_counter() < begun + MOST_S:
            type_queries(window, clock)
            typed += len(QUERIES)
            desk.list.list.setFocus()  # a key that the search field has would be no step
            for _step in range(40):
                wall, _own = timed(lambda: QTest.keyClicks(desk.list.list, "j"))
                repaint, _own = timed(desk.list.list.viewport().repaint)
                steps.append(wall + repaint)
                wait(0.1)
        print(f"read in after {time.perf_counter() - begun:.0f} s; {typed} queries, {len(steps)} steps meanwhile")
    own = [worked for _wall, worked, _doing in clock.frames]
    keys = [taken for taken, _doing in clock.keys]
    print(f"keys {len(keys)}: p50 {quantile(keys, 0.5):.1f}, worst {max(keys):.1f} ms; frames: own time over 50 ms "
          f"{sum(t > 50 for t in own)}, over 100 ms {sum(t > 100 for t in own)} of {len(own)}")  # fmt: skip
    return {
        "key p95 ms": quantile(keys, 0.95), "step p95 ms": quantile(steps, 0.95), "longest frame, own ms": max(own),
    }  # fmt: skip


def main() -> int:
    """Run the command line; with `--check`, return 1 where a bar is missed."""
    return table("window_importing", __doc__, measured, BARS)


if __name__ == "__main__":
    sys.exit(main())
