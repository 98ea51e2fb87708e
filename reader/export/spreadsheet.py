"""Tables (CSV, https://www.rfc-editor.org/rfc/rfc4180) that spreadsheets open as text and never reckon.

UTF-8 with a mark at the beginning, without which Excel takes it for another encoding. The columns of pieces have the
names by which our own import knows them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from reader.model.door import door
from reader.model.note_tags import note_tags
from reader.rendering.citation import author_names, citation
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece
from reader.rendering.printable import contained, printable

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # full-width ones too: some versions fold them
PIECES = (
    "报名", "日期", "期号", "版", "版名", "栏目", "引题", "标题", "副题", "作者", "正文", "体裁", "分类", "剪报",
    "书签", "批注", "参考文献", "编号",
)  # fmt: skip
NOTES = ("报名", "日期", "版", "标题", "种类", "原文", "批注", "位置", "写于", "改于", "文章编号", "批注编号", "标签")


def piece_rows(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the table of pieces, one a row."""
    yield BYTE_ORDER_MARK + row(PIECES)
    for piece in pieces:
        article, masthead, status = piece.article, piece.masthead, piece.status
        yield row((
            masthead.newspaper, masthead.date_published, masthead.issue_number, article.print_page,
            article.print_page_name, article.print_section, article.kicker, article.headline,
            article.alternative_headline, "；".join(author_names(article)),
            "\n".join(p.text for p in article.paragraphs), article.kind, "/".join(article.category),
            "；".join(status.tags) if status else "", "是" if status and status.bookmarked else "",
            str(len(piece.annotations) or ""), citation(piece), article.id,
        ))  # fmt: skip


@door
def note_rows(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the table of highlights and notes, one a row, piece by piece; versions of a note stand below each other."""
    yield BYTE_ORDER_MARK + row(NOTES)
    for piece in pieces:
        masthead = piece.masthead
        for a in piece.annotations:
            place = "" if a.orphan else f"{a.field} {a.start}–{a.end}"
            yield row((
                masthead.newspaper, masthead.date_published, piece.article.print_page, piece.name,
                color_words(a.color), a.exact, "\n".join([a.note, *a.note_conflicts]).strip(), place, a.created,
                a.modified, piece.article.id, a.id, "；".join(note_tags(a.note)),
            ))  # fmt: skip


@door
def row(cells: Sequence[str | None]) -> str:
    """Return one line of a table, ending with CR LF; what a spreadsheet would reckon gets an apostrophe first."""
    stream = io.StringIO()
    csv.writer(stream).writerow([_text(cell or "") for cell in cells])
    return stream.getvalue()


def _text(cell: str) -> str:
    shown = contained(printable(cell))
    return "'" + shown if shown.lstrip(" \u3000\n").startswith(_FORMULA) else shown
