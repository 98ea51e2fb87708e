"""Does the window stay as it was after an hour of use over 20,000 pieces: memory, handles, threads flat, nothing said?

A real window is driven by keys and clicks: open, search, note, mark, bookmark, undo, import, larger type, other themes;
now and then one of its children is killed. Each minute private memory of the window and of its children (Linux:
smaps_rollup), open handles and threads are noted. Flat: the last quarter's median is at most a twentieth above the
second quarter's, handles and threads at most three above. What the program says on standard error is counted: 0 lines.
Uses the corpus beside the project. Offscreen unless QT_QPA_PLATFORM says otherwise. What is seen is printed minute by
minute; a run that is interrupted judges what it has. With `--home FOLDER` the library is built once and kept there.

    python -m benchmarks.soak [--minutes 60] [--pieces 20000] [--seed 1] [--home FOLDER] [--check]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
KEYS = ("J", "J", "J", "K", "B", "H", "Ctrl+Z", "Ctrl+Y", "F8", "Ctrl+=", "Ctrl+-", "F9", "Alt+Left", "Space", "Ctrl+1")
WISHES = ("jingji", "anquan", "q", "zhongguo jingji", "qqqqq", "nongcun -chengshi", "gaige kaifang")
THEMES = ("theme_dark", "theme_sepia", "theme_light")
# What Qt's offscreen platform says of itself.
OFFSCREEN = "This plugin does not support propagateSizeHints"
GROWTH, MORE = 1.05, 3


@dataclass(frozen=True, slots=True)
class Sample:
    """What the window and its children hold at one moment: MB, MB, counts."""

    window: float
    children: float
    handles: int
    threads: int


def children() -> list[int]:
    """Return the processes under this one."""
    found, todo = [], [os.getpid()]
    while todo:
        parent = todo.pop()
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                below = [int(word) for word in task.read_text().split()]
                found += below
                todo += below
    return found


def private(process: int) -> float:
    """Return the memory that a process shares with nobody, in MB; 0 where it is gone."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024
    return 0.0


def sample() -> Sample:
    """Look at the processes."""
    own = Path("/proc/self")
    return Sample(
        window=private(os.getpid()),
        children=sum(private(child) for child in children()),
        handles=len(list((own / "fd").iterdir())),
        threads=len(list((own / "task").iterdir())),
    )


def drive(folder: Path, minutes: float, seed: int) -> list[Sample]:
    """Use the window for so long; return a sample a minute."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from reader.ui.shell.application import Program, make_application
    from reader.workspace.session import open_session
    from tests.ui.opened import click_row, desk_of, press

    def wait(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    random, samples = Random(seed), list[Sample]()
    application = make_application()
    with open_session(folder / "library") as session:
        program = Program(application, session)
        program.start((), quit_when_shown=False)
        window = program.window
        window.resize(1440, 900)
        wait(5)
        desk, field = desk_of(window), window.nameplate.search
        end, next_look, number = time.monotonic() + minutes * 60, time.monotonic() + 60, 0
        stopped: list[int] = []
        for interrupted in (signal.SIGINT, signal.SIGTERM):
            signal.signal(interrupted, lambda which, _frame: stopped.append(which))
        while time.monotonic() < end and not stopped:
            number += 1
            deed = random.randrange(12)
            if deed < 6:
                press(desk.list.list, random.choice(KEYS))
            elif deed < 8 and desk.list.model.rowCount():
                click_row(desk, random.randrange(min(8, desk.list.model.rowCount())))
            elif deed == 8:
                QTest.keyClicks(field, random.choice(WISHES))
                wait(0.4)
                QTest.keyClick(field, Qt.Key.Key_Escape)
            elif deed == 9:
                window.trigger(random.choice(THEMES))
            elif deed == 10 and number % 5 == 0:
                paper = folder / f"paper-{number}.txt"
                paper.write_text(
                    f"《浸泡日报》\n2020年{number % 12 + 1}月5日\n\n第{number}座桥通车\n\n"
                    + "本报讯　昨日，桥上通车。" * 30,
                    "utf-8",
                )
                window.import_paths([paper])
            elif deed == 11 and number % 20 == 0 and (below := children()):
                with suppress(OSError):
                    os.kill(random.choice(below), signal.SIGKILL)
            wait(0.15)
            if time.monotonic() >= next_look:
                next_look += 60
                samples.append(sample())
                print(f"{len(samples):>4} min, {number} deeds: {samples[-1]}", flush=True)
        samples += [] if samples else [sample()]
        window.close()
        program.end()
    return samples


def flat(samples: list[Sample]) -> list[str]:
    """Return what grew."""
    quarter = max(1, len(samples) // 4)
    early, late = samples[quarter : 2 * quarter] or samples[:1], samples[-quarter:]
    grown = []
    for name in ("window", "children", "handles", "threads"):
        before, after = (median(getattr(one, name) for one in part) for part in (early, late))
        print(f"{name:<9} {before:8.1f} -> {after:8.1f}")
        bar = before * GROWTH if name in {"window", "children"} else before + MORE
        grown += [name] if after > bar else []
    return grown


def build(folder: Path, pieces: int) -> None:
    """Store and index so many pieces of the corpus."""
    from benchmarks.library_scale import CORPUS, issues
    from reader.workspace import indexing
    from reader.workspace.session import open_session

    if not CORPUS.exists():
        sys.exit(f"{CORPUS.name} is not beside the project: nothing to live with")
    with open_session(folder / "library") as session:
        for issue in issues(pieces):
            session.library.store(issue, name=f"{issue.date_published}.json", origin="")
        indexing.complete(session)


def main() -> int:
    """Soak; return 1 where something grew or was said."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--pieces", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="a folder that keeps the library for the next run")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.inside:
        return 1 if flat(drive(wanted.inside, wanted.minutes, wanted.seed)) else 0
    with tempfile.TemporaryDirectory(prefix="soak-") as own:
        folder = wanted.home or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {"BAOJIA_CACHE": str(folder / "cache"), "BAOJIA_CONFIG": str(folder / "config")}
        built = folder / f"built-{wanted.pieces}"
        if not built.exists():
            build(folder, wanted.pieces)
            built.touch()
        options = ["--inside", str(folder), "--minutes", str(wanted.minutes), "--seed", str(wanted.seed)]
        said = folder / "said.txt"
        with said.open("w", encoding="utf-8") as errors:
            command = [sys.executable, "-m", "benchmarks.soak", *options]
            driven = subprocess.Popen(command, cwd=ROOT, stderr=errors)
            for interrupted in (signal.SIGINT, signal.SIGTERM):
                signal.signal(interrupted, lambda which, _frame: driven.send_signal(which))
            status = driven.wait()
        lines = said.read_text(encoding="utf-8").splitlines(keepends=True)
        words = "".join(line for line in lines if not line.startswith(OFFSCREEN))
        print(f"standard error: {words.count(chr(10))} lines\n{words[:2000]}", end="")
    return 1 if wanted.check and (status or words) else 0


if __name__ == "__main__":
    sys.exit(main())
