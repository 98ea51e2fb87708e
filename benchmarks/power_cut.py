"""What is lost when the power fails after any step of a session? A model of the disk, with two mutants it must catch.

Every open, write, flush, rename and folder flush of a session is recorded. Then the power fails after each of them: the
disk holds what was flushed, and of the rest anything: nothing, a part, zeros, or a mixture of 64-byte pages; names that
were not flushed with their folder may be missing. A mutant that leaves out the file flush, and one that leaves out the
folder flush, must lose something, or the model proves nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._failing import real
from benchmarks._subjects import OurNotes, fresh, look, table
from reader.library import durable, ids, issue_text
from reader.model.article import NewsArticle, Paragraph
from reader.model.issue import PublicationIssue, Source

Event = tuple[Any, ...]


@dataclass
class Recorder:
    """Writes down what a session asks of the disk; `leave_out` is "flush" or "folder" for a mutant."""

    root: str
    leave_out: str = ""
    events: list[Event] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def __enter__(self) -> Recorder:
        os.open, os.write, os.replace, os.ftruncate = self.open, self.write, self.replace, self.ftruncate  # type: ignore[assignment]
        os.fsync = os.fdatasync = self.flush  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        for name, call in real.items():
            setattr(os, name, call)

    def ours(self, path: Any) -> bool:
        """Tell whether a path is in the library."""
        return os.fspath(path).startswith(self.root + os.sep) if isinstance(path, str | os.PathLike) else False

    def open(self, path: Any, flags: int, *rest: Any, **more: Any) -> int:
        """Record new files; remember what descriptors are of."""
        descriptor = int(real["open"](path, flags, *rest, **more))
        name = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
        self.names[descriptor] = name
        if flags & os.O_CREAT and self.ours(path):
            self.events.append(("create", name))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        """Record written bytes."""
        done = int(real["write"](descriptor, data))
        if self.ours(self.names.get(descriptor)):
            self.events.append(("write", self.names[descriptor], bytes(data[:done])))
        return done

    def ftruncate(self, descriptor: int, size: int) -> None:
        """Record a cut."""
        real["ftruncate"](descriptor, size)
        if self.ours(self.names.get(descriptor)):
            self.events.append(("cut", self.names[descriptor], size))

    def flush(self, descriptor: int) -> None:
        """Record the flush of a file or of a folder."""
        name = self.names.get(descriptor, "")
        if name and Path(name).is_dir():
            if self.leave_out != "folder":
                self.events.append(("folder", name))
        elif self.ours(name) and self.leave_out != "flush":
            self.events.append(("flush", name))

    def replace(self, old: Any, new: Any) -> None:
        """Record a rename."""
        real["replace"](old, new)
        if self.ours(new):
            self.events.append(("rename", os.fspath(old), os.fspath(new)))


@dataclass
class Disk:
    """What the medium holds: bytes and how many of them are safe; names and whether they are."""

    data: dict[str, bytes] = field(default_factory=dict)
    safe: dict[str, int] = field(default_factory=dict)
    named: dict[str, bool] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take in one step."""
        kind, name = event[0], event[1]
        if kind == "create":
            self.data.setdefault(name, b"")
            self.safe.setdefault(name, 0)
            self.named.setdefault(name, False)
        elif kind == "write":
            self.data[name] = self.data.get(name, b"") + event[2]
        elif kind == "cut":
            self.data[name] = self.data[name][: event[2]]
        elif kind == "flush":
            self.safe[name] = len(self.data[name])
        elif kind == "folder":
            for other in self.named:
                if os.path.dirname(other) == name:  # noqa: PTH120 - names, not paths
                    self.named[other] = True
        elif kind == "rename":
            self.data[event[2]] = self.data.pop(name)
            self.safe[event[2]] = self.safe.pop(name)
            self.named.pop(name, None)
            self.named[event[2]] = False

    def after_a_cut(self, chance: random.Random, variant: int) -> dict[str, bytes]:
        """Return files as they may be found afterwards."""
        found = {}
        for name, data in self.data.items():
            if not self.named.get(name) and chance.random() < 0.7:
                continue
            kept, rest = data[: self.safe[name]], data[self.safe[name] :]
            if variant == 0:
                rest = b""
            elif variant == 1:
                rest = rest[: chance.randrange(len(rest) + 1)]
            elif variant == 2:
                rest = b"\0" * len(rest)
            else:
                pages = (rest[k : k + 64] for k in range(0, len(rest), 64))
                rest = b"".join(p if chance.random() < 0.5 else b"\0" * len(p) for p in pages)
            found[name] = kept + rest
        return found


def session(folder: Path, leave_out: str, seed: int) -> tuple[list[Event], dict[int, str]]:
    """Store issues and keep notes in three sittings; returns the steps, with ("ack", …) between them, and all notes."""
    chance = random.Random(seed)
    said: dict[int, str] = {}
    with Recorder(str(folder), leave_out) as recorder:
        for sitting in range(3):
            notes = OurNotes(folder)
            text = f"第{sitting}期"
            issue = PublicationIssue(
                id=ids.issue_id(Source(name="", sha256=text, format="text", encoding=None, text=text)),
                articles=(NewsArticle(id="x-1", paragraphs=(Paragraph(text=text * 40),)),),
                source=Source(name="", sha256=text, format="text", encoding=None, text=text),
            )
            file, _new = notes.truth.shelf.add(issue, issue_text.Revision(issue=issue.id, next_k=2))
            recorder.events.append(("ack issue", str(notes.place.issues / file.path)))
            for k in range(5):
                note = "字" * chance.randrange(1, 120)
                key = notes.add(k, note)
                said[key] = note
                recorder.events.append(("ack", key))
            notes.close()
    return recorder.events, said


def run(folder: Path, *, leave_out: str = "", variants: int = 6, step: int = 1, seed: int = 3) -> Counter[str]:
    """Cut the power after each `step`-th step, with several outcomes each."""
    chance = random.Random(seed)
    with fresh(folder):
        durable.make_folder(folder / "journal")
        durable.make_folder(folder / "issues")
        events, said = session(folder, leave_out, seed)
    result: Counter[str] = Counter(steps=len(events))
    with fresh(folder):
        for cut in range(0, len(events) + 1, step):
            disk, acked, issues = Disk(), set[int](), set[str]()
            for event in events[:cut]:
                if event[0] == "ack":
                    acked.add(event[1])
                elif event[0] == "ack issue":
                    issues.add(event[1])
                else:
                    disk.take(event)
            for variant in range(variants):
                shutil.rmtree(folder, ignore_errors=True)
                shutil.rmtree(folder.parent / f"{folder.name}-cache", ignore_errors=True)
                for name, data in disk.after_a_cut(chance, variant).items():
                    Path(name).parent.mkdir(parents=True, exist_ok=True)
                    Path(name).write_bytes(data)
                found, _kinds = look(folder)
                result["power cuts"] += 1
                result["notes lost"] += len(acked - found.keys())
                result["notes shown wrongly"] += any(said.get(k) != n for k, n in found.items())
                result["issues lost"] += sum(
                    not Path(i).exists() or ids.digest8(Path(i).read_bytes()) != Path(i).name.split(".")[1]
                    for i in issues
                )
    return result


def main() -> int:
    """Run the store and both mutants; fail where the store loses anything or a mutant does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library"
        own, *mutants = (run(place, leave_out=left, step=wanted.step) for left in ("", "flush", "folder"))
    rows: list[tuple[str, object]] = [("our store", dict(own))]
    rows += [(f"mutant without {n} flush", dict(m)) for n, m in zip(("file", "folder"), mutants, strict=True)]
    table("power cuts", rows)
    bad = own["notes lost"] + own["issues lost"] + own["notes shown wrongly"]
    return int(bool(bad) or any(m["notes lost"] + m["issues lost"] == 0 for m in mutants))


if __name__ == "__main__":
    sys.exit(main())
