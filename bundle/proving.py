"""Prove a package in a bare root: install, menu, window, open a paper by its kind, search, print, upgrade, purge.

`python -m bundle prove FILE.deb [OLDER.deb] [SUITE…]`, as root, with debootstrap and Xvfb; SUITE: bookworm, trixie,
noble. Without an older package the same one under a lower version is upgraded from. Each root is made anew under
OUT/roots. Where the second package lies beside FILE.deb it is installed too and a page is read from its picture.
"""

from __future__ import annotations

import hashlib
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from typing import Final

from bundle.bare_root import USER, Root, bare
from bundle.paths import APP_ID, ROOT
from bundle.scanning import photograph

SUITES: Final = ("bookworm", "trixie")
STARTS: Final = 5
PATIENCE: Final = 120.0
# Where a desktop keeps which program opens what: asked for as a desktop would, and not needed by the program.
DESKTOP: Final = "fonts-noto-cjk libglib2.0-bin desktop-file-utils shared-mime-info"
ENTRY: Final = f"/usr/share/applications/{APP_ID}.desktop"


def main(arguments: list[str]) -> int:
    """Prove a package in each suite and print a line of what was measured for each."""
    packages = [Path(one).resolve() for one in arguments if one.endswith(".deb")]
    out = packages[0].parent
    older = packages[1] if len(packages) > 1 else _older(packages[0], out)
    for suite in [one for one in arguments if not one.endswith(".deb")] or SUITES:
        told = prove(packages[0], older, suite, out)
        print(f"| {suite} | " + " | ".join(f"{step}: {value}" for step, value in told.items()) + " |", flush=True)
    return 0


def prove(package: Path, older: Path, suite: str, out: Path) -> dict[str, str]:
    """Go through everything; returns what was measured. Raises SystemExit at the first thing that is not so."""
    with bare(suite, out) as root:
        for deb, name in ((older, "older.deb"), (package, "newer.deb")):
            shutil.copy(deb, root.folder / "opt" / name)
        root.run("apt-get -qq update")
        root.run("apt-get -qq install -y --no-install-recommends /opt/older.deb", step="install")
        root.run(f"apt-get -qq install -y --no-install-recommends {DESKTOP}")
        _menu(root)
        said = root.run("baojia open --quit-when-shown", user=USER, step="first window")
        _check("Fontconfig error" not in said, "the system's settings for fonts are found")
        _open_by_kind(root)
        _upgrade(root)
        _search_and_print(root)
        _read_a_picture(root, package)
        root.told["start to window"] = _starts(root)
        root.run("test -f /usr/share/man/man1/baojia.1.gz && dpkg -V baojia")
        root.told["installed"] = root.run("du -s -BMB /opt/baojia | cut -f1").strip()
        root.told["package"] = f"{package.stat().st_size / 1e6:.1f} MB"
        before = _library(root)
        root.run("apt-get -qq purge -y $(dpkg-query -W -f '${Package} ' 'baojia*')", step="purge")
        left = root.run(f"ls -d /opt/baojia /usr/bin/baojia {ENTRY} /usr/share/doc/baojia 2>/dev/null; true")
        _check(not left, f"nothing of the program is left: {left}")
        _check(_library(root) == before, "a purge leaves the library as it was")
        return root.told


def _menu(root: Root) -> None:
    """See that the menu entry is valid and names a program and an icon that are there."""
    root.run(f"desktop-file-validate {ENTRY}")
    entry = _entry(root)
    _check(bool(root.run(f"command -v {shlex.split(entry['Exec'])[0]}")), "the menu entry's program is there")
    icons = [*(root.folder / "usr/share/icons/hicolor").rglob(f"{entry['Icon']}.*")]
    _check({icon.suffix for icon in icons} == {".png", ".svg"}, "the menu entry's icon is there")
    _check(APP_ID in root.run("gio mime text/plain", user=USER), "a desktop offers it for texts")
    _check("mimeapps.list" not in root.run("dpkg -L baojia"), "it takes no kind of file over from other programs")


def _entry(root: Root) -> dict[str, str]:
    text = (root.folder / ENTRY.lstrip("/")).read_text("utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def _open_by_kind(root: Root) -> None:
    """Open a paper as a file manager does after a double click, until its pieces are in the library."""
    sample = next((ROOT / "resources" / "sample").glob("*.txt"))
    shutil.copy(sample, root.folder / "home" / USER / "报纸 一.txt")
    begun = time.monotonic()
    root.start(f"exec gio launch {ENTRY} '报纸 一.txt'", USER)
    while not root.run("baojia list --json", user=USER).strip():
        _check(time.monotonic() - begun < PATIENCE, "a paper opened by its kind comes into the library")
        time.sleep(0.2)
    root.told["open a paper by its kind"] = f"{time.monotonic() - begun:.1f} s"
    root.end()


def _upgrade(root: Root) -> None:
    piece = root.run("baojia list --json", user=USER).split('"id": "')[1].partition('"')[0]
    root.run(f"baojia bookmark {piece}", user=USER)
    before, told = _library(root), root.run("baojia list --json", user=USER)
    _check(bool(before), "the library has files")
    root.run("apt-get -qq install -y --no-install-recommends /opt/newer.deb", step="upgrade")
    _check(_library(root) == before, "an upgrade leaves the library as it was")
    _check(root.run("baojia list --json", user=USER) == told, "the newer program tells the same of it")
    root.run("baojia check", user=USER)


def _search_and_print(root: Root) -> None:
    found = root.run("baojia search shibanqiao --json", user=USER, step="search")
    piece = found.split('"id": "')[1].partition('"')[0]
    root.run(f"baojia print {piece} -o piece.pdf", user=USER, step="print")
    _check((root.folder / "home" / USER / "piece.pdf").read_bytes()[:5] == b"%PDF-", "a PDF was printed")


def _read_a_picture(root: Root, package: Path) -> None:
    """Let the second package read the page that was printed, from its picture; without one, see what is said."""
    photograph(root.folder / "home" / USER / "piece.pdf", root.folder / "home" / USER / "page.png")
    said = root.run("baojia import page.png || true", user=USER)
    _check("baojia-scan" in said, "a picture that cannot be read names the package that reads it")
    second = package.with_name(package.name.replace("baojia_", "baojia-scan_"))
    if second.exists():
        shutil.copy(second, root.folder / "opt" / "scan.deb")
        root.run("apt-get -qq install -y --no-install-recommends /opt/scan.deb", step="install what reads pictures")
        root.run("baojia import page.png", user=USER, step="read a page's picture")
        found = root.run("baojia search shibanqiao --json", user=USER).splitlines()
        _check(len(found) > 1, "what stands on the picture is found")


def _starts(root: Root) -> str:
    times = []
    for _start in range(STARTS):
        begun = time.monotonic()
        root.run("baojia open --quit-when-shown", user=USER)
        times.append(time.monotonic() - begun)
    return f"{sorted(times)[STARTS // 2]:.2f} s"


def _library(root: Root) -> dict[str, str]:
    """Return every file of the library with its checksum."""
    folder = root.folder / "home" / USER / ".local/share/baojia"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _older(package: Path, out: Path) -> Path:
    """Return the same package under a lower version."""
    tree, made = out / "older", out / "older.deb"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines()
    lines = ["Version: 0.0.1" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(lines) + "\n", "utf-8")
    command = ["dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "-b", str(tree), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def _check(so: bool, what: str) -> None:
    if not so:
        raise SystemExit(f"not so: {what}")
