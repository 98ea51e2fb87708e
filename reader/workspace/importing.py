"""Bring newspapers in: read each source, store its issues, tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import Cancelled, ImportFailure
from reader.model.messages import _
from reader.workspace.correcting import check_day
from reader.workspace.import_progress import Progress, SourceProgress
from reader.workspace.page_photographs import with_photographs_kept
from reader.workspace.pages_of_import import with_pages
from reader.workspace.photographs import Photographs, Steps, parts_of, size_of_all, with_photographs
from reader.workspace.storing import ImportOptions, ImportOutcome, failed, store_all

if TYPE_CHECKING:
    from reader.workspace.fence import Fence
    from reader.workspace.page_photographs import Pages
    from reader.workspace.reading_parts import Part
    from reader.workspace.session import Session


# From so many sources on, another process indexes beside.
MANY = 12
MUCH = 8 << 20
"""Or from so many bytes on."""


@door
def import_paths(
    session: Session,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[ImportOutcome]:
    """Import files, folders and archives; yields one outcome an issue, as it is stored.

    A source that fails gives a failed outcome and the others go on; of a large one that fails halfway the issues before
    are stored. Each issue is stored whole or not at all; raises Cancelled between two issues, or while one is waited
    for, when `cancelled()` says so, and LibraryError where the library takes no more.
    """
    from reader.workspace.fence import fenced
    from reader.workspace.reading_requests import file_request

    options = _checked(options)
    with fenced(session.library.folder) as fence:
        found = with_photographs(list(_sources(fence, paths)))
        requests = (file_request(s, options.encoding) for s in found if isinstance(s, Path))
        parts = fence.parts(requests, lambda: _check(cancelled))
        yield from _import_all(session, found, parts, options, progress, cancelled)


def _sources(fence: Fence, paths: Sequence[Path]) -> Iterator[Path | ImportOutcome]:
    """Yield the sources that paths hold: a file is one, a folder one or many."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for again in (True, False):  # a process that ends over the names of files has not been ended by any of them
            try:
                found = fence.sources(path)
            except ImportFailure as failure:
                if not again:
                    yield failed(str(path), failure)
                continue
            yield from found
            break


def _import_all(
    session: Session,
    found: Sequence[Path | ImportOutcome | Photographs],
    parts: Iterator[Part],
    options: ImportOptions,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[ImportOutcome]:
    """Store what is read of each source."""
    told = progress or (lambda _step: None)
    sizes = [size_of_all(source) for source in found]
    many = len(found) >= MANY or sum(sizes) >= MUCH
    with _indexing(session, options, cancelled) if many else nullcontext(lambda: None) as stored:
        for done, source in enumerate(found):
            _check(cancelled)
            if isinstance(source, ImportOutcome):
                yield source
                continue
            behind = Progress(
                source=source.name, done=done, total=len(found), bytes_done=sum(sizes[:done]), bytes_total=sum(sizes)
            )
            told(behind)
            steps = Steps(behind, told, cancelled)
            asked = replace(options, printed_first=_are_in_a_row(source))
            for origin, own, pages in _parts(session, source, parts, steps, options):
                own = _until(own, cancelled)
                outcomes = store_all(session, origin, asked, own, SourceProgress(behind, sizes[done]), told)
                path = source.paths[0] if isinstance(source, Photographs) else source
                outcomes = with_pages(session, path, outcomes, options, cancelled, _drawing(behind, told))
                for outcome in with_photographs_kept(session, outcomes, pages, options):
                    yield outcome
                    stored()
        if found:
            told(Progress(source="", done=len(found), total=len(found), bytes_done=sum(sizes), bytes_total=sum(sizes)))


def _are_in_a_row(source: Path | Photographs) -> bool:
    """Tell whether what a source holds of photographs is several, of one issue or of more."""
    if isinstance(source, Photographs):
        return len(source.paths) > 1
    return source.suffix.lower() == ".zip" or source.is_dir()


def _parts(
    session: Session, source: Path | Photographs, parts: Iterator[Part], steps: Steps, options: ImportOptions
) -> Iterator[tuple[str, Iterator[Part], Pages]]:
    """Return what a source says; what is read on pictures goes into the library, unless nothing is to be stored."""
    library = session.library
    return parts_of(source, parts, library.cache_folder, steps, None if options.dry_run else library.folder)


def _drawing(behind: Progress, told: Callable[[Progress], None]) -> Callable[[int, int], None]:
    """Return what tells how many pages of a source are drawn."""
    return lambda done, pages: told(replace(behind, pages_drawn=done, pages=pages))


def _checked(options: ImportOptions | None) -> ImportOptions:
    """Return the options. Raises WrongRequest where the date that they give is none."""
    if options is not None and options.date:
        check_day(options.date)
    return replace(options or ImportOptions(), apart=[])


def _indexing(
    session: Session, options: ImportOptions, cancelled: Callable[[], bool] | None
) -> AbstractContextManager[Callable[[], None]]:
    """Give what is to be called after each issue: where much comes in, the index grows beside the import."""
    if options.dry_run:
        return nullcontext(lambda: None)
    from reader.workspace.indexing_beside import indexed_beside

    return indexed_beside(session.library, cancelled=cancelled)


@door
def import_text(
    session: Session, text: str, *, name: str, options: ImportOptions | None = None
) -> Iterator[ImportOutcome]:
    """Import copied text."""
    from reader.workspace.fence import fenced
    from reader.workspace.reading_requests import text_request

    options = _checked(options)
    with fenced(session.library.folder) as fence:
        yield from store_all(session, name, options, fence.parts([text_request(text, name)]))


@door
def import_bytes(
    session: Session, data: bytes, *, name: str, options: ImportOptions | None = None
) -> Iterator[ImportOutcome]:
    """Import bytes of unknown format, such as standard input."""
    from reader.importing.files import LARGEST, too_large
    from reader.workspace.fence import fenced
    from reader.workspace.reading_requests import bytes_request

    options = _checked(options)
    if len(data) > LARGEST:
        yield failed(name, too_large(name))
        return
    with fenced(session.library.folder) as fence:
        yield from store_all(session, name, options, fence.parts([bytes_request(data, name, options.encoding)]))


def _until(parts: Iterator[Part], cancelled: Callable[[], bool] | None) -> Iterator[Part]:
    """Yield the parts of a source, also those that were read long before they are stored, until nobody wants them."""
    for part in parts:
        _check(cancelled)
        yield part


def _check(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled(_("导入已停下；已经读入的都在。"))
