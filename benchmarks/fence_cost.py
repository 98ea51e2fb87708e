"""What does the fence cost an import of one small file by the command line, in processor time of all its processes?

The same command is run in turn as it is, where the file is read in a process of its own, and with the file read in the
command's own process; each time another small file, into one library. Medians; bar: 100 ms more.

    python -m benchmarks.fence_cost [--times 15] [--check]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.second_paste import PAPER

ROOT = Path(__file__).resolve().parents[1]
BAR = 0.100
UNFENCED = """
import sys
from pathlib import Path
from reader.workspace import fence
from reader.workspace.reading_parts import ReadIssue, ReadToEnd

class Unfenced:
    library = None

    def start(self):
        pass

    close = start

    def sources(self, path):
        from reader.importing import sources
        return sources([path])

    def parts(self, requests, check=lambda: None):
        from reader.importing import reading
        for request in requests:
            said = reading.Said()
            for issue in reading.issues_of(Path(request.line["path"]), said):
                yield ReadIssue(issue=issue, warnings=tuple(said.warnings))
            yield ReadToEnd(warnings=tuple(said.warnings))

fence.Fence = Unfenced
from reader.cli.program import main
sys.exit(main(sys.argv[1:]))
"""
FENCED = "import sys; from reader.cli.program import main; sys.exit(main(sys.argv[1:]))"


def cost(program: str, file: Path, library: Path) -> float:
    """Import the file; return processor seconds of the command and its children, which it waits for."""
    command = [sys.executable, "-c", program, "--library", str(library), "import", str(file)]
    before = os.times()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    assert used > 0, "the system does not tell"
    return used


def main() -> int:
    """Measure; with --check, return 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--check", action="store_true", help="fail where the bar is missed")
    wanted = parser.parse_args()
    taken: dict[str, list[float]] = {FENCED: [], UNFENCED: []}
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BAOJIA_CACHE": f"{place}/cache", "BAOJIA_CONFIG": f"{place}/config"}
        for n in range(2 * (wanted.times + 1)):
            file = Path(place, f"{n}.txt")
            file.write_text(PAPER.format(n=n, day=n % 28 + 1), encoding="utf-8")
            program = (FENCED, UNFENCED)[n % 2]
            taken[program].append(cost(program, file, Path(place, "library")))
    fenced, plain = (statistics.median(taken[program][1:]) for program in (FENCED, UNFENCED))
    print(f"fenced {fenced * 1000:.0f} ms, unfenced {plain * 1000:.0f} ms of processor time; ", end="")
    print(f"{(fenced - plain) * 1000:.0f} ms more  (bar {BAR * 1000:.0f}); load {os.getloadavg()[0]:.1f}")
    return 1 if wanted.check and fenced - plain > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
