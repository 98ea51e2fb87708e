"""What is lost when any write, fsync, open, replace or ftruncate fails, once or for good?

Each system call of a session (store an issue, keep notes, change them) fails in turn with each error. Afterwards a new
process looks: an acknowledged deed that is missing is lost; a refused one that is there is a ghost. Where the disk even
refuses to take a refused line back, that one deed is in doubt, and the reader is told so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from benchmarks._failing import CALLS, ERRORS, Faults, failing
from benchmarks._subjects import OurNotes, StockNotes, fresh, look, look_at_stock, table
from reader.model.errors import NotSaved

NOTES = 5


def ours(folder: Path, faults: Faults) -> Counter[str]:
    """Run one session of our store under faults; returns what went wrong."""
    acked: dict[int, str] = {}
    refused: set[str] = set()
    bad: Counter[str] = Counter()
    with failing(faults), suppress(NotSaved, OSError):
        notes = OurNotes(folder)
        for k in range(NOTES):
            before = notes.notes()
            try:
                acked[notes.add(k, f"第{k}条")] = f"第{k}条"
            except NotSaved as error:
                refused.add(f"第{k}条")
                bad["memory ahead of disk"] += notes.notes() != before
                bad["refused"] += 1
                bad["in doubt"] += "ftruncate" in faults.failed and "不确定" in str(error)
        for key in list(acked)[:2]:
            try:
                notes.change(key, f"{acked[key]}改")
                acked[key] += "改"
            except NotSaved as error:
                refused.add(f"{acked[key]}改")
                bad["refused"] += 1
                bad["in doubt"] += "ftruncate" in faults.failed and "不确定" in str(error)
        with suppress(NotSaved):
            notes.close()
    found, _kinds = look(folder)
    bad["lost"] += sum(found.get(k) is None or (found[k] != n and found[k] not in refused) for k, n in acked.items())
    bad["ghosts"] += sum(n in refused for n in found.values())
    after = OurNotes(folder)
    key = after.add(99, "又能写了")
    bad["not writable afterwards"] += look(folder)[0].get(key) != "又能写了"
    after.close()
    return bad


def stock(folder: Path, faults: Faults) -> Counter[str]:
    """Run the same session of stock TinyDB."""
    acked: dict[int, str] = {}
    bad: Counter[str] = Counter()
    with failing(faults), suppress(OSError, ValueError):
        notes = StockNotes(folder, failing=True)
        for k in range(NOTES):
            try:
                acked[notes.add(k, f"第{k}条")] = f"第{k}条"
            except (OSError, ValueError):
                bad["refused"] += 1
        with suppress(OSError):
            notes.close()
    found = look_at_stock(folder)
    bad["unreadable"] += found is None
    bad["lost"] += sum((found or {}).get(k) != n for k, n in acked.items())
    return bad


def run(folder: Path, *, every: int = 1) -> tuple[Counter[str], Counter[str]]:
    """Fail each call in turn; returns the sums for our store and for stock TinyDB. `every` thins the points out."""
    with fresh(folder):
        probe = Faults(CALLS, 10**9, 0, for_good=False)
        ours(folder, probe)
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    selections = [CALLS, *((c,) for c in CALLS)]
    turn = 0
    for names in selections:
        for code in ERRORS:
            for for_good in (False, True):
                for at in range(1, probe.count + 2):
                    turn += 1
                    if turn % every:
                        continue
                    faults = Faults(names, at, code, for_good=for_good)
                    with fresh(folder):
                        result = ours(folder, faults)
                    if not faults.failed:
                        break  # this session has no so many calls of these names
                    mine.update(result)
                    mine["points"] += 1
                    if names == CALLS:
                        with fresh(folder):
                            theirs.update(stock(folder, again := Faults(names, at, code, for_good=for_good)))
                        theirs["points"] += bool(again.failed)
    return mine, theirs


def main() -> int:
    """Run all points; fail where anything acknowledged was lost or anything refused was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each n-th point")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mine, theirs = run(Path(folder) / "library", every=wanted.every)
    table("system calls failing", [("our store", dict(mine)), ("stock TinyDB", dict(theirs))])
    return int(bool(mine["lost"] or mine["ghosts"] - mine["in doubt"] > 0 or mine["memory ahead of disk"]))


if __name__ == "__main__":
    sys.exit(main())
