"""Pieces onto a device: one way for the PDF, the printer and the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.model import outside
from reader.model.errors import NotSaved, WrongRequest
from reader.model.messages import _
from reader.printing.body import body_strips
from reader.printing.booklet import front_pages, source_pages
from reader.printing.faces import UNITS, require_chinese
from reader.printing.filling import Flow, fill, run_on
from reader.printing.footnotes import foot_rule, note_strips
from reader.printing.heading import SPOKEN, head_strips, source_strip
from reader.printing.highlights import Highlights
from reader.printing.options import PAPERS, PrintOptions, PrintResult, PrintRun
from reader.printing.page import Page
from reader.printing.painting import paint_page
from reader.printing.pdf_file import Entry, finished
from reader.printing.remarks import remarks
from reader.printing.screenless import qt
from reader.printing.sheet import Sheet, sheet
from reader.printing.text_layer import TextLayer
from reader.rendering.blocks import blocks
from reader.rendering.citation import author_names, citation
from reader.rendering.piece import Piece
from reader.rendering.pinyin import above_piece
from reader.rendering.printable import printable
from reader.rendering.reading_time import character_count

RESOLUTION = 1200
TWO_COLUMNS_FROM = 1400
MOST_AUTHORS = 8
POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """All pages, and the number of the page (from 0) on which each piece begins."""

    pages: list[Page]
    begins: list[int]
    sources: int | None


def pdf(
    pieces: Sequence[Piece], target: Path | BinaryIO, options: PrintOptions | None = None, *, force: bool = False
) -> PrintResult:
    """Print pieces into a PDF file, whole or not at all, or onto a stream.

    Raises WrongRequest without pieces and where the file is there and `force` is not set, NotSaved where it cannot be
    written, MissingPart without a Chinese font.
    """
    options = options or PrintOptions()
    if not pieces:
        raise WrongRequest(_("没有选中要打印的文章。"))
    if isinstance(target, Path):
        outside.place(target, force=force)  # before the long work
    with qt():
        require_chinese()
        layer = TextLayer()
        made = typeset(pieces, options)
        raw, count = _drawn(made, options, layer), len(made.pages)
        told = remarks(pieces, options)
        title = options.booklet or printable(pieces[0].name)
        entries = [Entry(title=printable(p.name), page=at) for p, at in zip(pieces, made.begins, strict=True)]
        if made.sources is not None:
            entries.append(Entry(title=_("出处"), page=made.sources))
        names = list(dict.fromkeys(printable(n) for p in pieces for n in author_names(p.article)))
        data = finished(raw, layer, title=title, authors=names[:MOST_AUTHORS], outline=entries)
        del layer, made
    if isinstance(target, Path):
        outside.write(target, data, force=force)
    else:
        target.write(data)
    return PrintResult(pages=count, bytes=len(data), remarks=told)


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
            paint_page(painter, made.pages[number - 1], number, len(made.pages), None)
    finally:
        painter.end()
    return len(chosen)


class Preview:
    """Pages as pictures, set once and drawn one by one. Needs a Qt application; may live on a worker's thread."""

    def __init__(self, pieces: Sequence[Piece], options: PrintOptions) -> None:
        """Set the pages. Raises WrongRequest without pieces, MissingPart without a Chinese font."""
        if not pieces:
            raise WrongRequest(_("没有选中要打印的文章。"))
        require_chinese()
        self._pages = typeset(pieces, options).pages
        self.remarks = remarks(pieces, options)

    def __len__(self) -> int:
        return len(self._pages)

    def picture(self, number: int, width: int) -> QImage:
        """Return the page of that number, from 1, so many pixels wide."""
        page = self._pages[number - 1]
        scale = width / page.sheet.width
        image = QImage(width, max(1, round(page.sheet.height * scale)), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint_page(painter, page, number, len(self._pages), None)
        painter.end()
        return image


def page_size(options: PrintOptions) -> QPageSize:
    """Return the chosen paper, for a printer to be set to before `paint`."""
    width, height = PAPERS[options.paper]
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)


def typeset(pieces: Sequence[Piece], options: PrintOptions, paper: tuple[float, float] | None = None) -> Typeset:
    """Set pieces into pages; `paper` in millimetres where a printer decides it. Needs a Qt application."""
    pages: list[Page] = []
    begins: list[int] = []
    for piece in pieces:
        flow, own = _flow(piece, options, paper)
        if options.booklet is not None and pages and run_on(pages[-1], flow, own):
            begins.append(len(pages) - 1)
            continue
        begins.append(len(pages))
        pages.extend(fill(flow, own))
    if options.booklet is None:
        return Typeset(pages=pages, begins=begins, sources=None)
    plain = sheet(options, 1, paper)
    front = front_pages(options.booklet, pieces, begins, plain)
    sources = len(front) + len(pages)
    return Typeset(
        pages=[*front, *pages, *source_pages(pieces, plain)],
        begins=[at + len(front) for at in begins],
        sources=sources,
    )


def _flow(piece: Piece, options: PrintOptions, paper: tuple[float, float] | None) -> tuple[Flow, Sheet]:
    """Return a piece as strips, and the sheet that they are set for."""
    made = blocks(piece.article, piece.masthead)
    paged = sheet(options, options.columns or _columns(piece), paper)
    highlights = Highlights(piece.annotations if options.notes else ())
    title = printable(piece.masthead.title + (piece.article.headline or ""))
    forms = piece.masthead.forms()
    above = above_piece(piece, options.pinyin, spoken=options.spoken)
    body = body_strips(made, paged, highlights, above)
    cited = citation(piece) if options.citation and options.booklet is None else ""
    tail = [source_strip(next((b.text for b in made if b.kind == "source_line"), ""), cited, paged)]
    flow = Flow(
        head=head_strips(made, paged, highlights, lambda b: above.of(b) if b.kind in SPOKEN else ()),
        body=body if paged.columns == 1 else [*body, *tail],
        tail=tail if paged.columns == 1 else [],
        notes={a.id: tuple(note_strips(a, paged)) for a in highlights.notes},
        running=(title, printable(forms[-2] if len(forms) > 1 else "".join(forms))),
        foot_rule=foot_rule(paged),
    )
    return flow, paged


def _columns(piece: Piece) -> int:
    """Return two columns for a long report, one for everything else."""
    verse = any(p.role == "verse" for p in piece.article.paragraphs)
    return 2 if not verse and character_count(piece.article) >= TWO_COLUMNS_FROM else 1


def _drawn(made: Typeset, options: PrintOptions, layer: TextLayer) -> bytes:
    """Return the pages as Qt's PDF, in memory."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(page_size(options))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    painter = QPainter(writer)
    painter.scale(RESOLUTION / 72 / UNITS, RESOLUTION / 72 / UNITS)
    for number, page in enumerate(made.pages, 1):
        if number > 1:
            writer.newPage()
        paint_page(painter, page, number, len(made.pages), layer)
    painter.end()
    del painter, writer
    buffer.close()
    return bytes(content.data())
