"""Promises 4: backups, damage, overwriting, privacy."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks._promises_trying import Bench, Fault, Skipped, Try, unless


def _lose(what: str) -> Try:
    def attempt(own: Bench) -> str:
        own.stocked()
        lost = own.issue_files() if what == "all issues" else own.issue_files()[:1]
        for path in sorted((own.library / "journal").iterdir()) if what == "the journal" else lost:
            path.unlink()
        ran = own.run("backup", own.folder / "z.zip", "--json")
        if ran.status != 1 or not ran.objects:
            return str(ran)
        told = ran.objects[0]
        return unless(bool(told["problems"]) and told["articles_known"] == 4, told)

    return attempt


def _rotation(own: Bench) -> str:
    from reader.library import Library

    own.stocked()
    os.environ.update(own.env)
    folder = own.folder / "backups"
    from datetime import timedelta

    def turn(times: int) -> None:
        library = Library.open(own.library, cache=own.folder / "cache", config=own.folder / "config")
        for _ in range(times):
            library.keep_backups(folder, every=timedelta(0), keep=7)
        library.close()

    turn(2)
    good = set(folder.iterdir())
    for path in own.issue_files():
        path.unlink()
    turn(9)
    return unless(good <= set(folder.iterdir()), "good backups were deleted")


def _faked(year: str) -> Try:
    def attempt(own: Bench) -> str:
        if shutil.which("faketime") is None:
            raise Skipped("faketime is not installed")
        own.stocked()
        ran = own.run("backup", own.folder / "z.zip", wrapper=("faketime", f"{year}-01-01 12:00:00"))
        return unless(ran.status == 0, ran)

    return attempt


def _future(own: Bench) -> str:
    """A backup that was made under a clock years ahead stops none, and the fresh one stays."""
    from datetime import timedelta

    from reader.library import Library

    own.stocked()
    folder = own.folder / "backups"
    library = Library.open(own.library, cache=own.folder / "cache", config=own.folder / "config")
    first = library.keep_backups(folder, every=timedelta(days=1), keep=1)
    assert first is not None
    ahead = folder / f"baojia-{library.id[:8]}-20351231-000000.zip"
    with zipfile.ZipFile(first.path) as old, zipfile.ZipFile(ahead, "w") as new:
        for name in old.namelist():
            if name != "backup.json":
                info = zipfile.ZipInfo(name, (2035, 12, 31, 0, 0, 0))
                data = old.read(name)
                lines = data.decode().splitlines(keepends=True) if name == "SHA256SUMS" else []
                kept = "".join(x for x in lines if "backup.json" not in x).encode()
                new.writestr(info, kept if lines else data)
    Path(first.path).unlink()
    os.utime(ahead, (2_080_000_000, 2_080_000_000))
    made = library.keep_backups(folder, every=timedelta(days=1), keep=1)
    library.close()
    return unless(made is not None and Path(made.path).exists(), "none was made, or it is gone")


def _writes(*command: str) -> Callable[[Bench, Path, str], tuple[int | None, str]]:
    def write(own: Bench, target: Path, article: str) -> tuple[int | None, str]:
        ran = own.run(*[article if c == "ID" else c for c in command], target)
        return (ran.status if ran.said_plainly else None), str(ran)

    return write


COMMANDS = {
    "print": _writes("print", "ID", "-o"),
    "export": _writes("export", "ID", "--to", "markdown", "-o"),
    "backup": _writes("backup"),
}


def _target(kind: str) -> Try:
    def attempt(own: Bench) -> str:
        article = own.stocked(1)[0]
        mine = own.folder / "mine"
        mine.write_text("我的", "utf-8")
        link = own.folder / "link"
        link.symlink_to(mine)
        target = {
            "a file": mine, "a link": link, "a folder": own.folder, "the current folder": Path(),
            "a device": Path("/dev/full"), "a link to nowhere": own.folder / "nowhere",
        }[kind]  # fmt: skip
        if kind == "a link to nowhere":
            target.symlink_to("gone")
        for name, write in COMMANDS.items():
            status, seen = write(own, target, article)
            if status != 1 or mine.read_text("utf-8") != "我的" or not link.is_symlink():
                return f"{name}: {seen}"
        return unless(kind != "a device" or not target.is_file(), "the device was replaced")

    return attempt


def _standard_output(own: Bench) -> str:
    article = own.stocked(1)[0]
    ran = own.run("export", article, "--to", "markdown", "-o", "-")
    return unless(ran.status == 0 and "柳" in ran.out and not (own.folder / "-").exists(), ran)


def _links(own: Bench) -> str:
    own.stocked()
    secret = own.folder / "id_rsa"
    secret.write_text("geheim\n" * 30)
    (own.library / "journal" / "0a1b2c3d-mx000000-67a88e.jsonl").symlink_to(secret)
    (own.issue_files()[0].parent / "0123456789ab.01234567.json").symlink_to(secret)
    own.run("backup", own.folder / "z.zip")
    own.run("check", "--repair")
    with zipfile.ZipFile(own.folder / "z.zip") as archive:
        inside = [n for n in archive.namelist() if b"geheim" in archive.read(n)]
    copied = [p for p in own.library.rglob("*") if p.is_file() and not p.is_symlink() and b"geheim" in p.read_bytes()]
    return unless(not inside and not copied, f"copied: {inside + [p.name for p in copied]}")


def _rights(own: Bench) -> str:
    article = own.stocked()[0]
    own.run("annotate", article, "--exact", "天黑前", "--note", "给自己看的")
    own.run("backup", own.folder / "z.zip")
    roots = (own.library, own.folder / "cache", own.folder / "config", own.folder / "z.zip")
    for root in roots:
        if root.exists() and root.stat().st_mode & 0o077:
            return f"{root.name}: {root.stat().st_mode & 0o777:o}"
    for path in own.library.rglob("*"):
        if path.stat().st_mode & 0o077:
            return f"{path.name}: {path.stat().st_mode & 0o777:o}"
    return ""


def _origin(own: Bench) -> str:
    own.stocked()
    found = [p.name for p in own.library.rglob("*") if p.is_file() and str(own.folder).encode() in p.read_bytes()]
    return unless(not found, f"paths of this machine in {found}")


FAULTS = [
    *(Fault("4.1", f"a backup without {what}", _lose(what)) for what in ("an issue", "all issues", "the journal")),
    Fault("4.2", "rotation after unnoticed damage", _rotation),
    Fault("4.3", "a backup of a clock that was ahead", _future),
    Fault("4.4", "a clock before 1980", _faked("1975")),
    *(
        Fault("4.6", f"print, export and backup onto {kind}", _target(kind))
        for kind in ("a file", "a link", "a folder", "the current folder", "a device", "a link to nowhere")
    ),
    Fault("4.6", "export -o -", _standard_output),
    Fault("4.7", "links inside a library", _links),
    Fault("4.8", "rights of what is new", _rights),
    Fault("4.8", "paths of this machine in the library", _origin),
]
