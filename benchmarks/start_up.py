"""How long does a start take, against a bare Qt window of the same PySide6?

Interleaved runs, process start to exit, medians, in two parts:
`window`: `python -m reader open --quit-when-shown` over a library with an issue in it, against a bare QMainWindow that
quits once it is painted. Bar: 2.0; with `--large FOLDER`, also over the 100,000 pieces of `benchmarks.window_typing`.
`setup`: what `python3 main.py` adds, as a part of the bare window's time, on a command that ends at once. Bar: 0.3. Not
measured where `.venv` is a link, as in a second working tree: there main.py refuses to go on.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "corpora" / "seed-issue.txt"
WINDOW_BAR = 2.0
SETUP_BAR = 0.3
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.close)
application = QApplication(sys.argv)
window = Window()
window.resize(1100, 720)
window.show()
sys.exit(application.exec())
"""


def run_for(command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from process start to exit; raise where it fails."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def medians(commands: dict[str, list[str]], environment: dict[str, str], runs: int) -> dict[str, float]:
    """Return each command's median over interleaved runs, after one run of each that nobody counts."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            taken = run_for(command, environment)
            if turn:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> int:
    """Measure, print ratios and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--runs", type=int, default=11, help="interleaved runs of each, at least 9 (default 11)")
    parser.add_argument(
        "--import",
        dest="source",
        type=Path,
        default=SEED if SEED.exists() else None,
        help="the newspaper in the library; without one the window shows the sample",
    )
    parser.add_argument("--large", type=Path, help="the folder of benchmarks.window_typing, with its library")
    wanted = parser.parse_args()
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        own = {name: str(Path(folder) / name.lower()) for name in ("BAOJIA_LIBRARY", "BAOJIA_CACHE", "BAOJIA_CONFIG")}
        # As installed: the program's own code is compiled once, not at each start.
        environment = {**os.environ, **own, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        if wanted.source:
            run_for([python, "-m", "reader", "import", str(wanted.source)], environment)
        commands = {
            "bare window": [python, "-c", BARE],
            "our window": [python, "-m", "reader", "open", "--quit-when-shown"],
            "version": [python, "-m", "reader", "--version"],
        }
        if not (ROOT / ".venv").is_symlink():
            commands["version by main.py"] = [getattr(sys, "_base_executable", "python3"), "main.py", "--version"]
        if wanted.large:
            large = wanted.large.absolute()
            places = [f"BAOJIA_{name.upper()}={large / name}" for name in ("library", "cache", "config")]
            commands["100,000 pieces"] = ["env", *places, python, "-m", "reader", "open", "--quit-when-shown"]
        taken = medians(commands, environment, max(9, wanted.runs))
    bare = taken["bare window"]
    window = taken["our window"] / bare
    by_main = taken.get("version by main.py")
    setup = (by_main - taken["version"]) / bare if by_main is not None else None
    for name, seconds in taken.items():
        print(f"  {name:<20} {seconds * 1000:7.0f} ms  {seconds / bare:5.2f} x bare window")
    told = f"{setup:.2f}" if setup is not None else "not measured"
    print(f"  window {window:.2f} (bar {WINDOW_BAR})   setup {told} (bar {SETUP_BAR})")
    return 1 if wanted.check and (window > WINDOW_BAR or (setup or 0) > SETUP_BAR) else 0


if __name__ == "__main__":
    sys.exit(main())
