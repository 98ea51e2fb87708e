"""Pictures of pages among what is imported: which of it they are, and how their reading goes on while it is told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from reader.model.errors import ImportFailure
from reader.workspace.import_progress import size_of
from reader.workspace.page_photographs import Pages
from reader.workspace.reading_parts import ReadIssue, ReadToEnd, ReadUnread

if TYPE_CHECKING:
    from reader.workspace.import_progress import Progress
    from reader.workspace.reading_parts import Part

_NAME: Final = re.compile(r"\.(?:jpe?g|png|tiff?|webp|bmp)$", re.IGNORECASE)
_READING: Final = re.compile(r"\.(?:xml|alto|hocr|html?)$", re.IGNORECASE)
_MAY_HOLD: Final = frozenset({".pdf", ".zip"})
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Photographs:
    """Picture files that were given one after the other: pages of one paper, or of several days."""

    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        """What they are called by."""
        return self.paths[0].name


def with_photographs(found: Sequence[Path | Other]) -> list[Path | Other | Photographs]:
    """Return sources with picture files that follow each other as one."""
    made: list[Path | Other | Photographs] = []
    read = {p.with_suffix("") for p in found if isinstance(p, Path) and _is_reading(p)}
    for source in found:
        if isinstance(source, Path) and _NAME.search(source.name) and source.with_suffix("") in read:
            continue  # the picture of a page that another program has read: it goes with that
        if not isinstance(source, Path) or not _NAME.search(source.name) or not source.is_file():
            made.append(source)
        elif made and isinstance(made[-1], Photographs):
            made[-1] = Photographs((*made[-1].paths, source))
        else:
            made.append(Photographs((source,)))
    return made


def _is_reading(path: Path) -> bool:
    """Tell a file of another program's reading by its name and how it begins."""
    if not _READING.search(path.name):
        return False
    from reader.importing.photographs import is_reading

    try:
        with path.open("rb") as file:
            return is_reading(file.read(20_000))
    except OSError:
        return False


def size_of_all(source: Path | Photographs | object) -> int:
    """Return the bytes of a source."""
    if isinstance(source, Photographs):
        return sum(map(size_of, source.paths))
    return size_of(source) if isinstance(source, Path) else 0


@dataclass(frozen=True, slots=True)
class Steps:
    """How far an import has come when a source's turn begins, who is told of more, and whether it shall stop."""

    behind: Progress
    told: Callable[[Progress], None]
    cancelled: Callable[[], bool] | None
    begun: float = field(default_factory=time.monotonic)

    def tell(self, done: int, total: int) -> None:
        """Tell how many pictures are read."""
        left = (time.monotonic() - self.begun) / done * (total - done) if done else 0
        self.told(replace(self.behind, pictures_done=done, pictures=total, seconds_left=round(left)))

    def stops(self) -> bool:
        """Tell whether the reader wants no more."""
        return self.cancelled is not None and self.cancelled()


def parts_of(
    source: Path | Photographs, read: Iterator[Part], cache: Path, steps: Steps, library: Path | None = None
) -> Iterator[tuple[str, Iterator[Part], Pages]]:
    """Yield where each group of a source's parts comes from, the parts, and pages that were photographed: what was read
    of it (`read`), and where that says that it is pictures, what those say. Raises Cancelled.
    """
    if isinstance(source, Photographs):
        yield from _recognised(source.paths, None, cache, steps, library)
        return
    if source.suffix.lower() not in _MAY_HOLD and not source.is_dir():
        yield str(source), read, {}
        return
    held = list(_to_the_first_issue(read))
    if isinstance(held[-1], ReadIssue):
        yield str(source), chain(held, read), {}
        return
    if isinstance(held[-1], ReadUnread):  # what pictures say may be in the same issues: none is stored before
        held += _to_the_end(read)
    end = held[-1]
    if (isinstance(end, ReadToEnd) and end.unread) or (isinstance(end, ImportFailure) and end.kind == "no_text"):
        yield from _recognised((source,), held, cache, steps, library)
    else:
        yield str(source), iter(held), {}


def _to_the_first_issue(read: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts of one source until an issue of it is known, or that pages of it are not read."""
    for part in read:
        yield part
        if isinstance(part, ReadIssue | ReadUnread | ReadToEnd | ImportFailure):
            return


def _to_the_end(read: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts of one source."""
    for part in read:
        yield part
        if isinstance(part, ReadToEnd | ImportFailure):
            return


def _recognised(
    paths: Sequence[Path], held: list[Part] | None, cache: Path, steps: Steps, library: Path | None
) -> Iterator[tuple[str, Iterator[Part], Pages]]:
    """Yield what pictures say; where they cannot be read here, what is known without them, with the way on."""
    from reader.importing.photographs import not_read
    from reader.recognition.extra import can_recognise
    from reader.workspace import recognising

    whole = str(paths[0])
    if can_recognise():
        for found in recognising.recognise(paths, cache, told=steps.tell, cancelled=steps.stops, library=library):
            result = found.result
            origin = whole if len(paths) == 1 else str(paths[0].with_name(found.name))
            yield origin, iter((result,)) if isinstance(result, ImportFailure) else result.parts(), found.pages
        return
    end = held[-1] if held else not_read(paths[0].name if len(paths) == 1 else paths[0].parent.name, len(paths))
    if isinstance(end, ImportFailure):
        yield whole, iter((recognising.not_installed(end),)), {}
    elif isinstance(end, ReadToEnd) and held:
        yield whole, iter([*held[:-1], replace(end, warnings=(*end.warnings, recognising.way_on()))]), {}
