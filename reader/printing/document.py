"""Pieces onto a device: one way for the PDF, the printer and the preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from reader.model import outside
from reader.model.errors import NotSaved, WrongRequest
from reader.model.messages import _
from reader.printing.book import set_book
from reader.printing.faces import UNITS, require_chinese
from reader.printing.filling import fill, with_end_kept
from reader.printing.flowing import flow_of
from reader.printing.options import PAPERS, PrintOptions, PrintResult, PrintRun
from reader.printing.page import Page
from reader.printing.painting import paint_page
from reader.printing.pdf_file import Entry, Says, blank, finished
from reader.printing.pdf_surface import PdfSurface
from reader.printing.remarks import lacking, remarks
from reader.printing.screenless import qt
from reader.printing.steps import SetPieces, Setter, Steps
from reader.printing.surface import PainterSurface
from reader.printing.typeset import Typeset
from reader.rendering.citation import author_names
from reader.rendering.piece import Piece
from reader.rendering.printable import printable
from reader.rendering.shown_piece import shown_piece

if TYPE_CHECKING:
    import pikepdf

MOST_AUTHORS = 8


def pdf(
    pieces: Sequence[Piece],
    target: Path | BinaryIO,
    options: PrintOptions | None = None,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PrintResult:
    """Print pieces into a PDF file, whole or not at all, or onto a stream; `progress` hears of how many pieces, and
    then pages, of all are done.

    Raises Cancelled, WrongRequest without pieces and where the file is there and `force` is not set, NotSaved where it
    cannot be written, MissingPart without a Chinese font.
    """
    options = options or PrintOptions()
    if not pieces:
        raise WrongRequest(_("没有选中要打印的文章。"))
    if isinstance(target, Path):
        outside.place(target, force=force)  # before the long work
    pieces = [shown_piece(piece, options.script) for piece in pieces]
    with qt():
        require_chinese()
        file = blank()
        steps = Steps(len(pieces), progress, cancelled)
        made = typeset(pieces, options, set_piece=SetPieces(steps))
        drawn, count = _drawn(file, made, steps), len(made.pages)
        missing = lacking(pieces, options)
        told = remarks(pieces, options, missing)
        data = finished(drawn, _says(pieces, options, made, whole=not missing))
        del drawn, made
    if isinstance(target, Path):
        outside.write(target, data, force=force)
    else:
        target.write(data)
    return PrintResult(pages=count, bytes=len(data), remarks=told)


def _says(pieces: Sequence[Piece], options: PrintOptions, made: Typeset, *, whole: bool) -> Says:
    """Return what the file says of itself."""
    names = list(dict.fromkeys(printable(n) for p in pieces for n in author_names(p.article)))
    if options.booklet is not None:
        names = [printable(options.arrangement.compiler)] if options.arrangement.compiler else []
    return Says(
        title=printable(options.booklet or pieces[0].name),
        authors=names[:MOST_AUTHORS],
        outline=made.outline,
        labels=made.labels,
        links=[[link.on(page.sheet) for link in page.links] for page in made.pages],
        height=made.pages[0].sheet.paper[1],
        whole=whole,
    )


def paint(
    device: QPagedPaintDevice,
    pieces: Sequence[Piece],
    options: PrintOptions | None = None,
    run: PrintRun | None = None,
) -> int:
    """Print pieces on a printer, on the paper that the device has; returns the pages painted.

    Of the `run` only the choice of pages counts here. Raises WrongRequest without pieces and where none of their pages
    is chosen, NotSaved where the device takes no page, MissingPart without a Chinese font.
    """
    options, run = options or PrintOptions(), run or PrintRun()
    if not pieces:
        raise WrongRequest(_("没有选中要打印的文章。"))
    pieces = [shown_piece(piece, options.script) for piece in pieces]
    require_chinese()
    layout = device.pageLayout()
    full = layout.fullRect(QPageLayout.Unit.Millimeter)
    made = typeset(pieces, options, (full.width(), full.height()))
    chosen = [n for n in range(1, len(made.pages) + 1) if run.has(n)]
    if not chosen:
        raise WrongRequest(_("一共 {pages} 页，没有要的那几页。").format(pages=len(made.pages)))
    painter = QPainter()
    if not painter.begin(device):
        raise NotSaved(_("打印机没有应答；换一台打印机，或打印成 PDF 文件。"))
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # or hairlines vanish on a screen
        edge = layout.paintRect(QPageLayout.Unit.Millimeter)
        resolution = device.logicalDpiX()
        painter.translate(-edge.x() / 25.4 * resolution, -edge.y() / 25.4 * resolution)
        painter.scale(resolution / 72 / UNITS, resolution / 72 / UNITS)
        for number in chosen:
            if number != chosen[0]:
                device.newPage()
            paint_page(PainterSurface(painter), made.pages[number - 1], number, len(made.pages))
    finally:
        painter.end()
    return len(chosen)


class Preview:
    """Pages as pictures, set once and drawn one by one. Needs a Qt application; may live on a worker's thread."""

    def __init__(self, pieces: Sequence[Piece], options: PrintOptions, set_piece: Setter = flow_of) -> None:
        """Set the pages, the pieces by `set_piece`. Raises WrongRequest without pieces, MissingPart without a Chinese
        font.
        """
        if not pieces:
            raise WrongRequest(_("没有选中要打印的文章。"))
        require_chinese()
        pieces = [shown_piece(piece, options.script) for piece in pieces]
        made = typeset(pieces, options, set_piece=set_piece)
        self._pages, self.labels, self.begins = made.pages, made.labels, made.begins
        self.left_out = made.left_out
        self.right_to_left = options.vertical
        self.remarks = remarks(pieces, options)

    def __len__(self) -> int:
        return len(self._pages)

    def picture(self, number: int, width: int) -> QImage:
        """Return the page of that number, from 1, so many pixels wide."""
        page = self._pages[number - 1]
        across, down = page.sheet.paper
        scale = width / across
        image = QImage(width, max(1, round(down * scale)), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint_page(PainterSurface(painter), page, number, len(self._pages))
        painter.end()
        return image


def page_size(options: PrintOptions) -> QPageSize:
    """Return the chosen paper, for a printer to be set to before `paint`."""
    width, height = PAPERS[options.paper]
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)


def typeset(
    pieces: Sequence[Piece],
    options: PrintOptions,
    paper: tuple[float, float] | None = None,
    set_piece: Setter = flow_of,
) -> Typeset:
    """Set pieces into pages; `paper` in millimetres where a printer decides it. Needs a Qt application."""
    if options.booklet is not None:
        return set_book(pieces, options, paper, set_piece)
    pages: list[Page] = []
    outline, begins = [], {}
    for piece in pieces:
        outline.append(Entry(title=printable(piece.name), page=len(pages)))
        begins[piece.article.id] = len(pages)
        flow, own = set_piece(piece, options, paper, 1)
        pages.extend(fill(with_end_kept(flow) if own.columns == 1 else flow, own))
    for page in pages:
        page.end()
    return Typeset(pages=pages, outline=outline, labels=[], begins=begins)


def _drawn(file: pikepdf.Pdf, made: Typeset, steps: Steps) -> PdfSurface:
    """Return the pages, drawn into the file."""
    sheet = made.pages[0].sheet
    surface = PdfSurface(file, sheet.paper, sheet.scale)
    steps.begin(len(made.pages))
    for number, page in enumerate(made.pages, 1):
        steps.step()
        paint_page(surface, page, number, len(made.pages))
        surface.end_page()
        page.forget()  # of a thousand pieces the marks are most of the memory
    return surface
