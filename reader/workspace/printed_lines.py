"""A printed page as the page desk shows it: its lines of type, and which piece each of them is in now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.door import door, doors
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.model.placing import SET_ASIDE
from reader.model.provenance import body_point, line_sources
from reader.model.rows import Rows
from reader.workspace.facsimile import LINES, paper_of, printed_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importing.pages.facsimile import Facsimile
    from reader.importing.pages.marks import Box
    from reader.importing.pages.outlines import Point
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.workspace.session import Session

NEXT_LINE = 1.6
"""So many heights of a line the next one of its column may stand below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A run of type: where it stands on the page, its `words` as they were read, its field and stretch of an imported
    piece, the piece it is in now.

    `field` `set_aside`: the program put it aside; `article` is the id of that. `piece` is empty where it is in none.
    """

    box: Box
    words: str
    article: str
    field: str
    start: int
    end: int
    piece: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceOnPage:
    """A current piece, its headline, and its polygons on the page; one inside another is a hole."""

    id: str
    headline: str
    polygons: tuple[tuple[Point, ...], ...]


@doors
class PrintedPage:
    """One page of an issue: `pieces` in the order of the issue, `lines` in that of the text; lengths in points."""

    def __init__(self, session: Session, issue_id: str, sheet: int, paper: Facsimile) -> None:
        self.issue, self.sheet, self.sheets = issue_id, sheet, len(paper.sizes)
        self.size = paper.sizes[sheet - 1]
        imported, applied = session.library.imported(issue_id), session.library.current(issue_id)
        self.source = imported.source
        self.rows = Rows(imported, session.library.corrections(issue_id))
        self.lines = tuple(_lines(imported, paper, sheet, self.rows))
        found = []
        for article in applied.issue.articles:
            own = [o for o in paper.outlines(printed_spans(article, applied.issue)) if o.sheet == sheet]
            if own:
                found.append(PieceOnPage(id=article.id, headline=article.headline or "", polygons=own[0].polygons))
        self.pieces = tuple(found)

    def shows_as(self, other: PrintedPage) -> bool:
        """Tell whether the same lines stand in the same pieces, by the same corrections."""
        here, there = (
            (p.issue, p.sheet, p.source, p.lines, p.pieces, p.rows.corrections) for p in (self, other)
        )  # fmt: skip
        return here == there

    def inside(self, left: float, top: float, right: float, bottom: float) -> tuple[PrintedLine, ...]:
        """Return the lines whose middle lies in a box, in the order of the text."""
        return tuple(
            one for one in self.lines
            if left <= (one.box.left + one.box.right) / 2 <= right
            and top <= (one.box.top + one.box.bottom) / 2 <= bottom
        )  # fmt: skip

    def piece_at(self, x: float, y: float) -> str:
        """Return the piece whose outline holds a point, or else the smallest that it lies in the midst of."""
        from reader.importing.pages.outlines import holds

        found = next((p.id for p in self.pieces if holds(p.polygons, x, y)), "")
        around = [(_extent(p), p.id) for p in self.pieces] if not found else []
        inside = [((c - a) * (d - b), i) for (a, b, c, d), i in around if a <= x <= c and b <= y <= d]
        return found or min(inside, default=(0.0, ""))[1]

    def blocks(self, piece: str) -> list[tuple[PrintedLine, ...]]:
        """Return the lines of a piece's body that stand below each other in one column, in the order of its text."""
        own: list[PrintedLine] = []
        for stretch in self.rows.pieces.get(piece, ()):
            own += [
                one for one in self.lines
                if one.field == "body" and one.article == stretch.article and stretch.start <= one.start < stretch.end
            ]  # fmt: skip
        made: list[list[PrintedLine]] = []
        for one in own:
            if made and _follows(made[-1][-1].box, one.box):
                made[-1].append(one)
            else:
                made.append([one])
        return [tuple(block) for block in made]


def _extent(piece: PieceOnPage) -> tuple[float, float, float, float]:
    xs, ys = [x for ring in piece.polygons for x, _y in ring], [y for ring in piece.polygons for _x, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _follows(one: Box, other: Box) -> bool:
    """Tell whether a line is the next one of a column, or goes on in the same line; upright lines run to the left."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if one.height > 2 * one.width or other.height > 2 * other.width:
        return down > 0.3 * min(one.height, other.height) and 0 <= one.left - other.left <= (NEXT_LINE + 1) * one.width
    beside = down > 0.5 * min(one.height, other.height) and 0 <= other.left - one.right <= 2 * one.height
    below = across > 0.3 * min(one.width, other.width) and -0.5 * one.height <= other.top - one.bottom
    return beside or (below and other.top - one.bottom <= NEXT_LINE * max(one.height, other.height))


def _lines(issue: PublicationIssue, paper: Facsimile, sheet: int, rows: Rows) -> Iterator[PrintedLine]:
    places = {a.id: _fields(a, issue.source.text) for a in issue.articles}
    put_aside = [
        (article, edit.start, edit.end)
        for (article, name), edits in rows.plan.edits.items() if name == "body"
        for edit in edits if edit.taken == SET_ASIDE
    ]  # fmt: skip
    for span, box in paper.runs(sheet):
        words = issue.source.text[span.start : span.end].strip()
        if not words:
            continue
        article = next((a for a in issue.articles if any(_meet(s, span) for s in a.source_spans)), None)
        found = _place(article, places[article.id], span) if article is not None else None
        if article is None or found is None:
            aside = next((s.id for s in issue.set_aside if _meet(s.span, span)), "")
            if aside:
                yield PrintedLine(box=box, words=words, article=aside, field=SET_ASIDE, start=span.start, end=span.end)
            continue
        field, start, end = found
        left_out = field == "body" and any(a == article.id and s <= start < e for a, s, e in put_aside)
        piece = "" if left_out else rows.owner(article.id, start if field == "body" else -1)
        yield PrintedLine(box=box, words=words, article=article.id, field=field, start=start, end=end, piece=piece)


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fields(article: NewsArticle, text: str) -> dict[int, tuple[str, int]]:
    """Return field and place of the characters of the source that stand in a piece's one-line fields."""
    return {
        source: (name, k)
        for name in LINES
        for k, source in enumerate(line_sources(article, name, text))
    }  # fmt: skip


def _place(
    article: NewsArticle, fields: dict[int, tuple[str, int]], span: Sequence[int]
) -> tuple[str, int, int] | None:
    """Return field and stretch of an imported piece that a run of type became; None where it is in none."""
    body = [at for k in range(span[0], span[1]) if (at := body_point(article, k)) is not None]
    if body:
        return "body", min(body), max(body) + 1
    own = [fields[k] for k in range(span[0], span[1]) if k in fields]
    if not own:
        return None
    name = own[0][0]
    places = [at for other, at in own if other == name]
    return name, min(places), max(places) + 1


@door
def printed_page(session: Session, issue_id: str, sheet: int) -> PrintedPage:
    """Return a page of an issue. Raises NotFound where its source keeps no layout, or no such page."""
    paper = paper_of(session.library.imported(issue_id).source)
    if paper is None or not 1 <= sheet <= len(paper.sizes):
        raise NotFound(_("这份报纸没有留下版面。"))
    return PrintedPage(session, issue_id, sheet, paper)
