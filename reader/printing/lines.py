"""Text broken into lines: Chinese line breaking, justified, with squeezed marks and wide dashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.printing.composed import Part, bare, composed, formats, overhang, uncomposed
from reader.printing.structure import Cell
from reader.printing.surface import Inked, Surface
from reader.printing.text_layer import x_of
from reader.printing.utf16 import Utf16
from reader.rendering.composition import Setting
from reader.rendering.printable import one_line

SLACK = 0.5
UNBREAKABLE = "\u2011"


class Stretch(NamedTuple):
    """A stretch of a text, in code points, with a face or an ink of its own."""

    start: int
    end: int
    font: QFont | None = None
    ink: str | None = None


class Lines:
    """One text, set by `rendering.composition`: its lines can be drawn one by one and asked where a character stands.

    Lines that stand at the right, or hold tabs, are broken by Qt.

    `width` is the measure, `first` the first line's indent, `rest` that of the others, `tabs` where its tabs stand, all
    in units. `cells` are parts of their own.
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
        cells: Sequence[Cell] = (),
    ) -> None:
        self.text = one_line(text)
        self.utf16 = Utf16(self.text)
        own = tuple(stretches)
        option = QTextOption()
        option.setTabs([QTextOption.Tab(at, QTextOption.TabType.LeftTab) for at in tabs])
        ours = align != Qt.AlignmentFlag.AlignRight and not tabs
        option.setAlignment(Qt.AlignmentFlag.AlignLeft if ours else align)
        wrap = QTextOption.WrapMode
        option.setWrapMode(wrap.WrapAnywhere if ours else wrap.WrapAtWordBoundaryOrAnywhere)
        parts = self._faces = self._parts(font, own)
        self._inked = self._inks(cells) if cells or any(part.ink for part in parts) else ()
        justified = align == Qt.AlignmentFlag.AlignJustify
        visible = self.utf16.visible
        self._trails: dict[int, float] = {}
        for said in (visible, visible.replace("-", UNBREAKABLE)):
            setting = (
                uncomposed(said) if not ours else composed(said, parts, width - rest, first - rest, justified=justified)
            )
            made = list(formats(said, parts, setting, spaced=not ours))
            room = overhang(font.pixelSize()) if ours else SLACK
            self.layout = self._set(said, font if not ours else bare(font), option, made, (width + room, first, rest))
            self._trails = _trails(setting)
            if not self._ends_in_hyphen() or not QFontMetrics(font).inFontUcs4(ord(UNBREAKABLE)):
                break
        self.count = self.layout.lineCount()

    @staticmethod
    def _set(
        text: str,
        font: QFont,
        option: QTextOption,
        made: list[QTextLayout.FormatRange],
        place: tuple[float, float, float],
    ) -> QTextLayout:
        """Break the text into lines; `place`: measure, indent of the first line and of the others."""
        width, first, rest = place
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setFormats(made)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            inset = rest if layout.lineCount() > 1 else first
            line.setLineWidth(max(1.0, width - inset))
            line.setPosition(QPointF(inset, 0))
        layout.endLayout()
        return layout

    def _ends_in_hyphen(self) -> bool:
        """Tell whether a line ends in a hyphen: readers of a PDF drop it there, and 苏-24 would become 苏24."""
        if "-" not in self.layout.text():
            return False
        units = self.utf16.visible.encode("utf-16-le", "replace")
        ends = (
            line.textStart() + line.textLength() for line in map(self.layout.lineAt, range(self.layout.lineCount()))
        )
        return any(units[2 * end - 2 : 2 * end] == b"-\0" for end in ends if 0 < 2 * end < len(units))

    def _parts(self, font: QFont, stretches: tuple[Stretch, ...]) -> list[Part]:
        """Return the stretches of the visible text in one face and ink each, the plain face between them."""
        parts: list[Part] = []
        for stretch in sorted(stretches):
            start, end = self.utf16.seen(stretch.start), self.utf16.seen(stretch.end)
            if start > (parts[-1].end if parts else 0) or not parts:
                parts.append(Part(start, font))
            parts.append(Part(end, stretch.font or font, stretch.ink))
        length = len(self.utf16.visible)
        if not parts or parts[-1].end < length:
            parts.append(Part(length, font))
        return parts

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
        trail = self._trails.get(number, 0.0) if finish == last else 0.0
        return x_of(line, begin), x_of(line, finish) - trail

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

    def face_at(self, at: int) -> tuple[QFont, str | None]:
        """Return face and ink of a character of the visible text; no ink: that of the line."""
        part = next((part for part in self._faces if at < part.end), self._faces[-1])
        return part.font, part.ink

    def x_at(self, number: int, at: int) -> float:
        """Return where on a line a UTF-16 unit of the visible text begins."""
        return x_of(self.line(number), at)

    def draw(self, surface: Surface, number: int, x: float, baseline: float, ink: str) -> None:
        """Draw one line with its baseline there."""
        surface.write(self.line(number), self.utf16.visible, x, baseline, ink, self._inked)

    def _inks(self, cells: Sequence[Cell]) -> tuple[Inked, ...]:
        """Return the stretches that have an ink, or are a part, of their own."""
        if cells:
            at = self.utf16.at
            return tuple(Inked(at(cell.start), at(cell.end), "", cell.part) for cell in cells)
        units, begin, found = Utf16(self.utf16.visible), 0, []
        for part in self._faces:
            if part.ink is not None:
                found.append(Inked(units.at(begin), units.at(part.end), part.ink))
            begin = part.end
        return tuple(found)


def _trails(setting: Setting) -> dict[int, float]:
    """Return the white behind the last character of each line but the last, which no mark over the text shows."""
    at = {gap.end: gap.width for gap in setting.gaps}
    return {number: max(0.0, at.get(end, 0.0)) for number, end in enumerate(setting.breaks)}
