"""Is the window at 100,000 pieces as quick as at twelve: scrolling, another category, Ctrl+A, 20,000 bookmarks, memory?

Uses the library of `benchmarks.window_typing` (`--library FOLDER`, built once). Each step is driven in the real window,
offscreen, and timed by the wall and by the GUI thread's own processor time; on a machine with other work only the
latter tells about the program, so it is what the bars hold, the wall stands beside it.
Bars: a frame of scrolling p95 16 ms; another category p95 50 ms; Ctrl+A 50 ms; GUI thread at most 1 s in all while
20,000 pieces are bookmarked, no frame over 100 ms, one undo; private memory 200 MB, flat (10 MB) over pieces opened.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.window_typing import quantile, table, wait
from reader.ui.shell.desk import Desk
from reader.ui.shell.window import MainWindow

FRAMES, SWITCHES, OPENED, BOOKMARKS = 300, 60, 1000, 20_000
BARS = {
    "scroll p95 ms": 16.0,
    "category p95 ms": 50.0,
    "Ctrl+A ms": 50.0,
    "bookmarks: GUI thread s": 1.0,
    "bookmarks: longest frame ms": 100.0,
    "undo: longest frame ms": 100.0,
    "private MB": 200.0,
    "MB more over pieces opened": 10.0,
}


def timed(step: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds by the wall and of this thread alone."""
    wall, own = time.perf_counter(), time.thread_time()
    step()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - own) * 1000


def private_mb() -> float:
    """Return the memory that is this process's alone."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def scroll(desk: Desk) -> tuple[list[float], list[float]]:
    """Scroll by rows and by leaps, and paint each frame."""
    view, chance = desk.list.list, random.Random(1)
    bar = view.verticalScrollBar()
    walls, owns = [], []
    for k in range(FRAMES):
        bar.setValue(chance.randrange(bar.maximum()) if k % 10 == 0 else bar.value() + 60)
        wall, own = timed(view.viewport().repaint)
        walls.append(wall)
        owns.append(own)
        wait(0.002)
    return walls, owns


def switch(desk: Desk) -> tuple[list[float], list[float]]:
    """Choose category after category, until the list is painted."""
    every = [c for c, _name in desk.tree.nodes.collections() if c.kind not in {"search", "issue"}]
    top = [c for c in every if len(c.path) < 2]
    chosen = [*top[:20], *random.Random(1).sample(every, SWITCHES - 20)]
    walls, owns = [], []

    def go(number: int) -> None:
        desk.tree.choose(chosen[number])
        desk.list.list.viewport().repaint()

    for number in range(len(chosen)):
        wall, own = timed(lambda n=number: go(n))  # type: ignore[misc]  # bound here
        walls.append(wall)
        owns.append(own)
        wait(0.05)
    return walls, owns


def bookmark(desk: Desk, figures: dict[str, float]) -> None:
    """Bookmark 20,000 pieces at once, and take it back; watch each frame of the window meanwhile."""
    view = desk.list.list
    first = desk.list.model.first_id
    if not desk.session.library.status(first).bookmarked:  # it stays so from run to run
        desk.piece_deeds.toggle_bookmark(first)
    wait(0.5)
    ids = desk.list.model.ids_at([range(1, BOOKMARKS + 1)])
    own, frames = time.thread_time(), until(lambda: desk.piece_deeds.toggle_bookmark(*ids), desk, len(ids))
    figures["bookmarks: GUI thread s"] = time.thread_time() - own
    figures["bookmarks: longest frame ms"] = max(frames)
    print(f"{len(ids)} bookmarks in {sum(frames) / 1000:.1f} s of frames")
    frames = until(lambda: QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier), desk, 0)
    figures["undo: longest frame ms"] = max(frames)


def until(deed: Callable[[], object], desk: Desk, wanted: int) -> list[float]:
    """Do something, and return each turn of the event loop until so many pieces more than one are bookmarked."""
    from reader.model.summary import Collection

    frames = [timed(deed)[1]]
    marked = Collection(kind="bookmarked")
    end = time.perf_counter() + 120
    while time.perf_counter() < end:
        frames.append(timed(QApplication.processEvents)[1])
        time.sleep(0.002)
        node = desk.tree.nodes.node_of(marked)
        if node is not None and node.count == wanted + 1:
            break
    else:
        print("the tree never had them")
    return frames


def settled_mb() -> float:
    """Return private memory once what was begun is done, and garbage is collected as the program does at leisure."""
    wait(3)
    turn()
    gc.collect()
    return private_mb()


def open_pieces(desk: Desk, count: int) -> None:
    """Open pieces from all over the library."""
    numbers = random.Random(2).sample(range(desk.list.model.rowCount()), count)
    for number in numbers:
        desk.open(desk.list.model.ids_at([range(number, number + 1)])[0])
        turn()


def turn() -> None:
    """Let a real event loop turn once: only there does Qt let go of what was to be deleted later."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def measure(desk: Desk) -> dict[str, float]:
    """Return all figures."""
    from reader.model.summary import Collection

    figures: dict[str, float] = {}
    desk.tree.choose(Collection(kind="all"))  # wherever the last run ended
    wait(1)
    walls, owns = scroll(desk)
    figures["scroll p95 ms"] = quantile(owns, 0.95)
    print(f"scroll: own p50 {quantile(owns, 0.5):.1f}, wall p95 {quantile(walls, 0.95):.1f}")
    ctrl = Qt.KeyboardModifier.ControlModifier
    wall, figures["Ctrl+A ms"] = timed(lambda: QTest.keyClick(desk.list.list, Qt.Key.Key_A, ctrl))
    print(f"Ctrl+A: {desk.list.list.selected_count} selected, wall {wall:.1f}")
    desk.list.list.select(desk.list.model.first_id)
    walls, owns = switch(desk)
    figures["category p95 ms"] = quantile(owns, 0.95)
    print(f"category: own p50 {quantile(owns, 0.5):.1f} worst {max(owns):.1f}, wall p95 {quantile(walls, 0.95):.1f}")
    desk.tree.choose(Collection(kind="all"))
    figures["private MB"] = private_mb()
    open_pieces(desk, 200)
    before = settled_mb()
    open_pieces(desk, OPENED)
    figures["MB more over pieces opened"] = settled_mb() - before
    bookmark(desk, figures)
    return figures


def measured(window: MainWindow) -> dict[str, float]:
    """Measure on the window's desk."""
    assert window.desk is not None
    return measure(window.desk)


def main() -> int:
    """Run the command line; with `--check`, return 1 where a bar is missed."""
    return table("window_scale", __doc__, measured, BARS)


if __name__ == "__main__":
    sys.exit(main())
