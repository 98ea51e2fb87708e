"""A Debian package of the bundle: the folder under /opt, and round it what a desktop looks for."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from bundle import icons, man
from bundle.needing import needs
from bundle.notices import notices
from bundle.paths import APP_ID, LINUX, version
from bundle.sbom import sbom

# The folder in which another package (`bundle/scanning.py`) lays what reads pictures.
SECOND: Final = "scan"
# The bundle has its own library for fonts, which complains without the settings of the system: fontconfig-config.
# Loaded by name, so that no file of the bundle says that it needs them.
BESIDES: Final = ("fonts-noto-cjk",)
CONTROL: Final = """\
Package: baojia
Version: {version}
Architecture: {architecture}
Maintainer: The Baojia authors <baojia@example.org>
Installed-Size: {size}
Depends: fontconfig-config{depends}
Recommends: {recommends}
Section: text
Priority: optional
Description: read Chinese newspapers offline
 Takes the text of a Chinese newspaper apart into its pieces, mends what copying
 broke and shows every repair, and sets each piece as a page that reads well.
 Search by characters, pinyin and initials; bookmarks, notes, printing.
 Nothing ever leaves the computer.
"""


def make(bundle: Path, python: Path, out: Path) -> Path:
    """Write the package into `out` and return it."""
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    copied(bundle, tree / "opt" / "baojia")
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "baojia").symlink_to("/opt/baojia/baojia")
    share = tree / "usr" / "share"
    _place(LINUX / f"{APP_ID}.desktop", share / "applications" / f"{APP_ID}.desktop")
    _place(LINUX / f"{APP_ID}.metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml")
    icons.write(share / "icons" / "hicolor", python)
    doc = share / "doc" / "baojia"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(notices(python), "utf-8")
    (doc / "sbom.cdx.json").write_text(sbom(python), "utf-8")
    (doc / "CHANGELOG.md.gz").write_bytes(gzip.compress((LINUX.parents[1] / "CHANGELOG.md").read_bytes(), mtime=0))
    page = share / "man" / "man1" / "baojia.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(man.page(python).encode("utf-8"), mtime=0))
    target = out / f"baojia_{version()}_{architecture()}.deb"
    return pack(tree, CONTROL, needed(tree / "opt" / "baojia"), target)


def architecture() -> str:
    """Return how dpkg calls this kind of computer."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def pack(tree: Path, control: str, libraries: set[str], package: Path) -> Path:
    """Write what dpkg wants to know of a tree, which needs these libraries of the system; make the package of it."""
    _control(tree, control, libraries)
    _sums(tree)
    command = ["dpkg-deb", "-Zxz", "-z6", "--root-owner-group", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, capture_output=True)
    return package


def copied(bundle: Path, tree: Path) -> Path:
    """Copy a bundle, without what the second package lays beside it; returns the copy."""

    def beside(folder: str, names: list[str]) -> set[str]:
        return {SECOND} & {*names} if Path(folder) == bundle else set()

    shutil.copytree(bundle, tree, symlinks=True, ignore=beside)
    return tree


def needed(folder: Path, *others: Path) -> set[str]:
    """Return the libraries that files of a bundle need and that lie neither in it nor in others."""
    files = [path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or path.name == "baojia")]
    wanted = {name for path in files for name in needs(str(path))}
    return wanted - {path.name for path in files} - {path.name for other in others for path in other.rglob("*.so*")}


def packages_of(libraries: set[str]) -> set[str]:
    """Return the Debian packages that hold these libraries on this machine; those unknown here are left out."""
    found = set[str]()
    for library in libraries:
        run = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
        found.update(line.partition(":")[0] for line in run.stdout.splitlines())
    return found


def _control(tree: Path, form: str, libraries: set[str]) -> None:
    depends = {name for name in packages_of(libraries) if not name.startswith("lib32")}
    libc = subprocess.run(["ldd", "--version"], capture_output=True, text=True, check=True).stdout.split()
    glibc = next(word for word in libc if re.fullmatch(r"\d+\.\d+", word))
    named = sorted({f"libc6 (>= {glibc})" if name == "libc6" else _either(name) for name in depends})
    others = "".join(f", {name}" for name in named)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    text = form.format(version=version(), architecture=architecture(), size=size, depends=others, recommends=BESIDES[0])
    control.write_text(text, "utf-8")


def _sums(tree: Path) -> None:
    """Write what `dpkg -V` compares a computer's files with."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    told = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n"
        for path in files
        if "DEBIAN" not in path.parts
    ]
    (tree / "DEBIAN" / "md5sums").write_text("".join(told), "utf-8")


def _either(name: str) -> str:
    """Return a package with what it is called since Debian 13, which renamed some for their 64-bit time."""
    return f"{name} | {name}t64" if name in {"libglib2.0-0", "libcups2", "libssl3"} else name


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
