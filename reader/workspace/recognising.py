"""Pictures of pages become issues: each is read by a process of its own, and kept, so that nothing is read twice.

What was read lies in this machine's cache and in the library, by the picture's sha256 and the engine: an import that
was stopped, or ended by whatever means, goes on where it was, and what another machine has read is not read again.
Photographs given together are one issue as long as no head of a page says that another day, or another first page,
begins.
"""

from __future__ import annotations

import hashlib
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _
from reader.model.scratch import scratch
from reader.recognition.extra import MEGABYTES, REQUIREMENTS, engine_name
from reader.workspace.kept_readings import KeptReadings, key_of
from reader.workspace.page_photographs import Pages
from reader.workspace.reading_parts import Reading
from reader.workspace.recogniser import ReadPage, Recogniser

_FIRST: Final = frozenset({"1", "01", "A1", "A01"})

Place = tuple[str, str, int]
"""A picture: the path of its file, its name inside an archive, which of several it is, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What came of some pictures of a source: `name` is that of the issue's source, `pages` its pages made straight,
    which lie there until the next is asked for.
    """

    name: str
    result: Reading | ImportFailure
    pages: Pages = field(default_factory=dict)


@dataclass(slots=True)
class _Sheaf:
    """Pages that make one issue: their readings as JSON, the digests of their pictures, the pages made straight."""

    name: str
    folder: Path
    readings: dict[int, str] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    pages: dict[int, tuple[float, Path]] = field(default_factory=dict)
    day: str | None = None

    def ends_before(self, page: ReadPage) -> bool:
        """Tell whether a page begins another issue."""
        if not self.readings:
            return False
        other_day = page.day is not None and self.day is not None and page.day != self.day
        return other_day or (page.number in _FIRST and bool(page.newspaper))

    def add(self, number: int, page: ReadPage) -> None:
        """Put a page to the others."""
        self.readings[number] = page.reading
        self.day = self.day or page.day
        if page.jpeg:
            path = self.folder / f"{len(list(self.folder.iterdir()))}.jpg"
            path.write_bytes(page.jpeg)
            self.pages[number] = (page.scale, path)


@door
def install_command() -> str:
    """Return the one line that brings the extra into this program's own environment; empty where none can."""
    if getattr(sys, "frozen", False):
        return ""
    return shlex.join([sys.executable, "-m", "pip", "install", *REQUIREMENTS])


@door
def way_on() -> str:
    """Say how pictures come to be read here."""
    command = install_command()
    way = _("装上识字（约 {n} MB）就能读：{command}") if command else _("再装上程序包 baojia-scan 就能读。")
    return way.format(n=MEGABYTES, command=command)


@door
def not_installed(failure: ImportFailure) -> ImportFailure:
    """Return the failure of pictures that cannot be read here, with the way on."""
    return ImportFailure(failure.kind, f"{failure}{way_on()}")


@door
def recognise(
    paths: Sequence[Path],
    cache: Path,
    *,
    told: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    library: Path | None = None,
    begun: Callable[[Callable[[], bool]], Recogniser] = Recogniser,
) -> Iterator[Recognised]:
    """Read the pictures that files, folders, archives and PDFs hold; yield what each issue's pictures say.

    `told` hears how many pictures of how many are read; what another machine has read lies in the `library`, and what
    is read here goes there; `begun` starts what reads them. Raises Cancelled between two pictures, and within one.
    """
    kept = KeptReadings(cache, library)
    with begun(cancelled) as recogniser, scratch() as folder:
        if len(paths) == 1 and paths[0].suffix.lower() == ".pdf":
            yield _of_pdf(recogniser, _Sheaf(paths[0].name, folder), paths[0], kept, told)
            return
        yield from _of_photographs(recogniser, folder, paths, kept, told)


def _of_pdf(
    recogniser: Recogniser, sheaf: _Sheaf, path: Path, kept: KeptReadings, told: Callable[[int, int], None]
) -> Recognised:
    """Read the pages of a PDF that are pictures; the others keep their text."""
    try:
        places = recogniser.photographs(path)
        digest = recogniser.digest((str(path), "", 0))
        for k, place in enumerate(places):
            told(k, len(places))
            sheaf.add(place[2] + 1, _page(recogniser, place, digest, kept))
        found = recogniser.issues(sheaf.readings, path.name, digest, pdf=path)
        return Recognised(name=path.name, result=found, pages=sheaf.pages)
    except ImportFailure as failure:
        return Recognised(name=path.name, result=failure)


def _of_photographs(
    recogniser: Recogniser, folder: Path, paths: Sequence[Path], kept: KeptReadings, told: Callable[[int, int], None]
) -> Iterator[Recognised]:
    """Read photographs one by one; yield an issue when its last page is known."""
    places: list[Place] = []
    for path in paths:
        try:
            places += recogniser.photographs(path)
        except ImportFailure as failure:
            yield Recognised(name=path.name, result=failure)
    whole = paths[0].name if len(paths) == 1 else ""
    sheaf = _Sheaf(whole, folder)
    for k, place in enumerate(places):
        told(k, len(places))
        name = place[1].rpartition("/")[2] or Path(place[0]).name
        try:
            digest = recogniser.digest(place)
            page = _page(recogniser, place, digest, kept)
        except ImportFailure as failure:
            yield Recognised(name=name, result=failure)
            continue
        if sheaf.ends_before(page):
            yield _bound(recogniser, sheaf)
            _clear(folder)
            sheaf = _Sheaf(whole, folder)
        sheaf.name = sheaf.name or name
        sheaf.digests.append(f"{digest}{place[2]}")
        sheaf.add(len(sheaf.digests), page)
    if sheaf.readings:
        yield _bound(recogniser, sheaf)


def _bound(recogniser: Recogniser, sheaf: _Sheaf) -> Recognised:
    """Return the issue of pages that belong together."""
    digest = hashlib.sha256("".join(sheaf.digests).encode()).hexdigest()
    try:
        result: Reading | ImportFailure = recogniser.issues(sheaf.readings, sheaf.name, digest)
    except ImportFailure as failure:
        result = failure
    return Recognised(name=sheaf.name, result=result, pages=sheaf.pages)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _page(recogniser: Recogniser, place: Place, digest: str, kept: KeptReadings) -> ReadPage:
    """Return what a picture says, as this machine or another one has read it where one has."""
    key = key_of(digest, place[2], engine_name())
    for known in kept.known(key):
        with suppress(ImportFailure):
            page = recogniser.read(place, known)
            kept.keep(key, page.reading)  # in the cache too, so that it is here whatever becomes of the library
            return page
    page = recogniser.read(place)
    kept.keep(key, page.reading)
    return page
