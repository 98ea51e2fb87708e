"""Pages as pictures, as they were printed: those of a PDF, or pictures that lie beside what somebody read on them.

A page that is one JPEG already (a scan) stays that JPEG; others are drawn once and written as WebP: grey type without
loss, which is smaller and sharper, anything with pictures or colour at a quality that keeps within the bytes allowed.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.importing.formats.scroll import Print

POINTS = 72.0
_PICTURES = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "JPEG2000")
MOST_PIXELS = 48_000_000
"""A page is drawn no larger: a poster is seen smaller."""
QUALITIES = (75, 60, 45)
GREYS = 16
_COLOURED = 13
"""Colours so far apart, of 255, are no grey."""
_ALL_OF_IT = 0.98
"""A picture that covers so much of a page is the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuality:
    """How pages are kept: dots an inch, and the bytes that a page may take."""

    dpi: int = 200
    most_bytes: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page's picture: its number from 1, pixels a point (0: a picture does not tell), the bytes of a JPEG or
    WebP file.
    """

    page: int
    scale: float
    data: bytes


@door
def page_images(prints: Sequence[Print], quality: PageQuality, *, name: str) -> Iterator[PageImage]:
    """Yield pictures of the pages of PDFs, one file behind the other, or of pages that are pictures themselves. A page
    that is damaged, or whose picture is not there, has none.

    Raises ImportFailure `corrupt` where a file is none that can be opened.
    """
    import pypdfium2 as pdfium

    number = 0
    for data in prints:
        if not isinstance(data, bytes):
            number += 1
            if found := _of_picture(data(), quality.most_bytes):
                yield PageImage(page=number, scale=0.0, data=found)
            continue
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            raise ImportFailure("corrupt", _("《{name}》坏了，打不开。").format(name=name)) from None
        try:
            for k in range(len(document)):
                number += 1
                made = _page(document, k, quality)
                if made is not None:
                    yield PageImage(page=number, scale=made[1], data=made[0])
        finally:
            document.close()


def _of_picture(data: bytes, most: int) -> bytes:
    """Return a picture within so many bytes, a JPEG as it is; nothing of what is none."""
    from PIL import Image

    from reader.importing.pictures.converting import shown as pixels_of

    try:
        with Image.open(io.BytesIO(data), formats=_PICTURES) as picture:
            if picture.format == "JPEG" and len(data) <= most:
                return data
            if picture.width * picture.height > 2 * MOST_PIXELS:
                picture.draft("RGB", (picture.width // 2, picture.height // 2))
            shown = pixels_of(picture).convert("RGB")
            exif = picture.getexif().tobytes() if picture.getexif() else b""
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    while True:
        made = _written(shown, most, exif)
        if len(made) <= most or min(shown.size) < 600:
            return made
        share = max(0.5, 0.95 * math.sqrt(most / len(made)))
        shown = shown.resize((round(shown.width * share), round(shown.height * share)))


def _page(document: Any, k: int, quality: PageQuality) -> tuple[bytes, float] | None:
    import pypdfium2 as pdfium

    try:
        page = document[k]
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            return None
        kept = _scanned(page, width, height)
        if kept is not None and len(kept[0]) <= quality.most_bytes:
            return kept
        scale = min(quality.dpi / POINTS, math.sqrt(MOST_PIXELS / (width * height)))
        return _fitting(page, scale, quality.most_bytes)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _scanned(page: Any, width: float, height: float) -> tuple[bytes, float] | None:
    """Return the JPEG that a page consists of, besides text that nobody sees, and its pixels a point."""
    import pypdfium2.raw as raw

    pictures, hidden = [], raw.FPDF_TEXTRENDERMODE_INVISIBLE
    for item in page.get_objects(max_depth=1):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(item)
        elif item.type != raw.FPDF_PAGEOBJ_TEXT or raw.FPDFTextObj_GetTextRenderMode(item) != hidden:
            return None
    if len(pictures) != 1 or page.get_rotation():
        return None
    (picture,) = pictures
    matrix = picture.get_matrix()
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) < 0.01 and abs(matrix.c) < 0.01
    left, bottom = page.get_bbox()[:2]
    placed = abs(matrix.e - left) < 0.01 * width and abs(matrix.f - bottom) < 0.01 * height
    if not (upright and placed and matrix.a >= _ALL_OF_IT * width and matrix.d >= _ALL_OF_IT * height):
        return None
    if list(picture.get_filters()) != ["DCTDecode"]:
        return None
    data = bytes(picture.get_data())
    across = picture.get_px_size()[0]
    return (data, across / width) if data[:3] == b"\xff\xd8\xff" and across else None


def _fitting(page: Any, scale: float, most: int) -> tuple[bytes, float]:
    """Draw a page and write it within so many bytes: at less quality first, then smaller."""
    while True:
        picture = page.render(scale=scale).to_pil()
        data = _written(picture, most)
        if len(data) <= most or scale < 0.2:
            return data, scale
        scale *= max(0.5, 0.95 * math.sqrt(most / len(data)))


def _written(picture: Any, most: int, exif: bytes = b"") -> bytes:
    if (grey := _grey(picture)) is not None:
        data = _webp(grey.quantize(GREYS).convert("RGB"), lossless=True, method=1, quality=20, exif=exif)
        if len(data) <= most:
            return data
        picture = grey
    data = b""
    for quality in QUALITIES:
        data = _webp(picture.convert("RGB"), quality=quality, method=2, exif=exif)
        if len(data) <= most:
            break
    return data


def _webp(picture: Any, **how: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "WEBP", **how)
    return stream.getvalue()


def _grey(picture: Any) -> Any | None:
    """Return a page of type and rules in grey; None where it has colour, or the many tones of a photograph."""
    from PIL import ImageChops

    small = picture.convert("RGB").reduce(4)
    red, green, blue = small.split()
    pairs = ((red, green), (green, blue), (red, blue))
    if any(sum(ImageChops.difference(a, b).histogram()[_COLOURED:]) for a, b in pairs):
        return None
    grey = picture.convert("L")
    tones = sorted(grey.histogram(), reverse=True)
    return grey if sum(tones[:GREYS]) > 0.9 * sum(tones) else None
