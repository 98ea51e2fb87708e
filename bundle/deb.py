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

# Loaded by name, so that no file of the bundle says that it needs them.
BESIDES: Final = ("fonts-noto-cjk",)
CONTROL: Final = """\
Package: baojia
Version: {version}
Architecture: {architecture}
Maintainer: The Baojia authors <baojia@example.org>
Installed-Size: {size}
Depends: {depends}
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
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "opt" / "baojia", symlinks=True)
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
    _control(tree, architecture)
    _sums(tree)
    package = out / f"baojia_{version()}_{architecture}.deb"
    command = ["dpkg-deb", "-Zxz", "-z6", "--root-owner-group", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, capture_output=True)
    return package


def needed(folder: Path) -> set[str]:
    """Return the libraries that files of a bundle need and that do not lie in it."""
    files = [path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or path.name == "baojia")]
    wanted = {name for path in files for name in needs(str(path))}
    return wanted - {path.name for path in files}


def packages_of(libraries: set[str]) -> set[str]:
    """Return the Debian packages that hold these libraries on this machine; those unknown here are left out."""
    found = set[str]()
    for library in libraries:
        run = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
        found.update(line.partition(":")[0] for line in run.stdout.splitlines())
    return found


def _control(tree: Path, architecture: str) -> None:
    depends = {name for name in packages_of(needed(tree / "opt" / "baojia")) if not name.startswith("lib32")}
    libc = subprocess.run(["ldd", "--version"], capture_output=True, text=True, check=True).stdout.split()
    glibc = next(word for word in libc if re.fullmatch(r"\d+\.\d+", word))
    named = sorted({f"libc6 (>= {glibc})" if name == "libc6" else _either(name) for name in depends})
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    text = CONTROL.format(
        version=version(), architecture=architecture, size=size, depends=", ".join(named), recommends=BESIDES[0]
    )
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
