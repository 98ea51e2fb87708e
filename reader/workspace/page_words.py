"""The words of an issue's printed pages as they read now, piece by piece and line by line, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.workspace.page_sheets import title_of, words_now
from reader.workspace.printed_lines import printed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importing.pages.marks import Box
    from reader.model.apply import Applied
    from reader.workspace.printed_lines import PrintedLine, PrintedPage
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBlock:
    """Lines that stand together, each of words with their places: of a piece (its id), or of none (empty)."""

    piece: str
    headline: str
    lines: tuple[tuple[tuple[str, Box], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    """A page of the source, from 1, its size in points, and its blocks in the order of its text."""

    number: int
    size: tuple[float, float]
    blocks: tuple[WordsBlock, ...]


@door
def words_pages(session: Session, issue_id: str) -> Iterator[WordsPage]:
    """Yield the pages of an issue. Raises NotFound where no layout of them is kept."""
    title_of(session, issue_id)
    applied = session.library.current(issue_id)
    heads = {a.id: a.headline or "" for a in applied.issue.articles}
    sheets = printed_page(session, issue_id, 1).sheets
    for number in range(1, sheets + 1):
        page = printed_page(session, issue_id, number)
        yield WordsPage(number=number, size=page.size, blocks=tuple(_blocks(applied, page, heads)))


def _blocks(applied: Applied, page: PrintedPage, heads: dict[str, str]) -> Iterator[WordsBlock]:
    """Yield what follows each other in one piece and field."""
    own: list[PrintedLine] = []
    for one in (*page.lines, None):
        if own and (one is None or (one.piece, one.article, one.field) != (own[0].piece, own[0].article, own[0].field)):
            lines = tuple(_lines(applied, own))
            if lines:
                yield WordsBlock(piece=own[0].piece, headline=heads.get(own[0].piece, ""), lines=lines)
            own = []
        if one is not None:
            own.append(one)


def _lines(applied: Applied, runs: list[PrintedLine]) -> Iterator[tuple[tuple[str, Box], ...]]:
    """Yield lines of runs that go on from each other on one of them."""
    line: list[tuple[str, Box]] = []
    for run in runs:
        words = words_now(applied, run)
        if line and not _goes_on(line[-1][1], run.box):
            yield tuple(line)
            line = []
        if words:
            line.append((words, run.box))
    if line:
        yield tuple(line)


def _goes_on(last: Box, here: Box) -> bool:
    level = min(last.bottom, here.bottom) - max(last.top, here.top) > 0.5 * min(last.height, here.height)
    plumb = min(last.right, here.right) - max(last.left, here.left) > 0.5 * min(last.width, here.width)
    size = min(last.height, here.height)
    across = level and -0.5 * size <= here.left - last.right <= 2 * size
    down = plumb and not level and 0 <= here.top - last.bottom + 1 <= min(last.width, here.width)
    return across or (down and max(last.height / last.width, here.height / here.width) > 1.5)
