"""Do three machines with wrong clocks, each a process at the command line, end with what a model of their deeds says?

Each machine has a library, cache and settings of its own; its commands run as processes, at the same time as those of
the others, under clocks that are years apart (faketime). Between them whole files are carried to and fro in any order,
some torn; commands are killed at any moment; an old backup is restored. In the end all has arrived: every machine must
show the same, `check` find nothing, and all that was acknowledged be there as the last one who owns it left it.

The synchroniser here copies files (`synchronisers.push`, with Syncthing's conflict copies); `syncthing_pair` runs a
real one, where it is installed. Needs faketime.

    python -m benchmarks.command_histories [--histories 3] [--rounds 6] [--seed 1] [--check]
"""

from __future__ import annotations

import argparse
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

from benchmarks._promises_trying import ROOT, Bench, Ran, bench
from benchmarks._subjects import table
from benchmarks.synchronisers import push, put

CLOCKS = ("+400d", "-900d", "+0d")
Undo = Callable[[], None]


@dataclass
class Model:
    """What must be there in the end. Pieces, tags and marks are owned by one machine each, so that order decides."""

    headlines: dict[str, str] = field(default_factory=dict)
    bookmarked: set[str] = field(default_factory=set)
    tags: set[tuple[str, str]] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)


class Machine:
    """One machine: its commands, what it owns, and what it can take back."""

    def __init__(self, own: Bench, number: int, model: Model, chance: Random) -> None:
        self.own, self.number, self.model, self.chance = own, number, model, chance
        self.taken_back: list[Undo] = []
        self.counter = 0
        self.pieces: list[str] = []
        self.deeds = self.killed = 0
        self.wrong: list[str] = []

    def run(self, *arguments: str) -> Ran:
        """Run a command under this machine's clock."""
        ran = self.own.run(*arguments, "--json", wrapper=("faketime", "-f", CLOCKS[self.number]))
        if not ran.said_plainly:
            self.wrong.append(f"{arguments[0]}: {ran}")
        return ran

    def work(self) -> None:
        """Do a few things."""
        for _ in range(self.chance.randrange(1, 4)):
            self.chance.choice(
                (self.note, self.note, self.tag, self.mark, self.title, self.back, self.bring, self.die)
            )()

    def _name(self) -> str:
        self.counter += 1
        return f"{'甲乙丙'[self.number]}{self.counter}"

    def _did(self, ran: Ran, do: Undo, undo: Undo) -> None:
        if ran.status == 0 and all(told.get("status", "done") == "done" for told in ran.objects):
            self.deeds += 1
            do()
            self.taken_back.append(undo)

    def bring(self) -> None:
        """Import a paper of this machine's own; its pieces are its to mark."""
        day = 1 + self.number * 9 + min(self.counter, 8)
        self.counter += 1
        ran = self.run("import", str(self.own.paper(day)))
        if ran.status == 0 and ran.objects and ran.objects[0]["status"] == "imported":
            issue = ran.objects[0]["issue"]
            self.deeds += 1
            for place, headline in ((1, "河堤栽下三百棵柳树"), (2, "老钟楼重新敲响")):
                self.pieces.append(f"{issue}-{place}")
                self.model.headlines[f"{issue}-{place}"] = headline
            self.taken_back.clear()  # taking an import back would take other machines' deeds along

    def note(self) -> None:
        """Write a note."""
        if self.pieces:
            name, target = self._name(), self.chance.choice([p for p in self.pieces if p.endswith("-1")])
            ran = self.run("annotate", target, "--exact", "天黑前", "--note", name)
            if ran.objects:
                key, notes = ran.objects[0]["id"], self.model.notes
                self._did(ran, lambda: notes.update({key: name}), lambda: notes.__delitem__(key))

    def tag(self) -> None:
        """Put a tag of this machine's on a piece."""
        if self.pieces:
            one = (self.chance.choice(self.pieces), self._name())
            self._did(self.run("tag", *one), lambda: self.model.tags.add(one), lambda: self.model.tags.discard(one))

    def mark(self) -> None:
        """Bookmark a piece, or take the bookmark away."""
        if self.pieces:
            piece, marked = self.chance.choice(self.pieces), self.model.bookmarked
            if piece in marked:
                self._did(self.run("unbookmark", piece), lambda: marked.discard(piece), lambda: marked.add(piece))
            else:
                self._did(self.run("bookmark", piece), lambda: marked.add(piece), lambda: marked.discard(piece))

    def title(self) -> None:
        """Correct a headline."""
        if self.pieces:
            piece, name = self.chance.choice(self.pieces), f"新题{self._name()}"
            old, known = self.model.headlines[piece], self.model.headlines
            ran = self.run("correct", piece, "--headline", name)
            self._did(ran, lambda: known.update({piece: name}), lambda: known.update({piece: old}))

    def back(self) -> None:
        """Take the last deed back."""
        if self.taken_back and self.run("undo").status == 0:
            self.deeds += 1
            self.taken_back.pop()()

    def die(self) -> None:
        """Be killed while a tag is set, which may then be there or not."""
        if not self.pieces:
            return
        tag = ("tag", self.chance.choice(self.pieces), f"断{self._name()}")
        command = [sys.executable, str(ROOT / "main.py"), "--library", str(self.own.library), *tag]
        process = subprocess.Popen(
            ["faketime", "-f", CLOCKS[self.number], *command],
            env=self.own.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(self.chance.uniform(0.05, 1.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        self.killed += 1
        self.taken_back.clear()  # nobody knows what the last deed was

    def shown(self) -> tuple[dict[str, str], set[str], set[tuple[str, str]], dict[str, str]]:
        """Return what this machine shows: headlines, bookmarks, tags (without those of the killed), notes."""
        rows = self.run("list").objects
        notes = self.run("annotations").objects
        return (
            {row["id"]: row["headline"] for row in rows},
            {row["id"] for row in rows if row["bookmarked"]},
            {(row["id"], tag) for row in rows for tag in row["tags"]},
            {note["id"]: note["body"]["value"] for note in notes},
        )


def carry(here: Machine, there: Machine, chance: Random, *, torn: bool = False) -> None:
    """Bring every file of one library to another, in any order."""
    for name in ("journal", "issues"):
        source, target = here.own.library / name, there.own.library / name
        if name == "journal" and source.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            push(source, target, chance, "syncthing", torn=torn)
        for path in source.rglob("*.json") if name == "issues" else ():
            copy = target / path.relative_to(source)
            if not copy.exists() and not (torn and chance.random() < 0.5):
                copy.parent.mkdir(parents=True, exist_ok=True)
                put(copy, path.read_bytes(), path)


def history(seed: int, rounds: int) -> tuple[Counter[str], list[str]]:
    """Let three machines live; returns what was counted, and what was wrong in the end."""
    chance, model = Random(seed), Model()
    with bench() as root, ThreadPoolExecutor(3) as together:
        machines = []
        for number in range(3):
            folder = root.folder / str(number)
            folder.mkdir()
            machines.append(Machine(Bench(folder), number, model, Random(seed * 3 + number)))
        list(together.map(Machine.bring, machines))
        for turn in range(rounds):
            list(together.map(Machine.work, machines))
            if turn == rounds // 2:
                machines[0].run("backup", str(root.folder / "old.zip"))
            for _ in range(chance.randrange(4)):
                here, there = chance.sample(machines, 2)
                carry(here, there, chance, torn=chance.random() < 0.3)
        machines[1].run("restore", str(root.folder / "old.zip"))
        for _ in range(3):
            for here in machines:
                for there in machines:
                    if here is not there:
                        carry(here, there, chance)
        return _judged(machines, model)


def _judged(machines: list[Machine], model: Model) -> tuple[Counter[str], list[str]]:
    wrong = [said for machine in machines for said in machine.wrong]
    shown = [machine.shown() for machine in machines]
    if any(one != shown[0] for one in shown):
        wrong.append(f"machines differ: {[tuple(map(len, one)) for one in shown]}")
    headlines, bookmarked, tags, notes = shown[0]
    known = {one for one in tags if not one[1].startswith("断")}
    for what, found, owed in (
        ("headlines", headlines, model.headlines), ("bookmarks", bookmarked, model.bookmarked),
        ("tags", known, model.tags), ("notes", notes, model.notes),
    ):  # fmt: skip
        if found != owed:
            wrong.append(f"{what}: {found} instead of {owed}"[:400])
    wrong += [f"check: {said}" for machine in machines if (said := machine.run("check")).status != 0]
    count = Counter(deeds=sum(m.deeds for m in machines), killed=sum(m.killed for m in machines))
    return count, wrong


def main() -> int:
    """Live through histories; with --check, return 1 where one ends wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    if not shutil.which("faketime"):
        print("skipped: faketime is not installed")
        return 0
    count, broken = Counter[str](), 0
    for seed in range(wanted.seed, wanted.seed + wanted.histories):
        found, wrong = history(seed, wanted.rounds)
        count += found
        broken += bool(wrong)
        print(*(f"history {seed}: {said}" for said in wrong), sep="\n", flush=True)
    table("histories at the command line", [("acknowledged deeds", count["deeds"]), ("killed", count["killed"]),
        ("histories that end wrongly", f"{broken} of {wanted.histories}")])  # fmt: skip
    return 1 if wanted.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
