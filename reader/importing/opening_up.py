"""Folders opened up into the sources that they hold: a paper's day is one, whatever else lies there is by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from reader.importing import photographs
from reader.importing.files import bytes_of
from reader.importing.formats import apart, crawl, dispatch, reading_marks, site
from reader.importing.formats.neighbours import Shelf, shelf_below
from reader.importing.pictures.endings import is_picture_name
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _

MOST_FILES = 20_000
"""A folder of more files is no newspaper's."""


@door
def sources(paths: Sequence[Path]) -> list[Path]:
    """Return the sources that paths hold: a file is one; so is a folder of one paper's day; others are opened up.

    Raises ImportFailure: `empty` for a folder without files, `too_large` for one with more files than any paper has.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        names = names_in(path)
        if not names and photographs.of_folder(path):
            found.append(path)
            continue
        if not names:
            raise ImportFailure("empty", _("“{name}”里没有可读的文件。").format(name=path.name))
        found += [path] if _is_one(path, names) else _opened(path)
    return found


def _is_one(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether a folder's files are one source: the pages of a site, saved pages of a day, or one file a piece."""

    def read(name: str) -> bytes:
        return bytes_of(folder / name)

    if reading_marks.are_one(names, read):
        return True
    pages = [n for n in names if site.HTML_NAME.search(n)]
    if pages:
        return (len(pages) >= 2 and not _lies_beside(names, pages)) or len(names) == len(pages)
    return crawl.is_named(names) or apart.is_issue(names, read) or crawl.is_alike(names, read)


def _lies_beside(names: Sequence[str], pages: Sequence[str]) -> bool:
    """Tell whether all pages lie in folders of their own, and something else outside these: neighbours, no one site."""
    tops = {n.partition("/")[0] for n in pages}
    return all("/" in n for n in pages) and any(n.partition("/")[0] not in tops for n in names)


def _opened(folder: Path) -> list[Path]:
    """Return the sources in a folder that is none itself: its files, and its folders opened up in turn."""
    found: list[Path] = []
    for child in sorted(folder.iterdir(), key=lambda p: site.natural(p.name)):
        if child.name.startswith(".") or child.is_symlink():
            continue
        if child.is_dir():
            names = names_in(child)
            if names:
                found += [child] if _is_one(child, names) else _opened(child)
            elif photographs.of_folder(child):
                found.append(child)
        elif not dispatch.PICTURE_NAME.search(child.name) or photographs.may_be_page(child):
            found.append(child)
    return found


def members_of(folder: Path, texts: Sequence[str]) -> tuple[list[str], Shelf, dict[str, bytes]]:
    """Return what a folder holds, its texts first, and the way to read it; the fingerprints of texts that are read are
    noted in the last: a picture makes no other source of a folder.
    """
    shelf, known = shelf_below(folder), frozenset(texts)
    below, digests = shelf.read, dict[str, bytes]()

    def read(name: str) -> bytes:
        data = below(name)
        if name in known:
            digests[name] = hashlib.sha256(data).digest()
        return data

    shelf.read = read
    return list(dict.fromkeys([*texts, *names_in(folder, pictures=True)])), shelf, digests


def names_in(folder: Path, *, pictures: bool = False) -> list[str]:
    """Return the files of a folder and its folders that may hold texts, or the pictures, by their paths inside it;
    hidden files and links are left out.
    """
    names = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or any(part.startswith(".") for part in inner.parts):
            continue
        if is_picture_name(path.name) if pictures else not dispatch.PICTURE_NAME.search(path.name):
            names.append(inner.as_posix())
        if len(names) > MOST_FILES:
            raise ImportFailure("too_large", _("“{name}”里的文件太多，不像一份报纸。").format(name=folder.name))
    return names
