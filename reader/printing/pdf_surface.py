"""Pages written as a PDF: what is drawn becomes the content of its page at once (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainterPath, QRawFont, QTextLine

from reader.printing.compact_font import EM
from reader.printing.embedded_face import EmbeddedFace
from reader.printing.face_facts import FaceKey, key_of
from reader.printing.faces import UNITS
from reader.printing.glyph_outline import Shape, shape_of
from reader.printing.glyph_picture import outline_of, size_of
from reader.printing.pdf_forms import Forms
from reader.printing.pdf_image import clear_image, image_object
from reader.printing.pdf_paths import Matrix, after, box_in, colour, filled, numbers, shaped
from reader.printing.pdf_row import Row
from reader.printing.structure import Part
from reader.printing.surface import DASHES, Inked
from reader.printing.text_layer import UNDRAWN, SpokenRun, spoken
from reader.printing.word import MIDDLE

if TYPE_CHECKING:
    import pikepdf


class DrawnPage(NamedTuple):
    """A page of the file, and the parts of its stretches in the order of their numbers."""

    page: pikepdf.Page
    parts: list[Part]


class PdfSurface:
    """A surface whose pages make up a file; `size` of the paper in units, `scale` that of its faces (EmbeddedFace)."""

    def __init__(self, pdf: pikepdf.Pdf, size: tuple[float, float], scale: float = 1.0) -> None:
        self.pdf, self.pages = pdf, list[DrawnPage]()
        self.boxes: dict[Part, QRectF] = {}
        self._size, self._scale = size, scale
        self._all, self._faces = list[EmbeddedFace](), dict[FaceKey, EmbeddedFace]()
        self._images: dict[int, tuple[str, pikepdf.Object]] = {}
        self._forms = Forms(pdf)
        self._begin_page()

    def _begin_page(self) -> None:
        self._matrix: Matrix = (1 / UNITS, 0, 0, -1 / UNITS, 0, self._size[1] / UNITS)
        self._content: list[str] = []
        self._parts: list[Part] = []
        self._part: Part | None = None
        self._open = False
        self._ink = ""
        self._fonts: dict[str, pikepdf.Object] = {}
        self._drawn: dict[str, pikepdf.Object] = {}

    def end_page(self) -> None:
        """Add the page to the file; what is drawn next is on another one."""
        import pikepdf

        self._close()
        content = zlib.compress("\n".join(self._content).encode("ascii"))
        width, height = (round(side / UNITS, 2) for side in self._size)
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(self._fonts), XObject=pikepdf.Dictionary(self._drawn))
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=[0, 0, width, height], Resources=resources,
            Contents=self.pdf.make_stream(content, Filter=pikepdf.Name.FlateDecode),
        )  # fmt: skip
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(made)))
        self.pages.append(DrawnPage(self.pdf.pages[-1], self._parts))
        self._begin_page()

    def finish(self) -> None:
        """Put the faces into the file."""
        for face in self._all:
            face.finish()

    def begin(self, part: Part | None, figure: QRectF | None = None) -> None:
        """See Surface."""
        if part is not None and figure is not None:
            self.boxes[part] = box_in(self._matrix, figure)
        if self._open and part is self._part:
            return
        self._close()
        if part is None:
            self._content.append("/Artifact BMC")
        else:
            self._content.append(f"/{part.role} <</MCID {len(self._parts)}>> BDC")
            self._parts.append(part)
        self._part, self._open = part, True

    def _close(self) -> None:
        if self._open:
            self._content.append("EMC")
        self._open = False

    @contextmanager
    def turned(self, x: float, y: float, degrees: float, stretch: float = 1.0) -> Iterator[None]:
        """See Surface; by quarters only."""
        before = self._matrix
        right, down = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), -90.0: (0.0, -1.0)}[degrees]
        self._matrix = self._to(right * stretch, down * stretch, -down, right, x, y)
        yield
        self._matrix = before

    def _to(self, a: float, b: float, c: float, d: float, e: float, f: float) -> Matrix:
        return after(self._matrix, (a, b, c, d, e, f))

    def _fill(self, ink: str) -> None:
        if ink != self._ink:
            self._content.append(f"{colour(ink)} rg")
            self._ink = ink

    def bar(self, where: QRectF, ink: str) -> None:
        """See Surface."""
        self._fill(ink)
        box = box_in(self._matrix, where)
        self._content.append(f"{box.x():.2f} {box.y():.2f} {box.width():.2f} {box.height():.2f} re f")

    def stroke(self, points: Sequence[QPointF], width: float, ink: str, style: str = "solid") -> None:
        """See Surface."""
        dashes = " ".join(f"{width * part:.2f}" for part in DASHES[style])
        path = " l ".join(f"{p.x():.2f} {p.y():.2f}{' m' if k == 0 else ''}" for k, p in enumerate(points))
        path = path.replace(" m l ", " m ")
        drawn = f"{width:.2f} w [{dashes}] 0 d {colour(ink)} RG {path} l S"
        self._content.append(f"q {numbers(self._matrix)} cm {drawn} Q")

    def shape(self, text: str, font: QFont, x: float, baseline: float, ink: str) -> None:
        """See Surface."""
        if drawn := shaped(font, text):
            drawn = self._forms.shown(drawn, self._drawn)
            self._fill(ink)
            self._content.append(f"q {numbers(self._to(1, 0, 0, 1, x, baseline))} cm {drawn} Q")

    def fill(self, path: QPainterPath, ink: str) -> None:
        """See Surface."""
        self._fill(ink)
        self._content.append(f"q {numbers(self._matrix)} cm {filled(path)} Q")

    def image(self, where: QRectF, image: QImage) -> None:
        """See Surface."""
        self._place(where, image, image_object)

    def _place(self, where: QRectF, image: QImage, made: Callable[[pikepdf.Pdf, QImage], pikepdf.Object]) -> None:
        known = self._images.get(image.cacheKey())
        if known is None:
            known = self._images[image.cacheKey()] = f"/I{len(self._images)}", made(self.pdf, image)
        name, self._drawn[name] = known[0], known[1]
        place = self._to(where.width(), 0, 0, -where.height(), where.x(), where.bottom())
        self._content.append(f"q {numbers(place)} cm {name} Do Q")

    def write(
        self, line: QTextLine, text: str, x: float, baseline: float, ink: str, inked: Sequence[Inked] = ()
    ) -> None:
        """See Surface."""
        units = text.encode("utf-16-le", "surrogatepass")
        start, end = line.textStart(), line.textStart() + line.textLength()
        top = baseline - line.ascent()
        at = start
        for stretch in [*inked, Inked(end, end, ink)]:
            first, last = (max(start, min(end, edge)) for edge in (stretch.start, stretch.end))
            if at < first:
                self._stretch(line, units, (at, first), (x, top), ink)
            if stretch.part is not None and stretch.start <= end and stretch.end >= start:
                self.begin(stretch.part)
            if first < last:
                self._stretch(line, units, (first, last), (x, top), stretch.ink or ink)
            at = max(at, last)

    def stand(self, line: QTextLine, text: str, x: float, baseline: float, ink: str) -> None:
        """See Surface: the face is set downwards (9.7.4.3), so that who reads the file knows how its lines run."""
        start, end = line.textStart(), line.textStart() + line.textLength()
        y = baseline - line.ascent()
        for raw, glyphs, words, places in spoken(line, text.encode("utf-16-le", "surrogatepass"), start, end):
            face, size, first = self._face(raw), size_of(raw), places[0]
            if face.apart:
                self._apart(face, raw, glyphs, [QPointF(x, y) + place for place in places], ink)
            self._fill(ink)
            code, width = face.code(shape_of(glyphs, places, size), "".join(words))
            middle = x + first.x() + (width // 2 / EM - MIDDLE) * size
            top = y + first.y() - face.above * size
            place = numbers(self._to(UNITS, 0, 0, -UNITS, middle, top))
            name = face.upright()
            self._fonts[name[0]] = name[1]
            self._content.append(face.show(f"{name[0]} {size * face.scale / UNITS:.2f} Tf {place} Tm <{code}> Tj"))

    def _stretch(
        self, line: QTextLine, units: bytes, between: tuple[int, int], corner: tuple[float, float], ink: str
    ) -> None:
        """Write a stretch of a line; glyphs that stand in a row are shown by one operator (9.4.3)."""
        self._fill(ink)
        x, y = corner
        row: Row | None = None
        for run in spoken(line, units, *between):
            face, size = self._face(run.raw), size_of(run.raw)
            for shape, word, place in self._said(run, face, size, corner, ink):
                at = place.x()
                if row is None or not row.takes(face, size, place.y()):
                    self._show(row, at)
                    row = Row(face, size, place, self._to(UNITS, 0, 0, -UNITS, x + at, y + place.y()))
                row.add(shape, word, at)
        self._show(row)

    def _said(
        self, run: SpokenRun, face: EmbeddedFace, size: float, corner: tuple[float, float], ink: str
    ) -> Iterator[tuple[Shape, str, QPointF]]:
        """Yield what a run shows, what that says and where it stands; glyphs that say nothing are drawn."""
        if all(run.words) and not face.apart:
            for glyph, word, place in zip(run.glyphs, run.words, run.places, strict=True):
                if word.strip(UNDRAWN):
                    yield glyph, word, place
            return
        for own in run.clusters():
            word, glyphs, places = run.words[own.start], run.glyphs[own], run.places[own]
            if word and not word.strip(UNDRAWN):
                continue
            if face.apart or not word:
                self._apart(face, run.raw, glyphs, [QPointF(*corner) + place for place in places], ink)
            if word:
                yield shape_of(glyphs, places, size), word, places[0]

    def _apart(
        self, face: EmbeddedFace, raw: QRawFont, glyphs: Sequence[int], places: Sequence[QPointF], ink: str
    ) -> None:
        """Draw glyphs that their face in the file only says, or that say nothing."""
        for glyph, place in zip(glyphs, places, strict=True):
            with self.turned(place.x(), place.y(), 0.0):
                if not face.coloured:
                    self.fill(outline_of(raw, glyph), ink)
                elif picture := face.picture(raw, glyph):
                    size, box = size_of(raw), picture.box
                    where = QRectF(box.topLeft() * size, box.size() * size)
                    self._place(where, picture.image, clear_image)

    def _show(self, row: Row | None, following: float | None = None) -> None:
        if row is not None:
            self._fonts[row.face.name] = row.face.object
            self._content.append(row.shown(following))

    def _face(self, raw: QRawFont) -> EmbeddedFace:
        key = key_of(raw)
        face = self._faces.get(key)
        if face is None or face.full:
            face = self._faces[key] = EmbeddedFace(self.pdf, raw, len(self._all), self._scale)
            self._all.append(face)
        return face
