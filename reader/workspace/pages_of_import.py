"""What an import keeps of the print besides the text: pictures of pages, and the PDF itself, as the reader has said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.errors import BaojiaError, Cancelled
from reader.model.issue import READINGS
from reader.model.messages import counted
from reader.workspace.import_progress import size_of
from reader.workspace.page_drawing import KeptPages, Wish
from reader.workspace.page_keeping import expected_bytes, keep_pages, wanted, wants_originals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.workspace.session import Session
    from reader.workspace.storing import ImportOptions, ImportOutcome


def with_pages(
    session: Session,
    path: Path,
    outcomes: Iterator[ImportOutcome],
    options: ImportOptions,
    cancelled: Callable[[], bool] | None,
    drawn: Callable[[int, int], None],
) -> Iterator[ImportOutcome]:
    """Yield what came of a source, its printed pages kept where that is asked for or where the reader has said so.

    The text is in the library whatever becomes of them; the last outcome says what did. `drawn`: hears how many pages
    of how many are there.
    """
    asked = wanted(session) if options.pages is None else options.pages
    original = wants_originals(session) if options.originals is None else options.originals
    kept_of = {"pdf"} if asked or original else set[str]()
    kept_of |= READINGS if asked is not False else set()  # they lie beside already, as photographs do
    if options.dry_run or not kept_of:
        yield from outcomes
        return
    ids: list[str] = []
    last: ImportOutcome | None = None
    for outcome in outcomes:
        if last is not None:
            yield last
        last = None
        if outcome.issue and outcome.format == "pdf" and "pdf" not in kept_of:
            yield outcome if asked is False else _offered(session, path, outcome, outcome.issue)
        elif outcome.issue and outcome.status != "failed" and outcome.format in kept_of:
            ids.append(outcome.issue)
            last = outcome
        else:
            yield outcome
    if last is None:
        return
    wish = Wish(pages=bool(asked) or last.format in READINGS, originals=original)
    kept, trouble = _kept_if_possible(session, path, ids, wish, cancelled or (lambda: False), drawn)
    bare = last.format in READINGS and not kept.pages  # no pictures lie beside
    warnings = (*last.warnings, trouble) if trouble and not bare else last.warnings
    yield replace(last, pages=kept.pages, page_bytes=kept.bytes, original_bytes=kept.original_bytes, warnings=warnings)


def _offered(session: Session, path: Path, outcome: ImportOutcome, issue: str) -> ImportOutcome:
    if outcome.status == "unchanged":
        return outcome  # it was said when this was read
    pages, size = expected_bytes(session, session.library.imported(issue))
    return replace(outcome, pages_offered=pages, bytes_offered=size, original_offered=size_of(path))


def _kept_if_possible(
    session: Session,
    path: Path,
    ids: list[str],
    wish: Wish,
    cancelled: Callable[[], bool],
    drawn: Callable[[int, int], None],
) -> tuple[KeptPages, str]:
    """Keep pages; returns also what did not go."""
    try:
        kept = keep_pages(session, path, ids, wish=wish, cancelled=cancelled, drawn=drawn)
    except Cancelled:
        return KeptPages(), ""  # the import says so itself, before its next source
    except BaojiaError as failure:
        if failure.ends_all:
            raise
        return KeptPages(), str(failure)
    return kept, counted("有 {n} 面没有画成版面图。", kept.missing).format(n=kept.missing) if kept.missing else ""
