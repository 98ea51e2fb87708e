"""What stands on a page around its text: the head line, the page number. In millimetres, whatever the body's size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from reader.printing.faces import UNITS, face
from reader.printing.page import Page
from reader.printing.sheet import MILLIMETRE
from reader.printing.strips import HAIR, SECOND, THIRD, Mark, RuleMark, ShapeMark

SIZE = 8 * UNITS
FOLIO = 9 * UNITS
HEAD = 5.5 * MILLIMETRE  # from the head line's baseline to the text
FOOT = 6 * MILLIMETRE  # from the text to the page number's baseline


def furniture(page: Page, number: int, total: int) -> Iterator[Mark]:
    """Yield the marks, placed on the paper; a single page has no number."""
    page = replace(page, sheet=page.sheet.upright)
    if page.running is not None:
        yield from _head(page, *page.running)
    if page.folio is not None:
        yield from _folio(page)
    elif page.numbered and total > 1:
        sheet = page.sheet
        yield ShapeMark(
            text=f"第{number}页 共{total}页", font=face("sans", SIZE), x=sheet.width / 2, baseline=sheet.bottom + FOOT,
            ink=THIRD, align="centre",
        )  # fmt: skip


def _folio(page: Page) -> Iterator[Mark]:
    """Yield a book's page number at the outside of the page: · 128 ·."""
    sheet = page.sheet
    if page.numbered and page.folio:
        at = sheet.left + sheet.measure if page.recto else sheet.left
        yield ShapeMark(
            text=f"· {page.folio} ·", font=face("sans", FOLIO), x=at, baseline=sheet.bottom + FOOT, ink=THIRD,
            align="right" if page.recto else "left",
        )  # fmt: skip


def _head(page: Page, left: str, right: str) -> Iterator[Mark]:
    """Yield paper and headline at the left, the date at the right, or in a book either alone, and a hairline."""
    sheet = page.sheet
    font = face("sans", SIZE)
    metrics = QFontMetricsF(font)
    baseline = sheet.top - HEAD
    right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, sheet.measure)
    room = sheet.measure - metrics.horizontalAdvance(right) - 2 * SIZE
    title = metrics.elidedText(left, Qt.TextElideMode.ElideRight, room)
    if title:
        yield ShapeMark(text=title, font=font, x=sheet.left, baseline=baseline, ink=SECOND)
    if right:
        yield ShapeMark(
            text=right, font=font, x=sheet.left + sheet.measure, baseline=baseline, ink=SECOND, align="right"
        )
    yield RuleMark(x=sheet.left, y=baseline + 0.42 * SIZE, width=sheet.measure, height=0.5 * UNITS, ink=HAIR)
