"""What is lost on a disk that is really full? A small tmpfs, where root allows one to be mounted."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from benchmarks._subjects import OurNotes, StockNotes, look, look_at_stock, table
from reader.model.errors import NotSaved

SIZE = "384k"


def mounted(folder: Path) -> bool:
    """Mount a small tmpfs there; False where that is not allowed."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def unmount(folder: Path) -> None:
    """Take it away again."""
    subprocess.run(["umount", str(folder)], check=False)


def ours(folder: Path) -> Counter[str]:
    """Write until nothing goes in any more, then make room and go on."""
    result: Counter[str] = Counter()
    acked: dict[int, str] = {}
    notes = OurNotes(folder / "library")
    for k in range(5000):
        note = "字" * 200
        before = len(notes.notes())
        try:
            acked[notes.add(k, note)] = note
        except NotSaved as error:
            result["refused"] += 1
            result["memory ahead of disk"] += len(notes.notes()) != before
            result["told plainly"] += "磁盘满了" in str(error)
            if result["refused"] == 3:
                break
    result["acknowledged"] = len(acked)
    found, _kinds = look(folder / "library")
    result["lost"] = sum(found.get(k) != n for k, n in acked.items())
    result["ghosts"] = len(found.keys() - acked.keys())
    (folder / "ballast").unlink()
    key = notes.add(9999, "又有地方了")
    notes.close()
    result["goes on by itself once there is room"] = look(folder / "library")[0].get(key) == "又有地方了"
    return result


def stock(folder: Path) -> Counter[str]:
    """Do the same with stock TinyDB."""
    result: Counter[str] = Counter()
    notes = StockNotes(folder / "stock")
    for k in range(5000):
        try:
            notes.add(k, "字" * 200)
            result["acknowledged"] += 1
        except (OSError, ValueError):
            result["refused"] += 1
            if result["refused"] == 3:
                break
    with suppress(OSError):
        notes.close()
    found = look_at_stock(folder / "stock")
    result["unreadable"] = found is None
    result["lost"] = result["acknowledged"] - len(found or {})
    return result


def run(folder: Path) -> dict[str, Counter[str]] | None:
    """Run both on disks of their own; None where none can be mounted."""
    results = {}
    for name, attack in (("our store", ours), ("stock TinyDB", stock)):
        place = folder / name.replace(" ", "-")
        if not mounted(place):
            return None
        try:
            (place / "ballast").write_bytes(b"x" * 40_000)
            results[name] = attack(place)
        finally:
            unmount(place)
    return results


def main() -> int:
    """Run; fail where anything acknowledged is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = run(Path(folder))
    if results is None:
        print("no small disk could be mounted here: this needs root")
        return 0
    table("a full disk", [(name, dict(result)) for name, result in results.items()])
    own = results["our store"]
    return int(bool(own["lost"] or own["ghosts"] or own["memory ahead of disk"]))


if __name__ == "__main__":
    sys.exit(main())
