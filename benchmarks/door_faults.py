"""Does any fault get through the door of a room, or get lost behind it?

At every call out of a room that its scenes meet (tests/doors/scenes.py) six faults are raised, one at a time: SQLite's,
the disk's, no memory, a wrong value, too deep, a missing key. Held: the right answer all the same, a sentence, or one
`Unforeseen` with its cause, told to the log; and the library afterwards is as before the deed or as after it.

    python -m benchmarks.door_faults [--room ROOM] [--only WORD] [--most N] [--check]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.doors.scenes import SCENES
from tests.doors.test_doors import faults


def main() -> int:
    """Try every scene; with --check, return 1 where a door does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--room", default="", help="only this room")
    parser.add_argument("--only", default="", help="only scenes whose name holds this")
    parser.add_argument("--most", type=int, help="only so many places a scene, one fault each")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    raised: Counter[str] = Counter()
    broken = 0
    for scene in SCENES:
        if scene.room.startswith(wanted.room) and wanted.only in scene.name:
            with tempfile.TemporaryDirectory(prefix="door-") as name:
                number, wrong = faults(scene, Path(name), most=wanted.most)
            raised[scene.room] += number
            broken += len(wrong)
            print(f"{scene.room}: {scene.name}: {number} faults, {len(wrong)} not held", *wrong, sep="\n  ", flush=True)
    print(" · ".join(f"{room}: {number}" for room, number in raised.items()), f"· not held: {broken}")
    return 1 if wanted.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
