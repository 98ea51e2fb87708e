"""Prove a package in a bare root: install, menu, window, open a paper by its kind, search, print, upgrade, purge.

`python -m bundle prove FILE.deb [SUITE…]`, as root, with debootstrap and Xvfb; SUITE: bookworm, trixie.
Each root is made anew under OUT/roots, and nothing of this machine but its X socket is to be seen in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bundle.paths import APP_ID, ROOT

MIRROR: Final = "http://deb.debian.org/debian"
SUITES: Final = ("bookworm", "trixie")
USER: Final = "reader"
STARTS: Final = 5


@dataclass(kw_only=True)
class Root:
    """A bare root and what was measured in it: name of a step to seconds or bytes."""

    folder: Path
    display: str = ""
    told: dict[str, str] = field(default_factory=dict)

    def run(self, command: str, *, user: str = "root", step: str = "") -> str:
        """Run a shell command in it; raises SystemExit where it fails. With `step`, its time is told."""
        home = "/root" if user == "root" else f"/home/{user}"
        own = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        if self.display:
            own["DISPLAY"] = self.display
        words = ["chroot", f"--userspec={user}:{user}", str(self.folder), "/usr/bin/env", "-i"]
        words += [f"{name}={value}" for name, value in own.items()]
        begun = time.monotonic()
        run = subprocess.run(
            [*words, "/bin/sh", "-c", f"cd {home} && {command}"], capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise SystemExit(
                f"{self.folder.name}: {command}: {run.returncode}\n{run.stdout[-2000:]}{run.stderr[-2000:]}"
            )
        if step:
            self.told[step] = f"{time.monotonic() - begun:.1f} s"
        return run.stdout


@contextlib.contextmanager
def bare(suite: str, out: Path) -> Iterator[Root]:
    """Make a bare root; what is mounted in it is gone at the end, whatever happens."""
    folder = out / "roots" / suite
    if folder.exists():
        shutil.rmtree(folder)  # nothing is mounted there: see below
    folder.mkdir(parents=True)
    make = ["debootstrap", "--variant=minbase", suite, str(folder), MIRROR]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    (folder / "tmp" / ".X11-unix").mkdir()
    with contextlib.ExitStack() as stack:
        for place in ("proc", "dev", "tmp/.X11-unix"):
            subprocess.run(["mount", "--bind", f"/{place}", str(folder / place)], check=True)
            stack.callback(subprocess.run, ["umount", str(folder / place)], check=True)
        yield Root(folder=folder, display=stack.enter_context(_screen()))


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        yield ":" + os.read(read, 16).decode().strip()
    finally:
        server.terminate()
        server.wait()


def prove(package: Path, suite: str, out: Path) -> dict[str, str]:
    """Go through everything; returns what was measured. Raises SystemExit at the first thing that is not so."""
    with bare(suite, out) as root:
        older = _older(package, out)
        for deb in (older, package):
            shutil.copy(deb, root.folder / "opt")
        sample = next((ROOT / "resources" / "sample").glob("*.txt"))
        root.run(f"useradd -m {USER}")
        root.run("apt-get -qq update")
        root.run(f"apt-get -qq install -y --no-install-recommends /opt/{older.name} fonts-noto-cjk", step="install")
        shutil.copy(sample, root.folder / "home" / USER / "paper.txt")
        _menu(root)
        root.run("baojia open --quit-when-shown", user=USER, step="first window")
        root.run(
            _opener(root, "text/plain", "paper.txt") + " --quit-when-shown", user=USER, step="open a paper by its kind"
        )
        before = _library(root)
        _check(bool(before), "the library has files")
        root.run(f"apt-get -qq install -y --no-install-recommends /opt/{package.name}", step="upgrade")
        _check(_library(root) == before, "an upgrade leaves the library as it was")
        hit = root.run("baojia search shibanqiao --json", user=USER).split('"id": "')[1].partition('"')[0]
        root.run(f"baojia print {hit} -o piece.pdf", user=USER, step="print")
        _check((root.folder / "home" / USER / "piece.pdf").read_bytes()[:5] == b"%PDF-", "a PDF was printed")
        root.told["start to window"] = _starts(root)
        root.run("man -w baojia || test -f /usr/share/man/man1/baojia.1.gz")
        root.told["installed"] = root.run("du -sm /opt/baojia | cut -f1").strip() + " MB"
        root.told["package"] = f"{package.stat().st_size / 1e6:.1f} MB"
        before = _library(root)
        root.run("apt-get -qq purge -y baojia", step="purge")
        _check(not (root.folder / "opt" / "baojia").exists(), "nothing of the program is left")
        _check(_library(root) == before, "a purge leaves the library as it was")
        return root.told


def _starts(root: Root) -> str:
    times = []
    for _start in range(STARTS):
        begun = time.monotonic()
        root.run("baojia open --quit-when-shown", user=USER)
        times.append(time.monotonic() - begun)
    return f"{sorted(times)[STARTS // 2]:.2f} s"


def _menu(root: Root) -> None:
    """See that the menu entry names a program and an icon that are there."""
    entry = _entry(root)
    _check(bool(root.run(f"command -v {shlex.split(entry['Exec'])[0]}")), "the menu entry's program is there")
    icons = [*(root.folder / "usr/share/icons/hicolor").rglob(f"{entry['Icon']}.*")]
    _check({icon.suffix for icon in icons} == {".png", ".svg"}, "the menu entry's icon is there")


def _entry(root: Root) -> dict[str, str]:
    text = (root.folder / "usr/share/applications" / f"{APP_ID}.desktop").read_text("utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def _opener(root: Root, kind: str, file: str) -> str:
    """Return the command by which a desktop opens a file of this kind with the program."""
    entry = _entry(root)
    _check(kind in entry["MimeType"].split(";"), f"it offers itself for {kind}")
    return entry["Exec"].replace("%U", shlex.quote(file))


def _library(root: Root) -> dict[str, str]:
    """Return the library's truth: file to checksum (of what the journal has, its beginning: a start may add to it)."""
    folder = root.folder / "home" / USER / ".local/share/baojia/library"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "issues" in path.parts
    }


def _older(package: Path, out: Path) -> Path:
    """Return the same package under a lower version."""
    tree, made = out / "older", out / "baojia_0.0.1_older.deb"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines()
    control.write_text(
        "\n".join("Version: 0.0.1" if line.startswith("Version:") else line for line in lines) + "\n", "utf-8"
    )
    subprocess.run(
        ["dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "-b", str(tree), str(made)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(tree)
    return made


def _check(so: bool, what: str) -> None:
    if not so:
        raise SystemExit(f"not so: {what}")
