"""How much of each room do the tests run, in lines and in branches?

With `--rooms`, each of them by the tests of its own folder alone, which is less than all tests run of it. Measuring
slows the tests: with `--keep FOLDER` they can be run in parts (`--tests`), each added to what earlier ones ran; without
`--tests`, a FOLDER in which something lies is only told of. Children of the program and its threads are measured too,
but no child that was killed, and none that reads foreign files: it may write nothing, not even what it ran.
Needs `pip install baojia[mutants]`.

    python -m benchmarks.coverage_by_room [--rooms model rendering] [--workers 2] [--check] [--lacking]
    python -m benchmarks.coverage_by_room --keep FOLDER --tests tests/ui/shell tests/cli
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BARS = {"model": 0.95, "importing": 0.95, "library": 0.95, "search": 0.95, "workspace": 0.95, "ui": 0.85}
"""The least share of lines, and of branches, that tests must run; rooms not named have none."""
SETTINGS = """\
[run]
branch = true
source = {root}/reader
parallel = true
data_file = {data}/covered
patch = subprocess, _exit
sigterm = true
[report]
exclude_also =
    if TYPE_CHECKING:
    \\.\\.\\.$
"""

Files = Mapping[str, Mapping[str, Any]]
"""What coverage tells of each file, by its path."""


def run(tests: Sequence[str], workers: int, kept: Path) -> None:
    """Run tests and add what they ran to what is kept.

    Raises SystemExit where a test fails: what a failing run covers says nothing.
    """
    settings = kept / "coverage.ini"
    settings.write_text(SETTINGS.format(root=ROOT, data=kept), "utf-8")
    coverage = [sys.executable, "-m", "coverage"]
    own = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [
        "run",
        f"--rcfile={settings}",
        "-m",
        "pytest",
        "-q",
        "-n",
        str(workers),
        "-p",
        "no:cacheprovider",
        *tests,
    ]
    if subprocess.run([*coverage, *command], cwd=ROOT, env=own, check=False).returncode:
        for part in kept.glob("covered.*"):
            part.unlink()
        raise SystemExit("the tests do not pass: nothing is said")
    subprocess.run([*coverage, "combine", "--append", "--quiet", f"--rcfile={settings}"], cwd=ROOT, check=True)


def told(kept: Path) -> Files:
    """Return what coverage tells of each file by all that is kept."""
    report = kept / "report.json"
    command = [sys.executable, "-m", "coverage", "json", "--quiet", f"--rcfile={kept / 'coverage.ini'}"]
    subprocess.run([*command, "-o", str(report)], cwd=ROOT, check=True)
    files: Files = json.loads(report.read_bytes())["files"]
    return files


def rooms(files: Files) -> dict[str, Files]:
    """Return the files of each room."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for path, file in files.items():
        parts = Path(path).parts
        inside = parts[parts.index("reader") + 1 :]
        if len(inside) > 1:
            found.setdefault(inside[0], {})[path] = file
    return dict(found)


def shares(files: Files) -> tuple[int, float, int, float]:
    """Return how many lines there are, the share that ran, and the same of branches."""
    lines, lines_run, branches, branches_run = (
        sum(file["summary"][name] for file in files.values())
        for name in ("num_statements", "covered_lines", "num_branches", "covered_branches")
    )
    return lines, lines_run / max(1, lines), branches, branches_run / max(1, branches)


def lacking(files: Files) -> None:
    """Print where nothing ran, the most first."""
    for path, file in sorted(files.items(), key=lambda one: -len(one[1]["missing_lines"])):
        if file["missing_lines"] or file["missing_branches"]:
            print(f"  {path}: {file['missing_lines']} {[tuple(branch) for branch in file['missing_branches']]}")


def main() -> int:
    """Run the command line; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", nargs="+", default=[], help="only these, by their own tests")
    parser.add_argument("--tests", nargs="+", default=[], help="only these tests")
    parser.add_argument("--keep", type=Path, help="add to what earlier runs ran")
    parser.add_argument("--workers", type=int, default=0, help="so many processes of pytest-xdist")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--lacking", action="store_true", help="name the lines and branches that never ran")
    wanted = parser.parse_args()
    tests = wanted.tests or [f"tests/{room}" for room in wanted.rooms]
    with contextlib.ExitStack() as stack:
        kept = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coverage-")))
        kept.mkdir(parents=True, exist_ok=True)
        if tests or not (kept / "covered").exists():
            run(tests or ["tests"], wanted.workers, kept.resolve())
        by_room = rooms(told(kept.resolve()))
    missed = []
    for room in wanted.rooms or sorted(by_room):
        lines, of_lines, branches, of_branches = shares(by_room[room])
        said = f"{lines:>6} lines {of_lines:.1%}, {branches:>5} branches {of_branches:.1%}"
        if min(of_lines, of_branches) < BARS.get(room, 0):
            missed.append(room)
            said += f" (bar {BARS[room]:.0%})"
        print(f"{room:<12} {said}")
        if wanted.lacking:
            lacking(by_room[room])
    return 1 if wanted.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
