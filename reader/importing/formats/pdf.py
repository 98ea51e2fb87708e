"""PDF with a text layer: lines by geometry, columns by white space, never by the order in which the file stores its
text.

pypdfium2 gives each character's place; fragments on one baseline that nearly touch are one line; the page is cut at
its gutters and bands (after the X-Y cut of Nagy & Seth, 1984) into columns. A line's size, indent and distance tell
headlines and paragraphs.
"""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reader.importing.formats.fragments import Piece, fragments
from reader.importing.formats.scroll import Extract, Scroll
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PAGES = 2000
DEEPEST_CUT = 40


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the lines of a PDF in reading order.

    Raises ImportFailure: `encrypted`, `corrupt`, `no_text` (a scan), `too_large`.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        kind = "encrypted" if locked else "corrupt"
        words = _("《{name}》有密码，没有读。") if locked else _("《{name}》坏了，打不开。")
        raise ImportFailure(kind, words.format(name=name)) from None  # type: ignore[arg-type]
    try:
        if pages > MOST_PAGES:
            raise ImportFailure("too_large", _("《{name}》有 {n} 页，太多了。").format(name=name, n=pages))
        scroll = Scroll()
        for number in range(pages):
            _pour_page(document, number, name, scroll)
    finally:
        document.close()
    if not any(c.isalnum() for c in scroll.text):
        raise ImportFailure("no_text", _("没有读懂《{name}》：里面只有图片，没有文字。").format(name=name))
    return Extract(text=scroll.text, format="pdf", lines=tuple(scroll.lines))


def _pour_page(document: Any, number: int, name: str, scroll: Scroll) -> None:
    """Write one page's lines onto the scroll."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        text_page = page.get_textpage()
        height = page.get_height()
        found = fragments(text_page, height)
    except pdfium.PdfiumError:
        raise ImportFailure("corrupt", _("《{name}》第 {n} 页坏了。").format(name=name, n=number + 1)) from None
    if not found:
        return
    normal = statistics.median([f.size for f in found for _ in range(max(1, len(f.text) // 4))])
    regions = columns(lines_of(found, normal), normal)
    for region in regions:
        _pour_region(region, normal, number + 1, scroll)


def lines_of(fragments: Sequence[Piece], normal: float) -> list[Piece]:
    """Join fragments that stand on one baseline and nearly touch."""
    joined: list[Piece] = []
    for piece in sorted(fragments, key=lambda f: (round((f.top + f.bottom) / 2 / max(normal, 1) * 2), f.left)):
        near = None
        for other in reversed(joined[-12:]):
            overlap = min(other.bottom, piece.bottom) - max(other.top, piece.top)
            gap = piece.left - other.right
            size = min(other.size, piece.size)
            if (
                overlap > 0.5 * size
                and -0.5 * size <= gap <= 0.9 * max(size, 1)
                and abs(other.size - piece.size) < 0.8 * normal
            ):
                near = other
                break
        if near is None:
            joined.append(piece)
            continue
        joined.remove(near)
        space = (
            " "
            if piece.left - near.right > 0.3 * near.size or (near.text[-1:].isascii() and piece.text[:1].isascii())
            else ""
        )
        joined.append(
            Piece(
                near.left,
                min(near.top, piece.top),
                piece.right,
                max(near.bottom, piece.bottom),
                near.text + space + piece.text,
            )
        )
    return joined


def columns(pieces: list[Piece], normal: float, depth: int = 0) -> list[list[Piece]]:
    """Cut a region into columns in reading order.

    Lines that bridge a gutter (masthead, wide headline) divide it into bands.
    """
    ordered = sorted(pieces, key=lambda p: (p.top, p.left))
    place = _gutter(ordered, normal) if depth < DEEPEST_CUT else None
    if place is None:
        return [ordered] if ordered else []
    slack = 0.3 * normal
    bridges = [p for p in ordered if p.left < place - slack and p.right > place + slack]
    regions: list[list[Piece]] = []
    rest = [p for p in ordered if p not in bridges]
    for bridge in (*bridges, None):
        band = [p for p in rest if bridge is None or (p.top + p.bottom) / 2 < (bridge.top + bridge.bottom) / 2]
        rest = [p for p in rest if p not in band]
        left = [p for p in band if p.left < place - slack]
        right = [p for p in band if p.left >= place - slack]
        regions += columns(left, normal, depth + 1) if left else []
        regions += columns(right, normal, depth + 1) if right else []
        if bridge is not None:
            regions.append([bridge])
    return regions


def _gutter(pieces: list[Piece], normal: float) -> float | None:
    """Return where a right-hand column begins.

    An edge that several lines share, with white space before it that few lines cross.
    """
    if len(pieces) < 6:
        return None
    slack = 0.3 * normal
    few = max(2, int(0.08 * len(pieces)))
    best: tuple[int, float] | None = None
    for edge in sorted({round(p.left) for p in pieces}):
        starting = sum(abs(p.left - edge) <= slack for p in pieces)
        left = [p for p in pieces if p.left < edge - slack and p.right <= edge + slack]
        right = [p for p in pieces if p.left >= edge - slack]
        crossing = len(pieces) - len(left) - len(right)
        if starting < 3 or len(left) < 3 or len(right) < 3 or crossing > few:
            continue
        # Marks that hang out of the column make few lines longer than the rest.
        full = sorted(p.right for p in left if p.right > edge - 8 * normal)
        if len(full) >= 3 and edge - full[int(0.85 * (len(full) - 1))] < 0.6 * normal:
            continue
        if best is None or crossing < best[0]:
            best = (crossing, float(edge))
    return best[1] if best else None


def _pour_region(region: list[Piece], normal: float, sheet: int, scroll: Scroll) -> None:
    """Write a column: distances above the usual are blank lines, first-line indents are kept, full lines wrap."""
    if not region:
        return
    left = min(p.left for p in region)
    right = max(p.right for p in region)
    steps = [b.top - a.top for a, b in pairwise(region) if b.top > a.top]
    usual = statistics.median(steps) if steps else normal * 1.5
    before: Piece | None = None
    for piece in region:
        gap = 1 if before is None or piece.top - before.top > max(1.6 * usual, 2.2 * normal) else 0
        if gap:
            scroll.blank()
        size = piece.size / normal
        width = right - left
        scroll.write(
            piece.text,
            gap=gap,
            indent=0.0 if size > 1.3 else round(max(0.0, (piece.left - left) / normal) * 2) / 2,
            size=round(size, 2),
            wraps=len(region) > 1 and piece.right > right - 1.6 * normal and width > 6 * normal,
            sheet=sheet,
        )
        before = piece
    scroll.blank()
