"""What lies beside a source, found under whatever name the source calls it by. One way for all formats; nothing is ever
fetched, and nothing above the top of a folder or archive is looked at.

Names are written in other letters' case than files have, escaped (%E6…, in GBK too), with backslashes, with what a
server is asked (`?w=640`), as entities, or with the whole address that the page once had.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from reader.importing.files import reader_below
from reader.model.errors import ImportFailure

Resolve = Callable[[str], bytes | None]
"""Gives the bytes at an address where they lie beside the page."""
ReadMember = Callable[[str], bytes]
LONGEST: Final = 4000
"""A longer address is no file's."""
_MOST_ALIKE: Final = 16
_HTTP: Final = re.compile(r"(?:https?:)?//(?=[^/])", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NO_PART: Final = re.compile(r"[\t\r\n]+")
"""What browsers take out of an address."""


@dataclass(slots=True)
class Shelf:
    """What a folder or archive holds. `spelled` gives the name that a file has itself, None where there is none such;
    `taken` are those that were read.
    """

    read: ReadMember
    spelled: Callable[[str], str | None]
    taken: set[str] = field(default_factory=set)

    def __call__(self, name: str) -> bytes:
        """Return what a file holds, by the name that it has itself. Raises ImportFailure."""
        data = self.read(name)
        self.taken.add(name)
        return data


def shelf_of(names: Sequence[str], read: ReadMember) -> Shelf:
    """Return the shelf of an archive's members."""
    own = frozenset(names)
    others = {alike(name): name for name in reversed(names)}
    return Shelf(read, lambda name: name if name in own else others.get(alike(name)))


def shelf_below(folder: Path) -> Shelf:
    """Return the shelf of what lies below a folder; links are not followed, only folders that are named are listed."""

    @lru_cache(maxsize=64)
    def listed(inner: str) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        try:
            for child in (folder / inner).iterdir():
                names.setdefault(alike(child.name), []).append(child.name)
        except (OSError, ValueError):  # ValueError: a name that no folder can have
            pass
        return names

    def spelled(name: str) -> str | None:
        found = [""]
        for part in name.split("/"):
            own = [(at, real) for at in found for real in listed(at).get(alike(part), ())]
            found = [posixpath.join(*place) for place in sorted(own, key=lambda place: place[1] != part)][:_MOST_ALIKE]
        return next(iter(found), None)

    return Shelf(reader_below(folder), spelled)


def nowhere(_address: str) -> bytes | None:
    """Find nothing: a page that came alone."""
    return None


def beside(name: str, read: ReadMember) -> Resolve:
    """Return a way to find what lies beside the page `name` of a folder or archive, never above its top."""
    spelled: Callable[[str], str | None] = read.spelled if isinstance(read, Shelf) else str

    @lru_cache(maxsize=4)
    def resolve(address: str) -> bytes | None:
        for place in _places(address, name):
            if (real := spelled(place)) is not None:
                try:
                    return read(real)
                except ImportFailure:
                    continue
        return None

    return resolve


def alike(name: str) -> str:
    """Return a name as it compares with others whatever the case and the composition of their letters."""
    return unicodedata.normalize("NFC", name).casefold()


def spellings(name: str) -> Iterator[str]:
    """Yield what an address may mean as a file's name, the likeliest first."""
    yield name
    for plain in (html.unescape(name), *_unescaped(name)) if "&" in name or "%" in name else ():
        yield plain
        if "%" in plain and plain != name:
            yield from _unescaped(plain)
    if "+" in name:
        yield from _unescaped(name.replace("+", " "))


def _unescaped(name: str) -> Iterator[str]:
    raw = unquote_to_bytes(name)
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        try:
            yield raw.decode(codec)
        except UnicodeDecodeError:
            continue


def _places(address: str, page: str) -> Iterator[str]:
    """Yield where in the page's folder or archive an address may lie; a whole address where a mirror would keep it."""
    bare = _NO_PART.sub("", address).strip()
    if len(bare) > LONGEST:
        return
    whole = _HTTP.match(bare)
    if whole is None and _SCHEME.match(bare):
        return
    bare = bare[whole.end() :] if whole else bare
    base = "" if whole or bare.startswith(("/", "\\")) else posixpath.dirname(page)
    path = bare.partition("#")[0]
    for name in dict.fromkeys(s for one in (path, path.partition("?")[0], bare) for s in spellings(one)):
        place = posixpath.normpath(posixpath.join(base, name.replace("\\", "/").lstrip("/")))
        if place not in {"", ".", ".."} and not place.startswith("../") and "\0" not in place:
            yield place
