"""Keep photographs of pages as they were read: made straight, as pictures of the issue's pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError
from reader.workspace.page_keeping import wanted

if TYPE_CHECKING:
    from reader.model.picture import PagePicture
    from reader.workspace.session import Session
    from reader.workspace.storing import ImportOptions, ImportOutcome

Pages = Mapping[int, tuple[float, Path]]
"""Of each page its number, how many pixels a point takes, and its file."""


def with_photographs_kept(
    session: Session, outcomes: Iterator[ImportOutcome], pages: Pages, options: ImportOptions
) -> Iterator[ImportOutcome]:
    """Yield what came of photographs, their pages kept beside, unless the reader keeps none; the text is in the library
    whatever becomes of them.
    """
    choice = wanted(session) if options.pages is None else options.pages
    if options.dry_run or not pages or choice is False:
        yield from outcomes
        return
    for outcome in outcomes:
        if not outcome.issue or outcome.status == "failed":
            yield outcome
            continue
        try:
            kept = _keep(session, outcome.issue, pages, stays=outcome.status == "unchanged")
            yield replace(outcome, pages=len(kept), page_bytes=sum(p.size for p in kept))
        except (BaojiaError, OSError) as trouble:
            if getattr(trouble, "ends_all", False):
                raise
            yield replace(outcome, warnings=(*outcome.warnings, str(trouble)))


def _keep(session: Session, issue: str, pages: Pages, *, stays: bool) -> list[PagePicture]:
    """Keep the pages and return them; of an issue that stays as it is those that are kept already are left alone:
    drawn again, a page has other bytes and the same picture.
    """
    from reader.model.picture import PagePicture

    library = session.library
    source = library.imported(issue).source.sha256
    there = {p.page: p for p in library.page_pictures(source) if library.pictures.path(p) is not None}
    kept = there if stays else {}
    new = {}
    for number, (scale, path) in sorted(pages.items()):
        if number not in kept:
            picture = library.pictures.put(path.read_bytes())
            new[number] = PagePicture(**asdict(picture), source=source, page=number, scale=scale)
    if not set(there.values()).issuperset(new.values()):
        with library.deed("keep_pages") as deed:
            for page in new.values():
                deed.keep_page(page)
    return list(new.values())
