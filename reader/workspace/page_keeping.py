"""Keep the pages of a newspaper as they were printed: pictures of a PDF's pages, in the library."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.issue import READINGS
from reader.model.messages import _, counted
from reader.workspace import original_keeping
from reader.workspace import settings as stored_settings
from reader.workspace.page_drawing import MEGABYTE, Drawing, KeptPages, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.importing.pages.facsimile import Facsimile
    from reader.model.issue import PublicationIssue, Source
    from reader.model.picture import PagePicture
    from reader.workspace.session import Session

FINENESS: Final = (120, 150, 200, 300)
"""Dots an inch that a reader is offered."""
BYTES_A_DOT: Final = 0.11
"""What a dot of a page of type takes once it is written (docs/performance.md)."""


PAGES: Final = Wish()


def print_key(source: Source, *, alone: bool) -> str:
    """Return what pages are known by: the source's fingerprint; of files in an archive that of the issue's part."""
    return source.sha256 if alone else f"{source.sha256}:{source.part}"


@door
def pages_of(session: Session, source: Source) -> dict[int, PagePicture]:
    """Return the kept pictures of a source's pages, by their numbers; the files of some may not be here."""
    own = session.library.page_pictures(print_key(source, alone=False))
    return {p.page: p for p in own or session.library.page_pictures(print_key(source, alone=True))}


@door
def keep_pages(
    session: Session,
    path: Path,
    issue_ids: Iterable[str],
    *,
    wish: Wish = PAGES,
    cancelled: Callable[[], bool] = lambda: False,
    drawn: Callable[[int, int], None] = lambda _done, _all: None,
) -> KeptPages:
    """Draw the pages of issues that were read from a file, folder or archive, and keep them, its PDFs too if wished.

    What is kept already stays as it is; `drawn` hears how many pages of how many are there. Raises ImportFailure where
    the source is not there any more, or is another one; Cancelled, with what was drawn till then kept.
    """
    issues = [session.library.imported(i).source for i in dict.fromkeys(issue_ids)]
    papers = {source.sha256: paper for source in issues if (paper := _pages(source)) is not None}
    made = KeptPages()
    for digest, paper in papers.items():
        own = [source for source in issues if source.sha256 == digest]
        lacks = Wish(
            pages=wish.pages and not all(_is_whole(session, source, len(paper.sizes)) for source in own),
            originals=wish.originals
            and own[0].format == "pdf"
            and not all(original_keeping.are_here(session, source) for source in own),
        )
        if lacks.pages or lacks.originals:
            drawing = Drawing(session, own, paper.sizes, lacks, drawn)
            made = _more(made, drawing.keep(path, cancelled))
    return made


def _more(one: KeptPages, other: KeptPages) -> KeptPages:
    return KeptPages(**{f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(KeptPages)})


def _is_whole(session: Session, source: Source, pages: int) -> bool:
    kept = pages_of(session, source)
    return len(kept) >= pages and _are_here(session, kept)


def _are_here(session: Session, kept: dict[int, PagePicture]) -> bool:
    return all(session.library.pictures.path(page) is not None for page in kept.values())


def _pages(source: Source) -> Facsimile | None:
    from reader.workspace.facsimile import paper_of

    return paper_of(source) if source.format == "pdf" or source.format in READINGS else None


@door
def expected_bytes(session: Session, issue: PublicationIssue) -> tuple[int, int]:
    """Return how many pages an issue has, and what their pictures would take, by the settings; 0 without pages."""
    paper = _pages(issue.source)
    if paper is None:
        return 0, 0
    settings = stored_settings.load(session.config)
    return len(paper.sizes), size_of_pages(paper.sizes, settings.page_dpi, settings.page_megabytes)


@door
def size_of_pages(sizes: Iterable[tuple[float, float]], dpi: int, megabytes: float) -> int:
    """Return what the pictures of pages of so many points would take."""
    dots = (width * height * (dpi / 72) ** 2 for width, height in sizes)
    return round(sum(min(megabytes * MEGABYTE, BYTES_A_DOT * d) for d in dots))


@door
def year_words(pages: int, size: int) -> str:
    """Say what the pages of an issue take, and a year of such a daily."""
    return counted("{n} 面约 {size}；这样一份日报，一年约 {year}。", pages).format(
        n=pages, size=size_words(size), year=size_words(size * 365)
    )


@door
def original_words(size: int) -> str:
    """Say what the PDF itself takes, and a year of such a daily."""
    return _("PDF 原件另占 {size}，一年约 {year}。").format(size=size_words(size), year=size_words(size * 365))


@door
def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(size, 100_000) / MEGABYTE:.1f} MB"


@door
def wanted(session: Session) -> bool | None:
    """Tell whether the reader wants pages kept; None where that was not said yet."""
    return {"yes": True, "no": False}.get(stored_settings.load(session.config).pages_kept)


@door
def wants_originals(session: Session) -> bool:
    """Tell whether the reader wants the PDFs themselves kept."""
    return stored_settings.load(session.config).originals_kept


@door
def set_keeping(
    session: Session,
    *,
    kept: bool | None = None,
    dpi: int | None = None,
    megabytes: float | None = None,
    originals: bool | None = None,
) -> stored_settings.Settings:
    """Say whether, how fine and how large at most pages are kept from now on, and whether the PDFs themselves are.

    Raises WrongRequest.
    """
    settings = stored_settings.load(session.config)
    if kept is not None:
        settings = replace(settings, pages_kept="yes" if kept else "no")
    if originals is not None:
        settings = replace(settings, originals_kept=originals)
    if dpi is not None:
        if not 72 <= dpi <= 600:
            raise WrongRequest(_("版面图的清晰度可以是每英寸 72 到 600 点。"))
        settings = replace(settings, page_dpi=dpi)
    if megabytes is not None:
        if not 0.1 <= megabytes <= 30:
            raise WrongRequest(_("一面的版面图可以占 0.1 到 30 MB。"))
        settings = replace(settings, page_megabytes=megabytes)
    session.change_settings(settings)
    return settings
