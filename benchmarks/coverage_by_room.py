"""How much of each room do the tests run, in lines and in branches?

With `--rooms`, each of them by the tests of its own folder alone, which is less than all tests run of it. Children of
the program are measured too; what runs in a QThread is not before Python 3.14, so ui and workspace have more than is
said. Needs `pip install baojia[mutants]`.

    python -m benchmarks.coverage_by_room [--rooms model rendering] [--workers 2] [--check]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BARS = {"model": 0.95, "importing": 0.95, "library": 0.95, "search": 0.95, "workspace": 0.95, "ui": 0.85}
"""The least share of lines, and of branches, that tests must run; rooms not named have none."""
SETTINGS = """\
[run]
branch = true
source = {root}/reader
parallel = true
data_file = {data}/covered
patch = subprocess
[report]
exclude_also =
    if TYPE_CHECKING:
    \\.\\.\\.$
"""


def measured(folders: list[str], workers: int, kept: Path) -> dict[str, Counter[str]]:
    """Run the tests of some folders; returns for each room how many lines and branches there are and were run.

    Raises SystemExit where a test fails: what a failing run covers says nothing.
    """
    settings = kept / "coverage.ini"
    settings.write_text(SETTINGS.format(root=ROOT, data=kept), "utf-8")
    coverage = [sys.executable, "-m", "coverage"]
    own = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    rc = f"--rcfile={settings}"
    tests = ["-m", "pytest", "-q", "-n", str(workers), "-p", "no:cacheprovider", *folders]
    if subprocess.run([*coverage, "run", rc, *tests], cwd=ROOT, env=own, check=False).returncode:
        raise SystemExit("the tests do not pass: nothing is said")
    report = kept / "covered.json"
    subprocess.run([*coverage, "combine", "--quiet", rc], cwd=ROOT, check=True)
    subprocess.run([*coverage, "json", "--quiet", rc, "-o", str(report)], cwd=ROOT, check=True)
    rooms: dict[str, Counter[str]] = {}
    for path, file in json.loads(report.read_bytes())["files"].items():
        parts = Path(path).parts
        inside = parts[parts.index("reader") + 1 :]
        if len(inside) > 1:
            rooms.setdefault(inside[0], Counter()).update({name: n for name, n in file["summary"].items() if n})
    return rooms


def main() -> int:
    """Run the command line; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", nargs="+", default=[], help="only these, by their own tests")
    parser.add_argument("--workers", type=int, default=0, help="so many processes of pytest-xdist")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coverage-") as kept:
        rooms = measured([f"tests/{room}" for room in wanted.rooms] or ["tests"], wanted.workers, Path(kept))
    missed = []
    for room in wanted.rooms or sorted(rooms):
        told = rooms[room]
        lines = told["covered_lines"] / max(1, told["num_statements"])
        branches = told["covered_branches"] / max(1, told["num_branches"])
        said = f"{told['num_statements']:>6} lines {lines:.1%}, {told['num_branches']:>5} branches {branches:.1%}"
        if min(lines, branches) < BARS.get(room, 0):
            missed.append(room)
            said += f" (bar {BARS[room]:.0%})"
        print(f"{room:<12} {said}")
    return 1 if wanted.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
