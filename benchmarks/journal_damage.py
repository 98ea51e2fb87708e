"""What is lost, shown wrongly or not noticed when a journal is cut at any byte or bits flip in it?"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks._subjects import OurNotes, StockNotes, fresh, look, look_at_stock, table


def written(folder: Path, count: int) -> tuple[Path, dict[int, str]]:
    """Write a segment of notes; returns it and what it says."""
    notes = OurNotes(folder)
    said = {
        notes.add(k, f"第{k}条批注，{'内容若干，' * (k % 5)}完"): f"第{k}条批注，{'内容若干，' * (k % 5)}完"
        for k in range(count)
    }
    notes.close()
    (path,) = (folder / "journal").glob("*.jsonl")
    return path, said


def cuts(folder: Path, *, records: int = 50, step: int = 1) -> Counter[str]:
    """Cut the file at every byte of its last records."""
    result: Counter[str] = Counter()
    with fresh(folder):
        path, said = written(folder, records + 10)
        data = path.read_bytes()
        ends = [k + 1 for k, byte in enumerate(data) if byte == 10]
        keys = list(said)
        for at in range(ends[9], len(data), step):
            path.write_bytes(data[:at])
            found, kinds = look(folder)
            whole = sum(1 for e in ends[: len(keys)] if e <= at)
            result["cuts"] += 1
            result["records lost"] += sum(found.get(k) != said[k] for k in keys[:whole])
            result["shown wrongly"] += sum(said.get(k) != n for k, n in found.items())
            result["not noticed"] += not kinds
    return result


def flips(folder: Path, *, trials: int, seed: int = 9) -> Counter[str]:
    """Flip one to five bits anywhere, again and again."""
    chance = random.Random(seed)
    result: Counter[str] = Counter()
    with fresh(folder):
        path, said = written(folder, 20)
        data = path.read_bytes()
        for _ in range(trials):
            hit = bytearray(data)
            for _ in range(chance.choice([1, 1, 1, 2, 5])):
                hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
            if hit == data:
                continue
            path.write_bytes(hit)
            found, kinds = look(folder)
            result["flips"] += 1
            result["not noticed"] += not kinds
            result["shown wrongly"] += any(said.get(k) != n for k, n in found.items())
            result["records lost"] += len(said) - len(found)
            result["most records lost at once"] = max(result["most records lost at once"], len(said) - len(found))
    return result


def stock(folder: Path, *, trials: int, seed: int = 9) -> Counter[str]:
    """Do the same to a file of stock TinyDB."""
    chance = random.Random(seed)
    result: Counter[str] = Counter()
    with fresh(folder):
        notes = StockNotes(folder)
        said = {notes.add(k, f"第{k}条批注，完"): f"第{k}条批注，完" for k in range(20)}
        notes.close()
        path = folder / "db.json"
        data = path.read_bytes()
        for _ in range(trials):
            hit = bytearray(data)
            hit[chance.randrange(len(hit))] ^= 1 << chance.randrange(8)
            path.write_bytes(hit)
            found = look_at_stock(folder)
            result["flips"] += 1
            result["all lost"] += found is None
            result["not noticed and shown wrongly"] += found is not None and found != said
        for at in range(0, len(data), max(1, len(data) // 200)):
            path.write_bytes(data[:at])
            result["cuts"] += 1
            result["all lost by a cut"] += not look_at_stock(folder)
    return result


def main() -> int:
    """Run both; fail where a damage went unnoticed or a value is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--step", type=int, default=1, help="cut at each n-th byte")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library"
        cut, flip = cuts(place, step=wanted.step), flips(place, trials=wanted.flips)
        theirs = stock(place, trials=min(2000, wanted.flips))
    table(
        "cut at every byte of the last 50 records, bit flips",
        [("our journal, cuts", dict(cut)), ("our journal, flips", dict(flip)), ("stock TinyDB", dict(theirs))],
    )
    bad = cut["records lost"] + cut["shown wrongly"] + cut["not noticed"] + flip["shown wrongly"] + flip["not noticed"]
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
