"""Photographs and scans of pages: which pictures a source holds, and their bytes. They are read by `recognition`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.importing.files import bytes_of
from reader.importing.formats.archive import Archive
from reader.importing.formats.site import natural
from reader.model.door import door, doors
from reader.model.errors import ImportFailure
from reader.model.messages import _

ENDINGS: Final = ("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp")
NAME: Final = re.compile(rf"\.(?:{'|'.join(ENDINGS)})$", re.IGNORECASE)
LEAST_BYTES: Final = 40_000
"""A smaller picture is a logo or a button, and no page."""
MOST: Final = 5000


@doors
@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of a page: the file that holds it, its name inside an archive, which of several it is, from 0."""

    path: Path
    member: str = ""
    page: int = 0

    @property
    def name(self) -> str:
        """What it is called by."""
        return self.member.rpartition("/")[2] or self.path.name


def is_photograph(data: bytes) -> bool:
    """Tell a picture that a page may be on by its first bytes."""
    known = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*")
    return data.startswith(known) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bitmap(data)


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and data[14:18] in {b"\x28\0\0\0", b"\x7c\0\0\0"}


@door
def kinds_of_files() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what can be brought in, each kind in words with the endings of its files: all formats, and pictures."""
    from reader.importing.formats.kinds import file_kinds

    return (*file_kinds(), (_("照片和扫描件"), ENDINGS))


@door
def photographs_in(path: Path) -> tuple[Photograph, ...]:
    """Return the pictures of a file, a folder or a ZIP archive by their names in natural order; none where it holds
    none. Raises ImportFailure.
    """
    if path.is_dir():
        return tuple(Photograph(p) for p in of_folder(path))
    if NAME.search(path.name):
        return (Photograph(path),)
    if not path.name.lower().endswith(".zip"):
        return ()
    names = of_names(Archive(bytes_of(path), path.name).names)
    return tuple(Photograph(path, name) for name in names)


@door
def bytes_in(photograph: Photograph) -> bytes:
    """Return a picture's bytes. Raises ImportFailure."""
    data = bytes_of(photograph.path)
    return Archive(data, photograph.path.name).read(photograph.member) if photograph.member else data


def of_names(names: Sequence[str]) -> list[str]:
    """Return the pictures among the members of an archive."""
    hidden = re.compile(r"(?:^|/)(?:\.|__MACOSX/)")
    return sorted((n for n in names if NAME.search(n) and not hidden.search(n)), key=natural)[:MOST]


def of_folder(folder: Path) -> list[Path]:
    """Return the pictures of a folder and its folders that may be of pages."""
    found = []
    for path in sorted(folder.rglob("*"), key=lambda p: natural(p.relative_to(folder).as_posix())):
        inner = path.relative_to(folder)
        if not NAME.search(path.name) or path.is_symlink() or any(part.startswith(".") for part in inner.parts):
            continue
        if may_be_page(path):
            found.append(path)
        if len(found) >= MOST:
            break
    return found


def may_be_page(path: Path) -> bool:
    """Tell whether a picture is large enough to be one of a page."""
    try:
        return bool(NAME.search(path.name)) and path.is_file() and path.stat().st_size >= LEAST_BYTES
    except OSError:
        return False


@door
def is_reading(head: bytes) -> bool:
    """Tell whether a file that begins so is what another program has read on pictures of pages."""
    from reader.importing.formats.reading_marks import format_of

    return format_of(head) is not None


@door
def not_read(name: str, count: int) -> ImportFailure:
    """Return the failure of a source that holds nothing but so many pictures."""
    if count == 1:
        return ImportFailure("no_text", _("《{name}》是照片，还没有识字。").format(name=name))
    return ImportFailure("no_text", _("“{name}”里有 {n} 张照片，还没有识字。").format(name=name, n=count))
