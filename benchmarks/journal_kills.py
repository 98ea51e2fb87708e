"""How many acknowledged deeds are lost when the writing process is killed with -9, again and again?"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks._subjects import OurNotes, fresh, look, table


def writer(folder: Path, pipe: int, seed: int) -> None:
    """Write until killed; tell each key through the pipe once it is acknowledged."""
    chance = random.Random(seed)
    notes = OurNotes(folder)
    for k in range(1, 10**9):
        key = notes.add(k, "记" * chance.randrange(1, 400))
        os.write(pipe, f"{key}\n".encode())


def run(folder: Path, *, rounds: int, seed: int = 5) -> Counter[str]:
    """Kill writers, a hundred on each library; returns the sums."""
    result: Counter[str] = Counter()
    for done in range(0, rounds, 100):
        result.update(_hundred(folder, min(100, rounds - done), seed + done))
    return result


def _hundred(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Kill a writer after a few milliseconds, again and again, all on one library."""
    chance = random.Random(seed)
    result: Counter[str] = Counter()
    acked: set[int] = set()
    with fresh(folder):
        for turn in range(rounds):
            reading, writing = os.pipe()
            child = os.fork()
            if not child:
                os.close(reading)
                try:
                    writer(folder, writing, turn)
                finally:
                    os._exit(1)
            os.close(writing)
            head = os.read(reading, 64)  # it has begun
            time.sleep(chance.random() * 0.02)
            os.kill(child, signal.SIGKILL)
            rest = b"".join(iter(lambda r=reading: os.read(r, 1 << 16), b""))  # type: ignore[misc]
            os.waitpid(child, 0)
            os.close(reading)
            acked.update(int(key) for key in (head + rest).split(b"\n")[:-1] if key)
            result["rounds"] += 1
        found, kinds = look(folder)
        result["acknowledged"] = len(acked)
        result["lost"] = len(acked - found.keys())
        result["in the file but not yet acknowledged"] = len(found.keys() - acked)
        result["unfinished lines, all named"] = kinds.count("unfinished_line")
        result["other damage"] = len(kinds) - kinds.count("unfinished_line")
        result["segments"] = len(list((folder / "journal").iterdir()))
    return result


def main() -> int:
    """Run the rounds; fail where anything acknowledged is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder) / "library", rounds=wanted.rounds)
    table("kill -9", [("our journal", dict(result))])
    return int(bool(result["lost"] or result["other damage"]))


if __name__ == "__main__":
    sys.exit(main())
