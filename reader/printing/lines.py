"""Text broken into lines: Chinese line breaking, justified, with squeezed marks and wide dashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.printing.faces import with_feature
from reader.printing.lookalikes import RANKS, copy_of
from reader.printing.text_layer import TextLayer, x_of
from reader.printing.utf16 import Utf16
from reader.rendering.printable import one_line
from reader.rendering.typography import full_width, squeezed

SLACK = 0.5
UNBREAKABLE = "\u2011"


class Stretch(NamedTuple):
    """A stretch of a text, in code points, with a face or an ink of its own."""

    start: int
    end: int
    font: QFont | None = None
    ink: str | None = None


class Lines:
    """One text, set: its lines can be drawn one by one and asked where a character stands.

    `width` is the measure, `first` the first line's indent, `rest` that of the others, `tabs` where its tabs stand, all
    in units.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        first: float = 0.0,
        rest: float = 0.0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        stretches: Iterable[Stretch] = (),
        tabs: Iterable[float] = (),
    ) -> None:
        self.text = one_line(text)
        self.utf16 = Utf16(self.text)
        option = QTextOption()
        option.setAlignment(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabs([QTextOption.Tab(at, QTextOption.TabType.LeftTab) for at in tabs])
        own = tuple(stretches)
        formats = list(self._formats(font, own))
        self._key = f"{font.families()} {font.bold()}" if not own and self.utf16.plain else None
        self.layout = self._set(self.utf16.visible, font, option, formats, width, first, rest)
        if self._ends_in_hyphen() and QFontMetrics(font).inFontUcs4(ord(UNBREAKABLE)):
            text = self.utf16.visible.replace("-", UNBREAKABLE)
            self.layout = self._set(text, font, option, formats, width, first, rest)
        self.count = self.layout.lineCount()

    @staticmethod
    def _set(
        text: str,
        font: QFont,
        option: QTextOption,
        formats: list[QTextLayout.FormatRange],
        width: float,
        first: float,
        rest: float,
    ) -> QTextLayout:
        """Break the text into lines."""
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            inset = rest if layout.lineCount() > 1 else first
            line.setLineWidth(max(1.0, width - inset + SLACK))
            line.setPosition(QPointF(inset, 0))
        layout.endLayout()
        return layout

    def _ends_in_hyphen(self) -> bool:
        """Tell whether a line ends in a hyphen: readers of a PDF drop it there, and 苏-24 would become 苏24."""
        if "-" not in self.utf16.visible:
            return False
        units = self.utf16.visible.encode("utf-16-le", "replace")
        ends = (
            line.textStart() + line.textLength() for line in map(self.layout.lineAt, range(self.layout.lineCount()))
        )
        return any(units[2 * end - 2 : 2 * end] == b"-\0" for end in ends if 0 < 2 * end < len(units))

    def _formats(self, font: QFont, stretches: tuple[Stretch, ...]) -> Iterator[QTextLayout.FormatRange]:
        """Yield what differs from the plain face: the stretches, then single marks with a feature of their own."""
        for stretch in stretches:
            yield self._range(stretch)
        for tag, places in (("halt", squeezed(self.text)), ("fwid", full_width(self.text))):
            featured: QFont | None = None
            for start, end in _joined(places):
                base = next((s.font for s in stretches if s.font and s.start <= start < s.end), None)
                if base is None:
                    made = featured = featured or with_feature(font, tag)
                else:
                    made = with_feature(base, tag)
                yield self._range(Stretch(start, end, made))

        for k, character in enumerate(self.text):
            if character in RANKS:
                base = next((s.font for s in stretches if s.font and s.start <= k < s.end), None) or font
                yield self._range(Stretch(k, k + 1, copy_of(base, RANKS[character])))

    def _range(self, stretch: Stretch) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = self.utf16.at(stretch.start)
        made.length = self.utf16.at(stretch.end) - made.start
        looks = QTextCharFormat()
        if stretch.font is not None:
            looks.setFont(stretch.font)
        if stretch.ink is not None:
            looks.setForeground(QBrush(QColor(stretch.ink)))
        made.format = looks
        return made

    def line(self, number: int) -> QTextLine:
        """Return one line; it is valid as long as this object lives."""
        return self.layout.lineAt(number)

    def width(self, number: int = 0) -> float:
        """Return the natural width of a line."""
        return self.line(number).naturalTextWidth()

    def across(self, number: int, start: int, end: int) -> tuple[float, float] | None:
        """Return from where to where on a line the characters `start:end` stand; None where they are on others."""
        line = self.line(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        begin, finish = max(first, self.utf16.at(start)), min(last, self.utf16.at(end))
        if begin >= finish:
            return None
        return x_of(line, begin), x_of(line, finish)

    def ends_on(self, number: int, end: int) -> bool:
        """Tell whether the character before `end` stands on this line."""
        line = self.line(number)
        return line.textStart() < self.utf16.at(end) <= line.textStart() + line.textLength()

    def characters(self, number: int, offsets: Iterable[int]) -> Iterator[tuple[int, float, float]]:
        """Yield (offset, left, right) for those of the characters that stand on a line."""
        line = self.line(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        for offset in offsets:
            at = self.utf16.at(offset)
            if first <= at < last:
                yield offset, x_of(line, at), x_of(line, self.utf16.at(offset + 1))

    def draw(self, painter: QPainter, number: int, x: float, baseline: float, layer: TextLayer | None) -> None:
        """Draw one line with its baseline there, and tell the text layer what was drawn."""
        line = self.line(number)
        line.draw(painter, QPointF(x, baseline - line.ascent()))
        if layer is not None:
            layer.drawn(line, self.utf16.visible, self._key)


def _joined(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield neighbouring places as one stretch, so that a dash of two stays one."""
    start = end = -1
    for place in places:
        if place != end:
            if end > start:
                yield start, end
            start = place
        end = place + 1
    if end > start:
        yield start, end
