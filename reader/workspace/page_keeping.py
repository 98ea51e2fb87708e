"""Keep the pages of a newspaper as they were printed: pictures of a PDF's pages, in the library."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

from reader.model.door import door
from reader.model.errors import BaojiaError, Cancelled, ImportFailure, WrongRequest
from reader.model.messages import _
from reader.workspace import settings as stored_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.importing.pages.facsimile import Facsimile
    from reader.model.issue import PublicationIssue, Source
    from reader.model.picture import PagePicture
    from reader.workspace.session import Session
    from reader.workspace.storing import ImportOptions, ImportOutcome

MEGABYTE: Final = 1_000_000
FINENESS: Final = (120, 150, 200, 300)
"""Dots an inch that a reader is offered."""
BYTES_A_DOT: Final = 0.11
"""What a dot of a page of type takes once it is written (docs/performance.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """How many pages of a source are kept as pictures, with their bytes; `missing` have none."""

    pages: int = 0
    bytes: int = 0
    missing: int = 0


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
    session: Session, path: Path, issue_ids: Iterable[str], *, cancelled: Callable[[], bool] = lambda: False
) -> KeptPages:
    """Draw the pages of issues that were read from a file, folder or archive, and keep them.

    Pages that are kept already stay as they are. Raises ImportFailure where the source is not there any more, or is
    another one; Cancelled, with what was drawn till then kept.
    """
    issues = [session.library.imported(i).source for i in dict.fromkeys(issue_ids)]
    papers = {source.sha256: paper for source in issues if (paper := _pages(source)) is not None}
    made = KeptPages()
    for digest, paper in papers.items():
        own = [source for source in issues if source.sha256 == digest]
        here = [pages_of(session, source) for source in own]
        if all(len(kept) >= len(paper.sizes) and _are_here(session, kept) for kept in here):
            continue
        made = _more(made, _keep(session, path, digest, own, len(paper.sizes), cancelled))
    return made


def _more(one: KeptPages, other: KeptPages) -> KeptPages:
    return KeptPages(pages=one.pages + other.pages, bytes=one.bytes + other.bytes, missing=one.missing + other.missing)


def _are_here(session: Session, kept: dict[int, PagePicture]) -> bool:
    return all(session.library.pictures.path(page) is not None for page in kept.values())


def _keep(
    session: Session, path: Path, digest: str, sources: list[Source], pages: int, cancelled: Callable[[], bool]
) -> KeptPages:
    from reader.model.picture import PagePicture
    from reader.workspace.page_reading import read_pages

    settings = stored_settings.load(session.config)
    found: list[PagePicture] = []
    most = round(settings.page_megabytes * MEGABYTE)
    drawn = read_pages(
        path, digest, pages=pages * len(sources), dpi=settings.page_dpi, most_bytes=most, cancelled=cancelled
    )
    try:
        for page in drawn:
            source = digest if page.part < 0 else f"{digest}:{page.part}"
            picture = session.library.pictures.put(page.data)
            found.append(PagePicture(**asdict(picture), source=source, page=page.page, scale=page.scale))
    finally:
        if found:
            with session.library.deed("keep_pages") as deed:
                for one in found:
                    deed.keep_page(one)
    if not found:
        raise ImportFailure("not_found", _("“{name}”不是当初读的那一份了，版面图没有留。").format(name=path.name))
    size = sum({p.sha256: p.size for p in found}.values())
    return KeptPages(pages=len(found), bytes=size, missing=max(0, pages - len({p.page for p in found})))


def _pages(source: Source) -> Facsimile | None:
    from reader.workspace.facsimile import paper_of

    return paper_of(source) if source.format == "pdf" else None


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
    return _("{n} 面约 {size}；这样一份日报，一年约 {year}。").format(
        n=pages, size=size_words(size), year=size_words(size * 365)
    )


@door
def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(size, 100_000) / MEGABYTE:.1f} MB"


@door
def wanted(session: Session) -> bool | None:
    """Tell whether the reader wants pages kept; None where that was not said yet."""
    return {"yes": True, "no": False}.get(stored_settings.load(session.config).pages_kept)


@door
def set_keeping(
    session: Session, *, kept: bool | None = None, dpi: int | None = None, megabytes: float | None = None
) -> stored_settings.Settings:
    """Say whether, how fine and how large at most pages are kept from now on. Raises WrongRequest."""
    settings = stored_settings.load(session.config)
    if kept is not None:
        settings = replace(settings, pages_kept="yes" if kept else "no")
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


def with_pages(
    session: Session,
    path: Path,
    outcomes: Iterator[ImportOutcome],
    options: ImportOptions,
    cancelled: Callable[[], bool] | None,
) -> Iterator[ImportOutcome]:
    """Yield what came of a source, its printed pages kept where that is asked for or where the reader has said so.

    The text is in the library whatever becomes of them; the last outcome says what did.
    """
    asked = wanted(session) if options.pages is None else options.pages
    if options.dry_run or not asked:
        for outcome in outcomes:
            unsaid = asked is None and not options.dry_run and outcome.format == "pdf" and outcome.issue
            yield _offered(session, outcome, str(outcome.issue)) if unsaid else outcome
        return
    ids: list[str] = []
    last: ImportOutcome | None = None
    for outcome in outcomes:
        if last is not None:
            yield last
        last = None
        if outcome.issue and outcome.status != "failed" and outcome.format == "pdf":
            ids.append(outcome.issue)
            last = outcome
        else:
            yield outcome
    if last is None:
        return
    kept, trouble = _kept_if_possible(session, path, ids, cancelled or (lambda: False))
    warnings = (*last.warnings, trouble) if trouble else last.warnings
    yield replace(last, pages=kept.pages, page_bytes=kept.bytes, warnings=warnings)


def _offered(session: Session, outcome: ImportOutcome, issue: str) -> ImportOutcome:
    pages, size = expected_bytes(session, session.library.imported(issue))
    return replace(outcome, pages_offered=pages, bytes_offered=size)


def _kept_if_possible(
    session: Session, path: Path, ids: list[str], cancelled: Callable[[], bool]
) -> tuple[KeptPages, str]:
    """Keep pages; returns also what did not go."""
    try:
        kept = keep_pages(session, path, ids, cancelled=cancelled)
    except Cancelled:
        return KeptPages(), ""  # the import says so itself, before its next source
    except BaojiaError as failure:
        if failure.ends_all:
            raise
        return KeptPages(), str(failure)
    return kept, _("有 {n} 面没有画成版面图。").format(n=kept.missing) if kept.missing else ""
