"""Does every fault that was found in our promises stay mended?

Each is tried through the command line or the real window, on a library, cache and settings of its own. They are those
of a review: what enters the truth (1), the truth ahead of what is derived (2), fences (3), backups and damage (4), the
window that always answers (5). `--section` and `--only` choose; without the hostile corpus beside the project its
faults are skipped, and said to be.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from benchmarks import (
    _promises_backups,
    _promises_children,
    _promises_fence,
    _promises_further,
    _promises_sources,
    _promises_truth,
    _promises_values,
    _promises_window,
)
from benchmarks._promises_trying import Fault, tried

SECTIONS = (
    _promises_truth, _promises_values, _promises_fence, _promises_sources, _promises_children, _promises_backups,
    _promises_window, _promises_further,
)  # fmt: skip


def chosen(section: str, only: str) -> list[Fault]:
    """Return the faults of a section whose names hold a word."""
    faults = sorted((f for part in SECTIONS for f in part.FAULTS), key=lambda f: [int(n) for n in f.number.split(".")])
    return [f for f in faults if f.number.startswith(section) and only in f.name]


def main() -> int:
    """Run the command line; with --check, return 1 where a promise is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--section", default="", metavar="N", help="only faults whose number begins so, such as 4 or 4.6"
    )
    parser.add_argument("--only", default="", metavar="WORD", help="only faults whose name holds this")
    parser.add_argument("--check", action="store_true", help="fail where a promise is not held")
    wanted = parser.parse_args()
    count: Counter[str] = Counter()
    for fault in chosen(wanted.section, wanted.only):
        held, seen, seconds = tried(fault)
        count[held] += 1
        print(f"{fault.number:<5} {held:<9} {seconds:6.1f} s  {fault.name}{f'  ({seen})' if seen else ''}", flush=True)
    print(" · ".join(f"{held}: {n}" for held, n in sorted(count.items())))
    return 1 if wanted.check and count["NOT HELD"] else 0


if __name__ == "__main__":
    sys.exit(main())
