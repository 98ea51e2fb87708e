"""Does the real window keep up with a reader who types a search at ten keys a second, at 100,000 pieces?

Uses the corpus beside the project (not part of it); says so and ends where it is missing. The library is built once in
the folder given by `--library`. Keys come by the clock, not when the window is ready for them; a key's time runs from
when it was due until the frame with its letter is painted. A frame is as long as the event loop did not come round; on
a machine with other work its own time (of the GUI thread alone) tells more, so both are given.
Bars (docs/performance.md): keys p95 50 ms; no frame over 100 ms by its own time. Offscreen unless QT_QPA_PLATFORM
says otherwise.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.shell.application import Program, make_application
from reader.ui.shell.window import MainWindow

T = TypeVar("T")
KEYS_A_SECOND = 10
REST_S = 1.0  # after each query: counts, facets and the first hit follow
QUERIES = (
    "jingji", "zhongguo", "jfq", "fazhan gaige", "qqqqq", "zs", "nongcun -chengshi", "xi'an", "nvxing", "GDP 2012",
    "zhonghuarenmingongheguo", "bt:jiaoyu", "huanjing baohu", "a", "sh",
)  # fmt: skip
BARS = {"key p95 ms": 50.0, "longest frame, own ms": 100.0}


class Clock(QObject):
    """Notes when keys were due, when their frames were painted, and how long the event loop stayed away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.keys: list[tuple[float, str]] = []
        self.frames: list[tuple[float, float, str]] = []
        self.doing = ""
        self._due: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._field = window.nameplate.search
        self._field.installEventFilter(self)
        self._beat = QTimer(self, interval=0, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._came_round)
        self._beat.start()

    def due(self, moment: float) -> None:
        """A key was due at that moment and has now been pressed."""
        self._due.append(moment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """See the field being painted; the frame is out when the event loop comes round again."""
        if event.type() == QEvent.Type.Paint and self._due:
            waiting, self._due = self._due, []
            QTimer.singleShot(0, self, lambda: self._painted(waiting))
        return False

    def _painted(self, waiting: list[float]) -> None:
        now = time.perf_counter()
        self.keys += [((now - moment) * 1000, self.doing) for moment in waiting]

    def _came_round(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.frames.append(((now - self._last) * 1000, (worked - self._worked) * 1000, self.doing))
        self._last, self._worked = now, worked
        time.sleep(0.0005)  # leaves the other threads their turn, as an idle event loop does


def build(folder: Path) -> None:
    """Store the corpus as issues of a day, and index it."""
    from benchmarks.library_scale import CORPUS, issues
    from reader.workspace import indexing
    from reader.workspace.session import open_session

    if (folder / "built").exists():
        return
    if not CORPUS.exists():
        sys.exit(f"{CORPUS.name} is not beside the project: nothing to measure with")
    with open_session(folder / "library") as session:
        for count, issue in enumerate(issues(100_000), 1):
            session.library.store(issue, name=f"{issue.date_published}.json", origin="")
            if count % 500 == 0:
                print(f"{count} issues stored", flush=True)
        indexing.complete(session)
        print(f"{len(session.index)} pieces indexed", flush=True)
    (folder / "built").touch()


def wait(seconds: float) -> None:
    """Let the event loop run."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.0005)  # as an idle loop does: whoever works beside the window has the processor


def type_queries(window: MainWindow, clock: Clock) -> None:
    """Type each query by the clock, rest, leave the search."""
    field = window.nameplate.search
    field.setFocus()
    for query in QUERIES:
        clock.doing = query
        begun = time.perf_counter()
        for number, letter in enumerate(query):
            moment = begun + number / KEYS_A_SECOND
            wait(max(0.0, moment - time.perf_counter()))
            QTest.keyClicks(field, letter)
            clock.due(moment)
        wait(REST_S)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        wait(0.3)
        field.setFocus()


def quantile(values: list[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def in_window(name: str, about: str | None, measure: Callable[[MainWindow], T]) -> tuple[T, bool]:
    """Read the command line, build the library, open the window on it; returns what was measured, and `--check`."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    parser.add_argument("--library", type=Path, default=Path.home() / ".cache" / "baojia-benchmarks" / "window")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    folder = wanted.library.absolute()
    for name, place in (("CACHE", "cache"), ("CONFIG", "config")):
        os.environ[f"BAOJIA_{name}"] = str(folder / place)
    build(folder)
    from reader.workspace.session import open_session

    application = make_application()
    with open_session(folder / "library") as session:
        program = Program(application, session)
        program.start((), quit_when_shown=False)
        program.window.resize(1440, 900)
        wait(4)
        found = measure(program.window)
        program.window.close()
        program.end()
    return found, wanted.check


def table(
    name: str, about: str | None, measure: Callable[[MainWindow], dict[str, float]], bars: dict[str, float]
) -> int:
    """Print what was measured in a window beside its bars; returns 1 where one is missed and `--check` was given."""
    figures, check = in_window(name, about, measure)
    missed = [name for name, bar in bars.items() if figures[name] > bar]
    for name, figure in figures.items():
        print(f"{name:<30} {figure:8.1f}  bar {bars[name]:.0f}{'  missed' if name in missed else ''}")
    return 1 if check and missed else 0


def typed(window: MainWindow) -> Clock:
    """Type the queries; returns what the clock saw."""
    clock = Clock(window)
    type_queries(window, clock)
    return clock


def main() -> int:
    """Run the command line; with `--check`, return 1 where a bar is missed."""
    clock, check = in_window("window_typing", __doc__, typed)
    keys, frames = [t for t, _q in clock.keys], [t for t, _own, _q in clock.frames]
    own = [t for _wall, t, _q in clock.frames]
    figures = {"key p95 ms": quantile(keys, 0.95), "longest frame, own ms": max(own)}
    print(f"keys {len(keys)}: p50 {quantile(keys, 0.5):.1f}, p95 {figures['key p95 ms']:.1f}, worst {max(keys):.1f} ms")
    print(f"frames: longest {max(frames):.1f} ms; over 100 ms: {sum(t > 100 for t in frames)}, "
          f"over 50 ms: {sum(t > 50 for t in frames)}")  # fmt: skip
    print(f"own time of the GUI thread: longest {max(own):.1f} ms; over 100 ms: {sum(t > 100 for t in own)}, "
          f"over 50 ms: {sum(t > 50 for t in own)}")  # fmt: skip
    for taken, worked, query in sorted(clock.frames, key=lambda f: -f[1])[:8]:
        print(f"  {taken:.1f} ms, own {worked:.1f} ms while {query!r}")
    missed = [name for name, bar in BARS.items() if figures[name] > bar]
    for name in missed:
        print(f"missed: {name} {figures[name]:.1f}, bar {BARS[name]:.0f}")
    return 1 if check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
