"""Do machines that share a library through a file synchroniser end up with the same notes, all of them?

Three machines, one of them perhaps a clone of another, write and synchronise at random: whole files, delayed, torn
while being written, conflict copies in the way of Syncthing, Nextcloud or a `merge=union` of git, an old backup
restored in between. After everything has arrived all must show the same, and no acknowledged note may be missing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks._subjects import TABLE, StockNotes, look_at_stock, table
from reader.library.journal import Journal

KINDS = ("syncthing", "nextcloud", "git")
Files = dict[str, Path]


def files(folder: Path) -> Files:
    """Return the files of a folder by name."""
    return {p.name: p for p in folder.iterdir() if p.is_file()}


def put(target: Path, data: bytes, like: Path) -> None:
    """Write a file as a synchroniser does: beside it, renamed, with the other side's time."""
    draft = target.with_name(target.name + ".part.tmp")
    draft.write_bytes(data)
    draft.replace(target)
    stat = like.stat()
    os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def push(here: Path, there: Path, chance: random.Random, kind: str, *, torn: bool = False) -> None:
    """Bring every differing file from here to there."""
    mine, theirs = files(here), files(there)
    for name, path in mine.items():
        data = path.read_bytes()
        if torn and len(data) > 3:
            data = data[: chance.randrange(len(data) // 2, len(data))]  # it was being written when it was read
        target = there / name
        if name not in theirs:
            put(target, data, path)
            continue
        known = target.read_bytes()
        if known == data or known.startswith(data):
            continue
        if data.startswith(known):
            put(target, data, path)
        else:
            _conflict(path, target, data, known, chance, kind)


def _conflict(path: Path, target: Path, data: bytes, known: bytes, chance: random.Random, kind: str) -> None:
    """Both sides have something that the other has not."""
    if kind == "git":  # merge=union keeps the lines of both
        lines = known.splitlines(keepends=True)
        put(target, known + b"".join(x for x in data.splitlines(keepends=True) if x not in lines), path)
        return
    newer = path.stat().st_mtime_ns > target.stat().st_mtime_ns
    win, lose = (data, known) if newer else (known, data)
    number = chance.randrange(10**6)
    stem = target.name.removesuffix(".jsonl")
    beside = {"syncthing": f"{stem}.sync-conflict-20260305-{number}-AAAAAAA.jsonl"}.get(
        kind, f"{stem} (conflicted copy 2026-03-05 {number}).jsonl"
    )
    put(target.with_name(beside), lose, path)
    put(target, win, path)


class Machine:
    """One machine's journal folder; `device` may be that of another machine: a clone."""

    def __init__(self, root: Path, name: str, device: str) -> None:
        self.journals = root / name / "journal"
        self.journals.mkdir(parents=True)
        self.root, self.name, self.device = root / name, name, device

    def open(self) -> Journal:
        """Open the journal anew, as another start of the program does."""
        journal = Journal(
            self.journals, self.root / "cache", lambda: self.device, self.root / ".reserve", read_only=False
        )
        journal.refresh()
        return journal


def history(root: Path, seed: int, kind: str, *, clone: bool) -> Counter[str]:
    """Let three machines live through eight days."""
    chance = random.Random(seed)
    shutil.rmtree(root, ignore_errors=True)
    devices = ["aaaaaaaa", "aaaaaaaa" if clone else "bbbbbbbb", "cccccccc"]
    machines = [Machine(root, name, device) for name, device in zip("xyz", devices, strict=True)]
    acked: set[int] = set()
    deleted: set[int] = set()
    for day in range(8):
        for machine in machines:
            if chance.random() < 0.7:
                _work(machine, chance, acked, deleted, day)
        if day == 4 and chance.random() < 0.5:  # somebody restores yesterday's copy of the whole folder
            backup = {
                name: p.read_bytes()[: chance.randrange(1, 9999)] for name, p in files(machines[2].journals).items()
            }
            for name, data in backup.items():
                (machines[2].journals / f"{name.removesuffix('.jsonl')}.restored-{seed:08x}.jsonl").write_bytes(data)
        for _ in range(chance.randrange(3)):
            here, there = chance.sample(machines, 2)
            push(here.journals, there.journals, chance, kind, torn=chance.random() < 0.3)
    for _ in range(4):
        for here in machines:
            for there in machines:
                if here is not there:
                    push(here.journals, there.journals, chance, kind)
    shown = [m.open().state.table(TABLE) for m in machines]
    return Counter(
        diverged=int(any(s != shown[0] for s in shown)),
        acknowledged=len(acked),
        lost=sum(1 for k in acked - deleted if k not in shown[0]),
    )


def _work(machine: Machine, chance: random.Random, acked: set[int], deleted: set[int], day: int) -> None:
    """Keep, change and delete some notes on one machine."""
    journal = machine.open()
    for _ in range(chance.randrange(1, 4)):
        have = list(journal.state.table(TABLE))
        what = chance.random()
        number = chance.getrandbits(53) | 1
        if what < 0.5 or not have:
            journal.commit([{"t": TABLE, "k": number, "n": True, "f": {"note": f"{machine.name}{day}"}}])
            acked.add(number)
        else:
            number = chance.choice(have)
            seen = {"note": journal.state.versions(TABLE, number)}
            if what < 0.9:
                journal.commit(
                    [{"t": TABLE, "k": number, "f": {"note": f"{machine.name}{chance.random()}"}, "b": seen}]
                )
            else:
                journal.commit([{"t": TABLE, "k": number, "x": True, "b": seen}])
                deleted.add(number)
    journal.close()


def stock(root: Path, seed: int) -> Counter[str]:
    """Do the same with one shared file of stock TinyDB."""
    chance = random.Random(seed)
    shutil.rmtree(root, ignore_errors=True)
    folders = [root / name for name in "xyz"]
    first = StockNotes(folders[0])
    first.add(0, "0")
    first.close()
    for folder in folders[1:]:
        folder.mkdir(parents=True)
        shutil.copy2(folders[0] / "db.json", folder / "db.json")
    acked: set[str] = set()
    for _day in range(8):
        for folder in folders:
            if chance.random() < 0.7 and look_at_stock(folder) is not None:
                notes = StockNotes(folder)
                note = str(chance.random())
                notes.add(1, note)
                notes.close()
                acked.add(note)
        for _ in range(chance.randrange(3)):
            here, there = chance.sample(folders, 2)
            push(here, there, chance, "syncthing")
    for _ in range(4):
        for here in folders:
            for there in folders:
                if here != there:
                    push(here, there, chance, "syncthing")
    found = set((look_at_stock(folders[0]) or {}).values())
    return Counter(acknowledged=len(acked), lost=len(acked - found))


def run(root: Path, *, histories: int) -> dict[str, Counter[str]]:
    """Run that many histories, spread over the kinds of synchroniser, every other one with a clone."""
    results: dict[str, Counter[str]] = {}
    for seed in range(histories):
        kind = KINDS[seed % len(KINDS)]
        result = history(root / "sync", seed, kind, clone=seed % 2 == 1)
        results.setdefault(kind, Counter()).update(result)
        results[kind]["histories"] += 1
    for seed in range(min(60, histories)):
        results.setdefault("stock TinyDB, one shared file", Counter()).update(stock(root / "sync", seed))
    return results


def main() -> int:
    """Run; fail where machines disagree or lose a note."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=60)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = run(Path(folder), histories=wanted.histories)
    table("synchronised libraries", [(name, dict(result)) for name, result in results.items()])
    return int(any(results[kind]["diverged"] or results[kind]["lost"] for kind in KINDS))


if __name__ == "__main__":
    sys.exit(main())
