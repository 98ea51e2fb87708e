"""Two machines with a real Syncthing between them, one of them without the folder of pictures: is anything lost?

    python -m benchmarks.syncthing_pictures

The second machine has `/pictures` in its `.stignore` (docs/syncing.md). Both bring in documents with pictures and write
notes; what each shows and what `check` says is compared, then the folder is let through and everything has to arrive.
Needs the program `syncthing`; nothing leaves this machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks._subjects import table
from benchmarks.syncthing_pair import PATIENCE, Machine, _same, _wait, _write
from reader.library import Library
from reader.model.picture import Picture
from reader.workspace.importing import import_paths
from reader.workspace.session import Session
from tests.importing.pictured import WRITERS

IGNORED = "/pictures\n"


def bring(machine: Machine, name: str, seed: int) -> None:
    """Have a machine import a document with pictures."""
    session = Session(machine.library, config=machine.root / "config")
    outcomes = import_paths(session, [WRITERS[name](seed).write(machine.root / f"from-{seed}")])
    assert [o.status for o in outcomes] == ["imported"]


def pictures(library: Library) -> list[Picture]:
    """Return the pictures of all pieces."""
    library.refresh()
    issues = (library.current(i).issue for i in sorted(library.issue_ids()))
    return [f for issue in issues for article in issue.articles for f in article.figures]


def texts(library: Library) -> list[tuple[str, str | None, str]]:
    """Return all text of a library."""
    library.refresh()
    issues = (library.current(i).issue for i in sorted(library.issue_ids()))
    return [(a.id, a.headline, a.body) for issue in issues for a in issue.articles]


def seen(machine: Machine) -> Counter[str]:
    """Return how many pictures a machine has, lacks, and finds damaged."""
    found = (machine.library.pictures.read(p) for p in pictures(machine.library))
    return Counter(answer if isinstance(answer, str) else "here" for answer in found)


def kinds(machine: Machine) -> list[str]:
    """Return what a check says."""
    return sorted({p.kind for p in machine.library.check()})


def run(root: Path) -> list[tuple[str, dict[str, object]]] | None:
    """Let two machines write; None where Syncthing does not start here."""
    one, two = Machine(root, "one"), Machine(root, "two")
    one.meet(two)
    two.meet(one)
    ignores = two.folder / ".stignore"
    before = ignores.read_text("utf-8")
    ignores.write_text(IGNORED + before, "utf-8")
    acked: dict[str, str] = {}
    rows: list[tuple[str, dict[str, object]]] = []

    def told(when: str) -> None:
        alike = texts(one.library) == texts(two.library)
        notes = [{a.note for a in m.library.annotations()} for m in (one, two)]
        lost = len(set(acked.values()) - (notes[0] & notes[1]))
        for machine in (one, two):
            row = {**seen(machine), "check": kinds(machine), "texts alike": alike, "notes lost": lost}
            rows.append((f"{when}, {machine.root.name}", row))

    try:
        for machine in (one, two):
            machine.go_online()
        if not all(_wait(lambda m=m: bool(m.ask("/rest/system/ping")), 20) for m in (one, two)):
            return None
        bring(one, "html, beside", 11)
        bring(one, "docx", 12)
        bring(two, "epub", 13)
        for machine in (one, two):
            _write(machine, f"记在{machine.root.name}", acked)
        assert _wait(lambda: _same(one, two), PATIENCE)
        told("without the folder")
        ignores.write_text(before, "utf-8")
        whole = sum(seen(one).values())
        _wait(lambda: _same(one, two) and seen(one)["here"] == seen(two)["here"] == whole, PATIENCE)
        told("with it")
    finally:
        for machine in (one, two):
            machine.go_offline()
            machine.library.close()
    return rows


def main() -> int:
    """Run; fail where anything is lost, damaged or not alike."""
    if shutil.which("syncthing") is None:
        print("syncthing is not installed: apt install syncthing")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = run(Path(folder))
    if rows is None:
        print("syncthing did not start on loopback here")
        return 0
    table("pictures over a real pair of Syncthing", list(rows))
    wrong = any(r.get("damaged") or r["notes lost"] or not r["texts alike"] for _name, r in rows)
    return int(wrong or any(r.get("absent") or r["check"] for _name, r in rows[2:]))


if __name__ == "__main__":
    sys.exit(main())
