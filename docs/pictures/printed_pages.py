"""Make the pictures of printed pages: `python -m docs.pictures.printed_pages` writes printed*.png beside itself.

The sample newspaper, its front-page report with notes in one column, the same with pinyin, and a clipping book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from reader.importing import read_source
from reader.model.annotation import Annotation, Color
from reader.model.resources import resource
from reader.printing.document import typeset
from reader.printing.filling import Page
from reader.printing.options import PrintOptions
from reader.printing.painting import paint_page
from reader.rendering.masthead import masthead_of
from reader.rendering.piece import Piece

HERE = Path(__file__).resolve().parent
UNITS_A_PIXEL = 19.0
NOTES: tuple[tuple[str, Color, str], ...] = (
    ("一百二十块条石，这回一块没换", "key", "第1690期说是一百一十八块，待查。"),
    ("在河滩上找了九天", "people", "樊师傅自己说是“九天半”。"),
    ("7月15日那一页", "source", "值班簿在文化站，可去抄录。"),
)


def sample() -> list[Piece]:
    """Return the pieces of the sample newspaper."""
    issue = read_source(resource("sample", "青石湾报.txt")).issues[0]
    return [
        Piece(article=replace(a, id=f"sample-{k}"), masthead=masthead_of(issue, a))
        for k, a in enumerate(issue.articles, 1)
    ]


def noted(piece: Piece) -> Piece:
    """Return the piece with our notes, where it holds their quotations."""
    body = piece.article.body
    made = [
        Annotation(
            id=f"n{k}", article=piece.article.id, start=body.index(quote), end=body.index(quote) + len(quote),
            exact=quote, color=color, note=words,
        )
        for k, (quote, color, words) in enumerate(NOTES)
        if quote in body
    ]  # fmt: skip
    return replace(piece, annotations=tuple(made))


def picture(shown: Sequence[tuple[Page, int, int]]) -> QImage:
    """Return pages side by side on a grey desk, each with its number and how many there are."""
    pages = [page for page, _number, _total in shown]
    gap = 14
    width, height = (round(side / UNITS_A_PIXEL) for side in (pages[0].sheet.width, pages[0].sheet.height))
    image = QImage((width + gap) * len(pages) + gap, height + 2 * gap, QImage.Format.Format_RGB32)
    image.fill(QColor("#CFCBC2"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for k, (page, number, total) in enumerate(shown):
        painter.save()
        painter.translate(gap + k * (width + gap), gap)
        painter.fillRect(0, 0, width, height, QColor("white"))
        painter.setClipRect(0, 0, width, height)
        painter.scale(1 / UNITS_A_PIXEL, 1 / UNITS_A_PIXEL)
        paint_page(painter, page, number, total, None)
        painter.restore()
    painter.end()
    return image


def main() -> None:
    """Write the pictures."""
    application = QGuiApplication(["baojia", "-platform", "offscreen"])
    pieces = sample()
    front = noted(next(p for p in pieces if NOTES[0][0] in p.article.body))
    single = typeset([front], PrintOptions()).pages
    columns = typeset([front], PrintOptions(columns=2)).pages
    picture([(single[0], 1, 1), (columns[0], 1, 1)]).save(str(HERE / "printed.png"))
    pinyin = typeset([pieces[0]], PrintOptions(pinyin="all")).pages
    large = typeset([pieces[0]], PrintOptions(font_size=17)).pages
    picture([(pinyin[0], 1, len(pinyin)), (large[0], 1, len(large))]).save(str(HERE / "printed-pinyin-large.png"))
    bound = [noted(p) for p in pieces]
    book = typeset(bound, PrintOptions(booklet="石板桥旧事", paper="16k-small", columns=1, font_size=10.5))
    shown = [book.outline[0].page, *range(book.labels.index("1"), book.labels.index("1") + 3)]  # contents, then pieces
    picture([(book.pages[k], k + 1, len(book.pages)) for k in shown]).save(str(HERE / "printed-book.png"))
    del application


if __name__ == "__main__":
    main()
